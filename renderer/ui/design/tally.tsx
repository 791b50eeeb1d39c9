import type { ReactNode } from 'react'
import './tally.css'

export interface TallyLine {
  readonly label: string
  readonly count: number
  readonly hint?: string
}

const numbers = new Intl.NumberFormat('en')

/** Counts, one a line. */
export function Tally({ lines }: { readonly lines: readonly TallyLine[] }): ReactNode {
  return (
    <dl className="tally figures">
      {lines.map(({ label, count, hint }) => (
        <div key={label} className={`tally-row ${count === 0 ? 'tally-none' : ''}`}>
          <dt>
            {label}
            {hint === undefined || count === 0 ? null : <span className="tally-hint">{hint}</span>}
          </dt>
          <dd>{numbers.format(count)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A part of a dialog under a small heading. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className="part" aria-label={title}>
      <h3 className="part-title">{title}</h3>
      {children}
    </section>
  )
}

/** Plain sentences, one a line. */
export function PartList({ lines }: { readonly lines: readonly string[] }): ReactNode {
  return (
    <ul className="part-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
