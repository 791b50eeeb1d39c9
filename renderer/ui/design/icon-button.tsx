import type { LucideIcon } from 'lucide-react'
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { ariaKeyshortcuts } from './key-names.ts'
import './button.css'

export interface IconButtonProps
  extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'children' | 'aria-label'> {
  /** Its accessible name, and what its tooltip says. */
  readonly label: string
  readonly icon: LucideIcon
  readonly size?: 'normal' | 'small'
  readonly keys?: readonly string[]
  readonly className?: string
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button that shows only an icon; its label and keys stand in a tooltip. */
export function IconButton({
  label,
  icon: Icon,
  size = 'normal',
  keys = [],
  className = '',
  ...rest
}: IconButtonProps): ReactNode {
  return (
    <button
      type="button"
      className={`button button-quiet button-${size} button-square ${className}`}
      aria-label={label}
      aria-keyshortcuts={ariaKeyshortcuts(keys)}
      data-tip={label}
      data-tip-keys={keys[0]}
      {...rest}
    >
      <Icon className="button-icon" aria-hidden="true" />
    </button>
  )
}
