import { type UseComboboxState, type UseComboboxStateChangeOptions, useCombobox } from 'downshift'
import { X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { fieldOf, preventDownshift } from './combobox.tsx'
import { ComboboxList, type ListEntry, listEntries } from './combobox-list.tsx'
import { Field, type FieldProps } from './field.tsx'
import { type Choice, matchItems } from './match-items.ts'
import { usePopover } from './use-popover.ts'

export interface MultiComboboxProps<T extends Choice> extends FieldProps {
  readonly items: readonly T[]
  /** The chosen ones, in their order. */
  readonly chosen: readonly T[]
  /** The whole new list of chosen ids. */
  readonly onChange: (ids: readonly string[]) => void
  /** Offers to add what was typed where no item has that label. */
  readonly onAdd?: (text: string) => void
  readonly addLabel?: (text: string) => string
  readonly emptyLabel?: string
  /** The accessible name of a chip's button, e.g. "Remove Maren Ostrova". */
  readonly removeLabel: (item: T) => string
  /** Makes the chips' labels buttons, e.g. to edit a speaker; `openLabel` names them. */
  readonly onOpen?: (item: T) => void
  readonly openLabel?: (item: T) => string
  readonly match?: (query: string, items: readonly T[]) => readonly T[]
  readonly placeholder?: string
  readonly disabled?: boolean
}

/** A field that finds several of many by typing; each chosen one is a chip. Backspace in the empty field removes the last. */
export function MultiCombobox<T extends Choice>(props: MultiComboboxProps<T>): ReactNode {
  const { items, chosen, onChange, onAdd, match = matchItems, disabled = false } = props
  const [typed, setTyped] = useState('')
  const popup = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const chips = useRef<HTMLDivElement>(null)
  const ids = chosen.map(({ id }) => id)
  const left = items.filter(({ id }) => !ids.includes(id))
  const entries = listEntries(match(typed, left), onAdd === undefined ? null : typed, items)

  const box = useCombobox<ListEntry<T>>({
    items: entries as ListEntry<T>[],
    itemToString: () => '',
    inputValue: typed,
    selectedItem: null,
    defaultHighlightedIndex: 0,
    stateReducer: stayOpen,
    onStateChange({ type, selectedItem }) {
      if (type === useCombobox.stateChangeTypes.InputBlur) setTyped('')
      if (!selectedItem) return
      setTyped('')
      if (selectedItem.kind === 'add') onAdd?.(selectedItem.text)
      else onChange([...ids, selectedItem.item.id])
    },
  })
  const styles = usePopover(popup, box.isOpen)

  function remove(id: string): void {
    onChange(ids.filter((other) => other !== id))
    input.current?.focus()
  }

  function keyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const atStart = event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === 0
    if (event.key === 'Escape' && (box.isOpen || typed !== '')) {
      event.preventDefault()
      event.stopPropagation()
      setTyped('')
      return
    }
    if (['Escape', 'Home', 'End'].includes(event.key)) preventDownshift(event)
    const last = ids.at(-1)
    if (event.key === 'Backspace' && typed === '' && last !== undefined) remove(last)
    if (event.key === 'ArrowLeft' && atStart) removers(chips.current).at(-1)?.focus()
  }

  return (
    <Field {...fieldOf(props)}>
      {({ id, ...described }) => (
        <div className="combobox" style={styles.anchor}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys between the buttons inside, a click beside them into the field */}
          <div
            className="chips"
            ref={chips}
            onKeyDown={moveBetweenChips}
            onMouseDown={(event) => {
              if (event.target !== event.currentTarget) return
              event.preventDefault()
              input.current?.focus()
            }}
          >
            {chosen.map((item) => (
              <span className="chip" key={item.id}>
                <ChipText item={item} onOpen={props.onOpen} openLabel={props.openLabel} />
                {disabled ? null : (
                  <button
                    type="button"
                    className="chip-remove"
                    aria-label={props.removeLabel(item)}
                    onClick={() => remove(item.id)}
                  >
                    <X aria-hidden="true" />
                  </button>
                )}
              </span>
            ))}
            <input
              {...box.getInputProps({
                ...described,
                id,
                'aria-labelledby': undefined,
                ref: input,
                onKeyDown: keyDown,
                // Here and not in onStateChange, which comes a frame late: quick typing would meet the old text.
                onChange: ({ currentTarget }) => setTyped(currentTarget.value),
              })}
              className="chips-input"
              placeholder={chosen.length === 0 ? props.placeholder : undefined}
              disabled={disabled}
              autoComplete="off"
              spellCheck={false}
            />
          </div>
          <ComboboxList
            popup={popup}
            style={styles.popup}
            menuProps={box.getMenuProps({ 'aria-label': props.label, 'aria-labelledby': undefined })}
            entries={entries}
            highlighted={box.highlightedIndex}
            itemProps={(entry, index) => box.getItemProps({ item: entry, index })}
            isChosen={() => false}
            addLabel={props.addLabel ?? String}
            emptyLabel={props.emptyLabel ?? ''}
            drawItem={undefined}
          />
        </div>
      )}
    </Field>
  )

  function moveBetweenChips(event: KeyboardEvent<HTMLDivElement>): void {
    const buttons = removers(chips.current)
    const at = buttons.indexOf(event.target as HTMLButtonElement)
    if (at === -1) return
    const id = ids[at]
    if ((event.key === 'Backspace' || event.key === 'Delete') && id !== undefined) remove(id)
    if (event.key === 'ArrowLeft') buttons[at - 1]?.focus()
    if (event.key === 'ArrowRight') (buttons[at + 1] ?? input.current)?.focus()
  }
}

function ChipText<T extends Choice>(props: {
  readonly item: T
  readonly onOpen: ((item: T) => void) | undefined
  readonly openLabel: ((item: T) => string) | undefined
}): ReactNode {
  const { item, onOpen, openLabel } = props
  if (onOpen === undefined) return <span className="chip-text">{item.label}</span>
  return (
    <button type="button" className="chip-text" aria-label={openLabel?.(item)} onClick={() => onOpen(item)}>
      {item.label}
    </button>
  )
}

function removers(chips: HTMLElement | null): HTMLButtonElement[] {
  return [...(chips?.querySelectorAll<HTMLButtonElement>('.chip-remove') ?? [])]
}

/** Choosing keeps the list closed and the field empty; leaving chooses nothing. */
function stayOpen<T extends Choice>(
  state: UseComboboxState<ListEntry<T>>,
  { type, changes }: UseComboboxStateChangeOptions<ListEntry<T>>,
): Partial<UseComboboxState<ListEntry<T>>> {
  if (type === useCombobox.stateChangeTypes.InputBlur) {
    return { ...changes, selectedItem: state.selectedItem, isOpen: false }
  }
  return changes
}
