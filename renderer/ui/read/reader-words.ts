import type { ReaderWords } from '../../reader/reader-props.ts'
import { t } from '../../strings/strings.ts'

/** What the page says of itself. */
export const readerWords: ReaderWords = {
  articleText: t('read.articleText'),
  margin: t('read.margin'),
  articleMap: t('read.map'),
  startHandle: t('read.startHandle'),
  endHandle: t('read.endHandle'),
  more: (n) => t('read.more', n),
  picked: (label, place, n) => t('read.picked', label, place, n),
  suggested: (label, place, n) => t('suggest.said', label, place, n),
  condition: t('read.part.condition'),
  deadline: t('read.part.deadline'),
  target: t('read.part.target'),
  relay: t('read.part.relay'),
}
