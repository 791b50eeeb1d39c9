import type { ProjectId } from '../base/ids.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { Sha256 } from '../base/sha256.ts'
import type { Revision } from '../history/revision.ts'
import type { CanonicalText } from '../text/canonical-text.ts'
import type { BundleProblem } from './bundle-problem.ts'
import { recordsOf } from './bundle-records.ts'
import type { Finding } from './bundle-rules.ts'
import type { Bundle } from './bundle-schema.ts'
import { checkBundle } from './check-bundle.ts'
import { isEmpty } from './compare-with-history.ts'
import { derivedRevisions } from './derived-revisions.ts'

/** What a bundle brings: verified, and ready to be merged with what is here. */
export interface BundleContent {
  readonly projectId: ProjectId
  /** The project's name as the bundle has it; null where it has none. */
  readonly projectName: string | null
  /** The history of the bundle, and the derived one of records that came without. Each revision is intact. */
  readonly revisions: readonly Revision[]
  readonly texts: ReadonlyMap<Sha256, CanonicalText>
  /** What is odd and did not keep it from being read. */
  readonly findings: readonly Finding[]
}

/** Verifies a bundle against all rules and gives what it brings. The inverse of `makeBundle`. */
export function readBundle(bundle: Bundle): Result<BundleContent, BundleProblem> {
  const findings = checkBundle(bundle)
  if (findings.some(({ grave }) => grave)) return err({ kind: 'bundle-refused', findings })
  const { project, revisions = [], articles = [], furtherTexts = [] } = bundle
  const revised = new Set(revisions.map(({ recordId }) => recordId))
  const derived = recordsOf(bundle)
    .filter((record) => !revised.has(record.id) && !isEmpty(record))
    .flatMap((record) => derivedRevisions(record, project.id))
  const texts = [...articles, ...furtherTexts].flatMap(({ sha256, text }): [Sha256, CanonicalText][] =>
    text === undefined ? [] : [[sha256, text as CanonicalText]],
  )
  return ok({
    projectId: project.id,
    projectName: project.name ?? null,
    revisions: [...new Map([...revisions, ...derived].map((revision) => [revision.rid, revision])).values()],
    texts: new Map(texts),
    findings,
  })
}
