import { type ReactNode, useEffect, useEffectEvent } from 'react'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { keyText } from '../design/key-names.ts'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { useWindow } from '../window-state.ts'
import '../frame/save-status.css'
import './tour.css'

/** The steps of the first minute, in order. What each is about is marked in the window. */
const STEPS = ['select', 'letter', 'speaker', 'undo', 'export'] as const
type Step = (typeof STEPS)[number]

/** Shows the first minute step by step, in a strip above the page: it takes no focus, covers nothing, and waits for nobody. */
export function Tour(): ReactNode {
  const { tour } = useWindow()
  const at = useSubscribable(tour)
  const step = at === null ? undefined : STEPS[at]
  return step === undefined || at === null ? null : <TourStep step={step} at={at} />
}

function TourStep({ step, at }: { readonly step: Step; readonly at: number }): ReactNode {
  const { tour } = useWindow()
  const last = at === STEPS.length - 1
  useMark(step)
  useGoingOn(step, () => tour.set(at + 1))
  useEscape(() => tour.set(null))
  return (
    <section className="strip tour" aria-label={t('tour.region')}>
      <p className="strip-text" role="status">
        <span className="tour-count figures">{t('tour.count', at + 1, STEPS.length)}</span>{' '}
        {step === 'undo' ? t('tour.undo', keyText('Mod+z')) : t(`tour.${step}`)}
      </p>
      <div className="strip-acts">
        {at === 0 ? null : (
          <Button variant="quiet" onClick={() => tour.set(at - 1)}>
            {t('tour.back')}
          </Button>
        )}
        <Button onClick={() => tour.set(last ? null : at + 1)}>{t(last ? 'tour.done' : 'tour.next')}</Button>
        {last ? null : (
          <Button variant="quiet" onClick={() => tour.set(null)}>
            {t('tour.skip')}
          </Button>
        )}
      </div>
    </section>
  )
}

/** Marks what a step is about; the style sheet knows how. */
function useMark(step: Step): void {
  useEffect(() => {
    const { dataset } = document.documentElement
    dataset['tour'] = step
    return () => {
      delete dataset['tour']
    }
  }, [step])
}

/** Goes on by itself when somebody has done what the step asks for. */
function useGoingOn(step: Step, goOn: () => void): void {
  const session = useSession()
  const onDone = useEffectEvent(goOn)
  useEffect(() => {
    if (step === 'select') return session.selection.subscribe(() => session.selection.get() !== null && onDone())
    if (step !== 'letter') return undefined
    const before = session.place.get().claimId
    return session.place.subscribe(() => {
      const { claimId } = session.place.get()
      if (claimId !== null && claimId !== before) onDone()
    })
  }, [step, session])
}

/** Escape ends the tour where it has nothing else to let go of: no selection, no open claim, no field, no dialog. */
function useEscape(end: () => void): void {
  const session = useSession()
  const onEscape = useEffectEvent(end)
  useEffect(() => {
    const stop = new AbortController()
    function keyDown(event: KeyboardEvent): void {
      if (event.key !== 'Escape' || session.selection.get() !== null || session.place.get().claimId !== null) return
      if (document.querySelector('dialog:modal, :popover-open, .find-bar') !== null) return
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
      event.preventDefault()
      onEscape()
    }
    // Ahead of the page, which takes every Escape for itself.
    window.addEventListener('keydown', keyDown, { signal: stop.signal, capture: true })
    return () => stop.abort()
  }, [session])
}
