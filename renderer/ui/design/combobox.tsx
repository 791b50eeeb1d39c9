import { type UseComboboxState, type UseComboboxStateChangeOptions, useCombobox } from 'downshift'
import { ChevronDown } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type Ref, useRef, useState } from 'react'
import { ComboboxList, type ListEntry, listEntries } from './combobox-list.tsx'
import { Field, type FieldProps } from './field.tsx'
import { type Choice, matchItems } from './match-items.ts'
import { usePopover } from './use-popover.ts'

export interface ComboboxProps<T extends Choice> extends FieldProps {
  readonly items: readonly T[]
  /** What the field shows while nobody types in it; '' for nothing. */
  readonly value: string
  /** The item that is chosen now, ticked in the list. */
  readonly selectedId?: string | null
  readonly onPick: (item: T) => void
  /** Offers to add what was typed where no item has that label. */
  readonly onAdd?: (text: string) => void
  readonly addLabel?: (text: string) => string
  /** What the list says where nothing matches and nothing can be added. */
  readonly emptyLabel?: string
  /** By default `matchItems`. */
  readonly match?: (query: string, items: readonly T[]) => readonly T[]
  readonly drawItem?: (item: T) => ReactNode
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly autoFocus?: boolean
  readonly size?: 'normal' | 'small'
  /** Called before the combobox's own keys; `preventDefault` keeps those from acting. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly inputRef?: Ref<HTMLInputElement>
}

/**
 * A field that finds one of many by typing. Opens on typing, on a click and on the arrow keys; the best match is ready
 * for Enter. Escape closes the list and puts the field back; with the list closed it is left to those around.
 */
export function Combobox<T extends Choice>(props: ComboboxProps<T>): ReactNode {
  const { items, value, selectedId = null, onAdd, match = matchItems, size = 'normal' } = props
  const [typed, setTyped] = useState<string | null>(null)
  const popup = useRef<HTMLDivElement>(null)
  const entries = listEntries(match(typed ?? '', items), onAdd === undefined ? null : typed, items)

  const box = useCombobox<ListEntry<T>>({
    items: entries as ListEntry<T>[],
    itemToString: (entry) => (entry === null ? '' : entry.kind === 'item' ? entry.item.label : entry.text),
    inputValue: typed ?? value,
    selectedItem: null,
    defaultHighlightedIndex: 0,
    stateReducer: keepTyping,
    onStateChange({ selectedItem }) {
      if (selectedItem?.kind === 'item') props.onPick(selectedItem.item)
      if (selectedItem?.kind === 'add') onAdd?.(selectedItem.text)
    },
    onIsOpenChange({ isOpen }) {
      if (!isOpen) setTyped(null)
    },
  })
  const styles = usePopover(popup, box.isOpen)

  function keyDown(event: KeyboardEvent<HTMLInputElement>): void {
    props.onKeyDown?.(event)
    const idle = !box.isOpen && typed === null
    if (event.key === 'Escape' && !idle && !event.defaultPrevented) {
      event.preventDefault()
      event.stopPropagation()
      setTyped(null)
      return
    }
    // Home and End move the text cursor, as in every field.
    if (event.defaultPrevented || ['Escape', 'Home', 'End'].includes(event.key)) preventDownshift(event)
  }

  return (
    <Field {...fieldOf(props)}>
      {({ id, ...described }) => (
        <div className={`combobox combobox-${size}`} style={styles.anchor}>
          <input
            {...box.getInputProps({
              ...described,
              id,
              'aria-labelledby': undefined,
              ref: props.inputRef ?? null,
              onKeyDown: keyDown,
              // Here and not in onStateChange, which comes a frame late: quick typing would meet the old text.
              onChange: ({ currentTarget }) => setTyped(currentTarget.value),
              onFocus: ({ currentTarget }) => currentTarget.select(),
            })}
            className="input combobox-input"
            placeholder={props.placeholder}
            disabled={props.disabled}
            // biome-ignore lint/a11y/noAutofocus: only where a dialog or bar was opened to type here
            autoFocus={props.autoFocus}
            autoComplete="off"
            spellCheck={false}
          />
          <ChevronDown className="combobox-arrow" aria-hidden="true" />
          <ComboboxList
            popup={popup}
            style={styles.popup}
            menuProps={box.getMenuProps({ 'aria-label': props.label, 'aria-labelledby': undefined })}
            entries={entries}
            highlighted={box.highlightedIndex}
            itemProps={(entry, index) => box.getItemProps({ item: entry, index })}
            isChosen={(item) => item.id === selectedId}
            addLabel={props.addLabel ?? String}
            emptyLabel={props.emptyLabel ?? ''}
            drawItem={props.drawItem}
          />
        </div>
      )}
    </Field>
  )
}

/** Leaving the field chooses nothing and puts back what it showed. */
function keepTyping<T extends Choice>(
  state: UseComboboxState<ListEntry<T>>,
  { type, changes }: UseComboboxStateChangeOptions<ListEntry<T>>,
): Partial<UseComboboxState<ListEntry<T>>> {
  if (type === useCombobox.stateChangeTypes.InputBlur) {
    return { ...changes, selectedItem: state.selectedItem, isOpen: false }
  }
  return changes
}

/** Keeps downshift's own handling of a key from running. */
export function preventDownshift(event: KeyboardEvent): void {
  Object.assign(event.nativeEvent, { preventDownshiftDefault: true })
}

/** A field's own props out of a control's. */
export function fieldOf({ label, hideLabel, hint, error, className }: FieldProps): FieldProps {
  return { label, hideLabel, hint, error, className }
}
