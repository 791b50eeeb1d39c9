import type { ReactNode, Ref } from 'react'
import { Field, type FieldProps } from './field.tsx'

export interface SelectOption {
  readonly value: string
  readonly label: string
  readonly disabled?: boolean
}

export interface SelectGroup {
  readonly label: string
  readonly options: readonly SelectOption[]
}

export interface SelectProps extends FieldProps {
  readonly value: string
  readonly options: readonly (SelectOption | SelectGroup)[]
  readonly onChange: (value: string) => void
  readonly disabled?: boolean
  readonly ref?: Ref<HTMLSelectElement>
}

/** One of a few: the browser's own select, with its keys and its accessibility. */
export function Select(props: SelectProps): ReactNode {
  const { value, options, onChange, disabled = false, ref, ...field } = props
  return (
    <Field {...field}>
      {(control) => (
        <select
          {...control}
          className="input select"
          value={value}
          disabled={disabled}
          ref={ref}
          onChange={({ target }) => onChange(target.value)}
        >
          {options.map((option) =>
            'options' in option ? (
              <optgroup key={option.label} label={option.label}>
                {option.options.map(drawOption)}
              </optgroup>
            ) : (
              drawOption(option)
            ),
          )}
        </select>
      )}
    </Field>
  )
}

function drawOption({ value, label, disabled = false }: SelectOption): ReactNode {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  )
}
