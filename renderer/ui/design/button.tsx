import type { LucideIcon } from 'lucide-react'
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { ariaKeyshortcuts } from './key-names.ts'
import './button.css'

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  /** `primary`: the one act that a place is for; `quiet`: no border until it is pointed at; `danger`: erases. */
  readonly variant?: 'plain' | 'primary' | 'quiet' | 'danger'
  readonly size?: 'normal' | 'small'
  readonly icon?: LucideIcon
  /** Keys that do the same, for those who listen. */
  readonly keys?: readonly string[]
  readonly className?: string
  readonly ref?: Ref<HTMLButtonElement>
}

export function Button({
  variant = 'plain',
  size = 'normal',
  icon: Icon,
  keys = [],
  className = '',
  children,
  ...rest
}: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      className={`button button-${variant} button-${size} ${className}`}
      aria-keyshortcuts={ariaKeyshortcuts(keys)}
      {...rest}
    >
      {Icon === undefined ? null : <Icon className="button-icon" aria-hidden="true" />}
      {children}
    </button>
  )
}
