import { inQuotes } from '../../shared/message/words.ts'
import { count } from './count.ts'

/** Suggested claims: what the window says of them. */
export const enSuggest = {
  'suggest.title': 'Suggestions',
  'suggest.act': 'Suggest claims',
  'suggest.all': 'Suggest claims in all articles',
  'suggest.hide': 'Hide suggestions',
  'suggest.hideShort': 'Hide',
  'suggest.working': 'Looking for claims…',
  'suggest.count': (n: number) => `${n} waiting`,
  'suggest.waiting': (n: number) => `${n} suggested`,
  'suggest.none': 'No suggestions wait in this article.',
  'suggest.noSpeaker': 'No speaker',
  'suggest.accept': 'Accept',
  'suggest.dismiss': 'Dismiss',
  'suggest.score': (percent: string) => `${percent} sure`,
  'suggest.more': (n: number) => `Show ${count(n, 'more suggestion', 'more suggestions')}`,
  'suggest.threshold': 'Accept from this score on',
  'suggest.acceptAbove': (n: number, percent: string) => `Accept ${n} from ${percent} on`,
  'suggest.name': (label: string, speakers: string, quote: string) =>
    speakers === '' ? `${label}, ${inQuotes(quote)}` : `${label}, ${speakers}, ${inQuotes(quote)}`,
  'suggest.named': (name: string, percent: string) => `${name}, ${percent} sure`,
  'suggest.said': (label: string, place: number, n: number) => `Suggestion ${place} of ${n}: ${label}`,
  'suggest.run': (done: number, total: number) => `${done} of ${count(total, 'article', 'articles')}`,

  'suggest.done.dismissed': 'Suggestion dismissed',
  'suggest.done.accepted': (n: number) => `${count(n, 'suggestion', 'suggestions')} accepted`,
  'suggest.done.project': (found: number, articles: number) =>
    found === 0
      ? `No suggestions wait in ${count(articles, 'article', 'articles')}`
      : `${count(found, 'suggestion waits', 'suggestions wait')} in ${count(articles, 'article', 'articles')}`,
  'suggest.done.forgotten': 'Decisions made up to now no longer count',
  'suggest.failed': 'The article could not be looked through. Nothing was changed; try again.',

  'suggest.section': 'Suggestions',
  'suggest.command.article': 'Suggest claims in this article',
  'suggest.command.accept': 'Accept the suggestion',
  'suggest.command.accept-open': 'Accept the suggestion and open the claim',
  'suggest.command.dismiss': 'Dismiss the suggestion',
  'suggest.command.leave': 'Leave the suggestion',
  'suggest.command.accept-above': (percent: string) => `Accept all suggestions from ${percent} on`,
  'suggest.command.cancel': 'Stop looking for claims',

  'suggest.settings.title': 'Suggestions',
  'suggest.settings.opening': 'Suggest claims when an article is opened',
  'suggest.settings.openingHint': 'Everything happens on this machine. Nothing is a claim before you accept it.',
  'suggest.settings.learning': (accepted: number, dismissed: number) =>
    `In this project you have accepted ${accepted} and dismissed ${dismissed}. Later suggestions are ranked by that.`,
  'suggest.settings.nothing':
    'Nothing has been decided in this project yet. What you accept and dismiss ranks later suggestions.',
  'suggest.settings.forget': 'Start ranking anew',
} as const
