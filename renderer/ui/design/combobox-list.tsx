import { Check, Plus } from 'lucide-react'
import type { CSSProperties, HTMLAttributes, ReactNode, Ref } from 'react'
import { type Choice, fold } from './match-items.ts'
import './combobox.css'

/** A line of a combobox's list: something to choose, or the offer to add what was typed. */
export type ListEntry<T extends Choice> =
  | { readonly kind: 'item'; readonly item: T }
  | { readonly kind: 'add'; readonly text: string }

/** The matches, and the offer to add `typed` where none of all items bears that label. */
export function listEntries<T extends Choice>(
  matches: readonly T[],
  typed: string | null,
  all: readonly T[],
): readonly ListEntry<T>[] {
  const entries: readonly ListEntry<T>[] = matches.map((item) => ({ kind: 'item', item }))
  const text = typed?.trim() ?? ''
  if (text === '' || all.some(({ label }) => fold(label) === fold(text))) return entries
  return [...entries, { kind: 'add', text }]
}

export interface ComboboxListProps<T extends Choice> {
  /** The element that opens and closes, and its place. */
  readonly popup: Ref<HTMLDivElement>
  readonly style: CSSProperties
  readonly menuProps: HTMLAttributes<HTMLUListElement>
  readonly entries: readonly ListEntry<T>[]
  /** From 0; -1 for none. */
  readonly highlighted: number
  readonly itemProps: (entry: ListEntry<T>, index: number) => HTMLAttributes<HTMLLIElement>
  readonly isChosen: (item: T) => boolean
  readonly addLabel: (text: string) => string
  readonly emptyLabel: string
  readonly drawItem: ((item: T) => ReactNode) | undefined
}

/** The list that opens under a combobox, in the top layer. */
export function ComboboxList<T extends Choice>(props: ComboboxListProps<T>): ReactNode {
  const {
    popup,
    style,
    menuProps,
    entries,
    highlighted,
    itemProps,
    isChosen,
    addLabel,
    emptyLabel,
    drawItem = drawChoice,
  } = props
  return (
    <div ref={popup} popover="manual" className="combobox-popup" style={style}>
      <ul {...menuProps} className="combobox-list" hidden={entries.length === 0}>
        {entries.map((entry, index) => (
          <li
            key={entry.kind === 'item' ? entry.item.id : '+'}
            {...itemProps(entry, index)}
            className={`combobox-option ${index === highlighted ? 'combobox-option-active' : ''}`}
          >
            {entry.kind === 'add' ? <Plus aria-hidden="true" /> : null}
            <span className="combobox-option-text">
              {entry.kind === 'add' ? addLabel(entry.text) : drawItem(entry.item)}
            </span>
            {entry.kind === 'item' && isChosen(entry.item) ? <Check aria-hidden="true" /> : null}
          </li>
        ))}
      </ul>
      <p className="combobox-none" role="status">
        {entries.length === 0 ? emptyLabel : ''}
      </p>
    </div>
  )
}

function drawChoice({ label, detail }: Choice): ReactNode {
  return (
    <>
      {label}
      {detail === undefined ? null : <span className="combobox-detail"> {detail}</span>}
    </>
  )
}
