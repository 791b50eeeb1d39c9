import { shortened } from '../../../shared/message/words.ts'

/** A title as a person reads it: of one that fills pages its beginning, which takes the browser no time to lay out. */
export function shownTitle(title: string): string {
  return shortened(title, 300)
}
