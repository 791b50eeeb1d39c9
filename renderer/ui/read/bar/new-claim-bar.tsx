import { CornerDownLeft, MessageSquarePlus } from 'lucide-react'
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { ReaderSelection, ViewportBox } from '../../../reader/reader-props.ts'
import type { MarkAs } from '../../../session/session.ts'
import type { ClaimView, SelectionView } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'
import { useKeysOf } from '../../commands/command-context.ts'
import { ariaKeyshortcuts } from '../../design/key-names.ts'
import { useSession } from '../../session-context.ts'
import { useSubscribable } from '../../use-subscribable.ts'
import { keysOf, TAG_AGAIN } from '../claim-commands.ts'
import { PartButtons } from './part-buttons.tsx'
import { type BarPlace, placeBar } from './place-bar.ts'
import { SpeakerBox } from './speaker-box.tsx'
import { TypeButtons } from './type-buttons.tsx'
import { useRovingFocus } from './use-roving-focus.ts'
import './new-claim-bar.css'

/** What the page can ask of the bar. */
export interface NewClaimBarHandle {
  /** Puts the focus into the field of the speaker. */
  readonly focusSpeaker: () => void
}

export interface NewClaimBarProps {
  readonly selection: SelectionView
  /** Where the selection stands on screen; `null` while it is out of sight. */
  readonly boxes: Pick<ReaderSelection, 'rect' | 'firstLine'> | null
  /** What the bar stays inside of; asked when it is placed. */
  readonly within: () => ViewportBox
  readonly claims: readonly ClaimView[]
  /** Whether a claim is open, so that the selection can be added to it. */
  readonly claimOpen: boolean
  /** The focus goes back to the page; with `clear`, the selection goes as well. */
  readonly onLeave: (clear: boolean) => void
  /** Who is said to have missed the claim, where somebody's work is under review. */
  readonly missedBy?: string | null
  /** Comments on the selection; without it, the bar does not offer that. */
  readonly onComment?: (() => void) | null
  readonly ref?: Ref<NewClaimBarHandle>
}

/** The bar at a selection: who speaks, and what kind of commitment it is. Opens without taking the focus. */
export function NewClaimBar(props: NewClaimBarProps): ReactNode {
  const { selection, boxes, within, claims, claimOpen, onLeave, missedBy = null, onComment = null, ref } = props
  const session = useSession()
  const codebook = useSubscribable(session.codebook)
  const commands = useSubscribable(session.commands)
  const { singleLetterKeys } = useSubscribable(session.settings)
  const speaker = useRef<HTMLInputElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const place = useBarPlace(bar, boxes, within, claimOpen)
  const roving = useRovingFocus(codebook.codes[0]?.code ?? '')
  useImperativeHandle(ref, () => ({ focusSpeaker: () => speaker.current?.focus() }), [])

  function finish(act: () => void): void {
    const focusWasHere = bar.current?.contains(document.activeElement) ?? false
    act()
    if (focusWasHere) onLeave(false)
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault()
      event.stopPropagation()
      onLeave(event.target !== speaker.current)
      return
    }
    roving.onKeyDown(event)
  }

  const style =
    place === null
      ? undefined
      : { left: place.left, top: place.top, maxHeight: place.maxHeight, visibility: 'visible' as const }
  return (
    <div
      ref={bar}
      className="new-claim-bar"
      role="toolbar"
      tabIndex={-1}
      aria-label={t('bar.name')}
      data-side={place?.side}
      style={style}
      onKeyDown={onKeyDown}
    >
      <div className="bar-top">
        <SpeakerBox
          selection={selection}
          claims={claims}
          inputRef={speaker}
          onDone={() => onLeave(false)}
          onKeyDown={() => undefined}
        />
        {missedBy === null ? null : <span className="bar-missed">{t('review.missedBar', missedBy)}</span>}
        {onComment === null ? null : <CommentButton onClick={onComment} />}
        <AgainButton
          keys={singleLetterKeys ? keysOf(commands, TAG_AGAIN) : []}
          enabled={commands.find(({ id }) => id === TAG_AGAIN)?.enabled ?? true}
          onClick={() => finish(() => session.tagAgain())}
        />
      </div>
      <TypeButtons
        codebook={codebook}
        commands={commands}
        letters={singleLetterKeys}
        roving={roving}
        onTag={(code) => finish(() => session.tag(code))}
      />
      {claimOpen ? (
        <PartButtons
          commands={commands}
          letters={singleLetterKeys}
          roving={roving}
          onMark={(as: MarkAs) => finish(() => session.mark(as))}
        />
      ) : null}
    </div>
  )
}

function CommentButton({ onClick }: { readonly onClick: () => void }): ReactNode {
  const keys = useKeysOf('review.comment')
  return (
    <button
      type="button"
      className="bar-again bar-comment"
      tabIndex={-1}
      data-item="comment"
      aria-keyshortcuts={ariaKeyshortcuts(keys)}
      data-tip={t('review.comment')}
      data-tip-keys={keys[0]}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      <MessageSquarePlus aria-hidden="true" size={14} strokeWidth={1.75} />
      {t('review.comment')}
    </button>
  )
}

interface AgainButtonProps {
  readonly keys: readonly string[]
  readonly enabled: boolean
  readonly onClick: () => void
}

function AgainButton({ keys, enabled, onClick }: AgainButtonProps): ReactNode {
  if (!enabled) return null
  return (
    <button
      type="button"
      className="bar-again"
      tabIndex={-1}
      data-item="again"
      aria-keyshortcuts={ariaKeyshortcuts(keys)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      {t('bar.again')}
      <CornerDownLeft aria-hidden="true" size={14} strokeWidth={1.75} />
    </button>
  )
}

function wholeWindow(): ViewportBox {
  return { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
}

/** Where the bar stands; `null` while it has no place, so that it is not shown anywhere else first. */
function useBarPlace(
  bar: { readonly current: HTMLElement | null },
  boxes: NewClaimBarProps['boxes'],
  within: () => ViewportBox,
  claimOpen: boolean,
): BarPlace | null {
  const [place, setPlace] = useState<BarPlace | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row changes the height
  useLayoutEffect(() => {
    function update(): void {
      const element = bar.current
      if (element === null) return
      if (boxes === null) {
        setPlace(null)
        return
      }
      const height = element.scrollHeight + element.offsetHeight - element.clientHeight
      const size = { width: element.offsetWidth, height }
      const ends = { last: boxes.rect, first: boxes.firstLine }
      const inPane = placeBar({ ...ends, ...size, within: within() })
      // Rather over the head of the window for a moment than with half of its letters cut off.
      const cramped = inPane !== null && inPane.maxHeight < height
      setPlace(cramped ? placeBar({ ...ends, ...size, within: wholeWindow() }) : inPane)
    }
    update()
    if (bar.current === null) return undefined
    const observer = new ResizeObserver(update)
    observer.observe(bar.current)
    window.addEventListener('resize', update)
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', update)
    }
  }, [bar, boxes, within, claimOpen])
  return place
}
