import { count } from './count.ts'
import { enFolder } from './en-folder.ts'
import { enHost } from './en-host.ts'
import { enMove } from './en-move.ts'
import { enRead } from './en-read.ts'
import { enReaderCommands } from './en-reader-commands.ts'
import { enReview } from './en-review.ts'
import { enReviewScreen } from './en-review-screen.ts'
import { enSession } from './en-session.ts'
import { enSuggest } from './en-suggest.ts'
import { enWindow } from './en-window.ts'
import { enWork } from './en-work.ts'

/** Every string of the interface, in English. Entries are texts, or functions of what they speak about. */
export const en = {
  'app.name': 'Avowal',
  'library.claims': (n: number) => count(n, 'claim', 'claims'),
  ...enRead,
  ...enReaderCommands,
  ...enReview,
  ...enReviewScreen,
  ...enWindow,
  ...enHost,
  ...enFolder,
  ...enMove,
  ...enSession,
  ...enSuggest,
  ...enWork,
} as const
