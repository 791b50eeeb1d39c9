import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { TextField } from '../design/text-field.tsx'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { useWindow } from '../window-state.ts'
import './save-status.css'

/**
 * Asks for a name, in passing, of somebody who has none yet. Put off or dismissed with Escape, it never comes back; while
 * the tour is shown it stands aside.
 */
export function NamePrompt(): ReactNode {
  const session = useSession()
  const { nameAsked } = useSubscribable(session.settings)
  const { name } = useSubscribable(session.me).fields
  const touring = useSubscribable(useWindow().tour) !== null
  return nameAsked || touring || name !== t('session.me-unnamed') ? null : <Prompt />
}

function Prompt(): ReactNode {
  const session = useSession()
  const { tour } = useWindow()
  const [name, setName] = useState('')

  useEffect(() => {
    const stop = new AbortController()
    function keyDown(event: KeyboardEvent): void {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog:modal') !== null) return
      event.preventDefault()
      session.changeSettings({ nameAsked: true })
    }
    window.addEventListener('keydown', keyDown, { signal: stop.signal })
    return () => stop.abort()
  }, [session])

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (name.trim() === '') return
    session.rename(name.trim())
    session.changeSettings({ nameAsked: true })
  }

  function showAround(): void {
    if (name.trim() !== '') session.rename(name.trim())
    session.showScreen('read')
    tour.set(0)
  }

  return (
    <section className="strip" aria-label={t('name.region')}>
      <p className="strip-text">{t('name.ask')}</p>
      <form className="strip-acts" onSubmit={submit}>
        <TextField label={t('name.field')} hideLabel placeholder={t('name.field')} value={name} onChange={setName} />
        <Button type="submit" variant="primary" disabled={name.trim() === ''}>
          {t('name.use')}
        </Button>
        <Button variant="quiet" onClick={() => session.changeSettings({ nameAsked: true })}>
          {t('name.later')}
        </Button>
        <Button variant="quiet" onClick={showAround}>
          {t('tour.start')}
        </Button>
      </form>
    </section>
  )
}
