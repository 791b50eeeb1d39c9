import { proposeSpeaker } from '../../shared/claim/propose-speaker.ts'
import type { Span } from '../../shared/text/offset.ts'
import { pageOf } from './open-page.ts'
import type { Session } from './session.ts'
import type { Subscribable } from './subscribable.ts'
import type { ArticleView, OpenArticle, SelectionView, SpeakerProposal } from './views.ts'
import type { World } from './world.ts'

type SelectionActs = Pick<Session, 'setSelection' | 'chooseSpeaker'>

/** What is selected, and who would be the speaker of a claim on it. */
export function selectionActs(world: World, article: Subscribable<OpenArticle>): SelectionActs {
  return {
    setSelection(span) {
      const page = pageOf(article.get())
      world.selection.set(span === null || page === null ? null : selectionView(world, page, span))
    },
    chooseSpeaker(choice) {
      const name = 'id' in choice ? world.views.speakersById.get().get(choice.id)?.fields.name : choice.name.trim()
      if (name === undefined || name === '') return
      const proposal: SpeakerProposal = {
        speakerId: 'id' in choice ? choice.id : null,
        name,
        mention: null,
        from: 'chosen',
        role: 'id' in choice ? null : (choice.role ?? null),
      }
      world.selection.update((selection) => (selection === null ? null : { ...selection, proposal }))
    },
  }
}

function selectionView(world: World, page: ArticleView, span: Span): SelectionView {
  const proposal = proposeSpeaker({
    text: page.text,
    blocks: page.blocks,
    span,
    speakers: world.views.speakers
      .get()
      .map(({ id, fields }) => ({ id, name: fields.name, aliases: fields.aliases ?? [] })),
    recent: world.recentSpeakers.get(),
  })
  return { span, quote: page.text.slice(span.start, span.end), proposal }
}
