import type { LucideIcon } from 'lucide-react'
import { type MouseEvent, type ReactNode, useState } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { Menu, type MenuItem, type MenuPlace } from './menu.tsx'

export interface MenuButtonProps {
  readonly label: string
  readonly groups: readonly (readonly MenuItem[])[]
  /** Without children the button shows only its icon. */
  readonly icon?: LucideIcon
  readonly children?: ReactNode
  readonly size?: 'normal' | 'small'
  readonly variant?: ButtonProps['variant']
  readonly className?: string
}

/** A button that opens a menu below itself. */
export function MenuButton(props: MenuButtonProps): ReactNode {
  const { label, groups, icon, children, size = 'normal', variant = 'quiet', className = '' } = props
  const [at, setAt] = useState<MenuPlace | null>(null)
  const shared = {
    size,
    className,
    'aria-haspopup': 'menu' as const,
    'aria-expanded': at !== null,
    onClick({ currentTarget }: MouseEvent<HTMLButtonElement>) {
      const { left, bottom } = currentTarget.getBoundingClientRect()
      setAt(at === null ? { x: left, y: bottom + 4 } : null)
    },
  }
  return (
    <>
      {icon !== undefined && children === undefined ? (
        <IconButton label={label} icon={icon} {...shared} />
      ) : (
        <Button aria-label={label} variant={variant} {...shared} {...(icon === undefined ? {} : { icon })}>
          {children}
        </Button>
      )}
      {at === null ? null : <Menu label={label} groups={groups} at={at} onClose={() => setAt(null)} />}
    </>
  )
}
