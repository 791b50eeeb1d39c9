import type { ReactNode } from 'react'
import { t } from '../../strings/strings.ts'
import './tally.css'

export interface TallyLine {
  readonly label: string
  /** `null` while it is being counted: the line has its place already. */
  readonly count: number | null
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
            {hint === undefined || count === 0 || count === null ? null : <span className="tally-hint">{hint}</span>}
          </dt>
          <dd>{count === null ? '\u2007' : numbers.format(count)}</dd>
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

/** A damaged file of a hundred thousand revisions has as many faults: a person reads some of them. */
const MOST_LINES = 100

/** Plain sentences, one a line; of very many the first, and how many more there are. */
export function PartList({ lines }: { readonly lines: readonly string[] }): ReactNode {
  const more = lines.length - MOST_LINES
  return (
    <ul className="part-list">
      {lines.slice(0, MOST_LINES).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: The lines never move, and two of them may say the same.
        <li key={index}>{line}</li>
      ))}
      {more > 0 ? <li>{t('list.more', numbers.format(more))}</li> : null}
    </ul>
  )
}
