import type { ParsedArticle } from '../article/parse-article.ts'
import { derivedId, type ProjectId, type RecordId } from '../base/ids.ts'
import type { Json } from '../base/json.ts'
import type { ArticleStatus } from '../claim/record-fields.ts'
import { codebookFields, codeFields } from '../codebook/codebook-records.ts'
import { defaultCodebook } from '../codebook/default-codebook.ts'
import type { Edit } from '../history/change.ts'
import type { Span } from '../text/offset.ts'
import { offsetMap } from '../text/offset.ts'

/** The records that a project begins with: itself, and a codebook of its own. */
export function newProject(projectId: ProjectId, name: string): readonly Edit[] {
  const codebook = defaultCodebook(projectId)
  return [
    { recordId: projectId, kind: 'project', projectId, set: { name } },
    { recordId: codebook.id, kind: 'codebook', projectId, set: codebookFields(codebook) },
    ...codebook.codes.map((code): Edit => ({ recordId: code.id, kind: 'code', projectId, set: codeFields(code) })),
  ]
}

/** The id of an article: the same on every machine for the same text in the same project. */
export function articleId(projectId: ProjectId, { sha256 }: Pick<ParsedArticle, 'sha256'>): RecordId {
  return derivedId(projectId, sha256)
}

/** An article that came in; one that was in the bin comes out of it. Offsets are stored in code points. */
export function addArticle(projectId: ProjectId, article: ParsedArticle, fileName: string): Edit {
  const map = offsetMap(article.text)
  const stored = <T extends Span>(range: T) => ({ ...range, ...map.spanToCodePoints(range) })
  const { title, sha256, publisher, author, published } = article
  return {
    recordId: articleId(projectId, article),
    kind: 'article',
    projectId,
    set: {
      title,
      sha256,
      length: map.codePointLength,
      blocks: article.blocks.map(stored) as unknown as Json,
      marks: article.marks.map(stored) as unknown as Json,
      fileName,
      ...(publisher === undefined ? {} : { publisher }),
      ...(author === undefined ? {} : { author }),
      ...(published === undefined ? {} : { published }),
      deleted: null,
    },
  }
}

/** How a project comes to know an annotator by a name. */
export function nameAnnotator(projectId: ProjectId, annotatorId: RecordId, name: string): Edit {
  const recordId = derivedId(projectId, `annotator:${annotatorId}`)
  return { recordId, kind: 'annotator', projectId, set: { annotatorId, name, deleted: null } }
}

/** What an annotator says of an article: to do, in progress or complete. */
export function setCompletion(
  projectId: ProjectId,
  articleOf: RecordId,
  annotatorId: RecordId,
  status: ArticleStatus,
): Edit {
  const recordId = derivedId(articleOf, `completion:${annotatorId}`)
  return { recordId, kind: 'completion', projectId, set: { articleId: articleOf, annotatorId, status, deleted: null } }
}
