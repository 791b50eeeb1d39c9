import { useEffect, useState } from 'react'
import { MAX_MOVE_BYTES } from '../../../shared/format/move.ts'
import { moveProblemText } from '../../../shared/message/move-text.ts'
import type { MoveImport, MoveOptions } from '../../session/move.ts'
import { t } from '../../strings/strings.ts'
import { useSession } from '../session-context.ts'

export type ReadyMove = Extract<MoveImport, { kind: 'ready' }>

/** How far taking over a file has come. */
export type MoveStep =
  | { readonly kind: 'reading'; readonly fraction: number }
  | { readonly kind: 'refused'; readonly message: string; readonly details: readonly string[] }
  | { readonly kind: 'ready'; readonly move: ReadyMove }
  | { readonly kind: 'applying'; readonly move: ReadyMove }

/** Reads a file with everything of another machine and, once told so, takes it over. Nothing is written before that. */
export function useMove(file: File, onDone: () => void) {
  const session = useSession()
  const [step, setStep] = useState<MoveStep>({ kind: 'reading', fraction: 0 })

  useEffect(() => {
    const work = new AbortController()
    const { signal } = work
    async function read(): Promise<MoveStep> {
      if (file.size > MAX_MOVE_BYTES) {
        return refused(moveProblemText({ kind: 'move-too-large', size: file.size, limit: MAX_MOVE_BYTES }))
      }
      const bytes = new Uint8Array(await file.arrayBuffer())
      signal.throwIfAborted()
      const progress = (fraction: number) => {
        if (!signal.aborted) setStep({ kind: 'reading', fraction })
      }
      const move = await session.readMove({ name: file.name, bytes }, signal, progress)
      return move.kind === 'ready' ? { kind: 'ready', move } : move
    }
    void read()
      .catch(() => refused(t('move.failed')))
      .then((next) => {
        if (!signal.aborted) setStep(next)
      })
    return () => work.abort()
  }, [session, file])

  async function apply(move: ReadyMove, options: MoveOptions): Promise<void> {
    setStep({ kind: 'applying', move })
    const problem = await move.apply(options).catch(() => t('move.notApplied'))
    if (problem === null) onDone()
    else setStep(refused(problem))
  }

  return { step, apply: (move: ReadyMove, options: MoveOptions) => void apply(move, options) }
}

function refused(message: string): MoveStep {
  return { kind: 'refused', message, details: [] }
}
