import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCommand } from '../../commands/command-context.ts'
import { Button } from '../../design/button.tsx'
import { Kbd } from '../../design/kbd.tsx'
import { isSingleSign } from '../../keys.ts'
import { useSession } from '../../session-context.ts'
import { useSubscribable } from '../../use-subscribable.ts'
import './act.css'

export interface ActProps {
  /** The command that it runs, and whose key stands beside its word. */
  readonly command: string
  readonly icon: LucideIcon
  readonly label: string
  readonly pressed?: boolean
  readonly primary?: boolean
}

/** A button for a command of the review screen; away while that has nothing to do. */
export function Act({ command: id, icon, label, pressed, primary = false }: ActProps): ReactNode {
  const command = useCommand(id)
  const { singleLetterKeys } = useSubscribable(useSession().settings)
  if (command?.enabled !== true) return null
  const keys = command.keys.filter((key) => singleLetterKeys || !isSingleSign(key))
  const [key] = keys
  return (
    <Button
      className="act"
      variant={primary ? 'primary' : 'plain'}
      icon={icon}
      keys={keys}
      aria-label={label}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      onClick={command.run}
    >
      <span>{label}</span>
      {key === undefined ? null : (
        <span className="act-key" aria-hidden="true">
          <Kbd keys={key} />
        </span>
      )}
    </Button>
  )
}
