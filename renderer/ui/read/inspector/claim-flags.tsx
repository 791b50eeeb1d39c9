import { CalendarClock, GitCompareArrows, type LucideIcon, Split, StickyNote, Unlink, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ClaimView } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'

interface Flag {
  readonly icon: LucideIcon
  readonly text: string
  readonly tone: 'plain' | 'caution'
}

/** What an entry of the list says beyond commitment, speaker and quote. */
export function ClaimFlags({ view, id }: { readonly view: ClaimView; readonly id: string }): ReactNode {
  const flags = flagsOf(view)
  if (flags.length === 0) return null
  return (
    <span className="claim-flags" id={id}>
      {flags.map(({ icon: Icon, text, tone }) => (
        <span className="claim-flag" data-tone={tone} key={text} title={text}>
          <Icon aria-hidden="true" size={14} strokeWidth={1.75} />
          <span className="visually-hidden">{text}. </span>
        </span>
      ))}
    </span>
  )
}

function flagsOf({ fields, conflicts, unanchored, mine, annotator }: ClaimView): readonly Flag[] {
  const flags: Flag[] = []
  const conditional = fields.conditionality === 'conditional' || fields.conditionality === 'precondition'
  if (conflicts.length > 0) flags.push({ icon: GitCompareArrows, text: t('claim.flag.conflict'), tone: 'caution' })
  if (unanchored) flags.push({ icon: Unlink, text: t('claim.flag.unanchored'), tone: 'caution' })
  if (!mine) flags.push({ icon: UserRound, text: t('claim.flag.others', annotator), tone: 'plain' })
  if (conditional) flags.push({ icon: Split, text: t('claim.flag.conditional'), tone: 'plain' })
  if (fields.deadline !== undefined) {
    flags.push({ icon: CalendarClock, text: t('claim.flag.deadline', fields.deadline.text), tone: 'plain' })
  }
  if (fields.note !== undefined && fields.note !== '') {
    flags.push({ icon: StickyNote, text: t('claim.flag.note'), tone: 'plain' })
  }
  return flags
}
