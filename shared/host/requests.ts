import { z } from 'zod'
import type { Result } from '../base/result.ts'
import type { RequestName } from './channels.ts'
import type { FileProblem, HostFile } from './read-files.ts'

const word = z.string().max(500)
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

/** A command of the window as the menu lists it. */
const menuCommand = z
  .strictObject({
    id: word.min(1),
    title: word.min(1),
    section: word.min(1),
    /** In the window's notation, e.g. `Mod+Shift+z`; the first is shown. */
    keys: z.array(word).max(20).readonly(),
    enabled: z.boolean(),
  })
  .readonly()

/** The form of each request of the window. What does not have it is refused before anything is done. */
export const requestForms = {
  pickFiles: z.strictObject({
    accept: z.array(word).max(100).readonly(),
    multiple: z.boolean(),
    /** In bytes. */
    limit: z.int().positive(),
  }),
  saveFile: z.strictObject({
    // Longer than any name: a name that is too long has an answer of its own.
    suggestedName: z.string().max(100_000),
    pieces: z.array(bytes).max(1_000_000).readonly(),
  }),
  noteFiles: z.strictObject({ paths: z.array(z.string().max(100_000)).max(1_000).readonly() }),
  takeFiles: z.strictObject({}),
  takeNotices: z.strictObject({}),
  showCommands: z.strictObject({ commands: z.array(menuCommand).max(5_000).readonly() }),
  setTheme: z.strictObject({ theme: z.enum(['system', 'light', 'dark']) }),
  holdClose: z.strictObject({ held: z.boolean() }),
} as const satisfies Readonly<Record<RequestName, z.ZodType>>

/** What a request carries. */
export type Asked<N extends RequestName> = z.infer<(typeof requestForms)[N]>

export type MenuCommand = z.infer<typeof menuCommand>
export type ThemeChoice = Asked<'setTheme'>['theme']

/** Something that happened around the window and that the user is told. */
export type HostNotice =
  /** The window's process ended by itself, and the window was opened again. */
  | 'window-restored'
  /** A link leads out of the window; none is followed. */
  | 'link-refused'

interface Answers {
  readonly pickFiles: readonly Result<HostFile, FileProblem>[]
  /** The name that the file has; `null` where the user cancelled. */
  readonly saveFile: Result<string | null, FileProblem>
  readonly noteFiles: null
  readonly takeFiles: readonly Result<HostFile, FileProblem>[]
  readonly takeNotices: readonly HostNotice[]
  readonly showCommands: null
  readonly setTheme: null
  readonly holdClose: null
}

/** What a request that was let in is answered. */
export type Answered<N extends RequestName> = Answers[N]

/** Why a request was not let in, or came to nothing. */
export interface RequestProblem {
  readonly kind: 'request-refused'
  readonly because: 'sender' | 'form' | 'fault'
  readonly message: string
}

/** What crosses back to the window: always a value, never a throw. */
export type Answer<N extends RequestName> = Result<Answered<N>, RequestProblem>
