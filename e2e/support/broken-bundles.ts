import type { Bundle } from '../../shared/format/bundle-schema.ts'

/** A bundle that is not taken: how a good one is broken, and what the message has to name. */
export interface BrokenBundle {
  readonly what: string
  readonly breakIt: (text: string) => string
  readonly says: RegExp
}

type Members = { -readonly [name in keyof Bundle]: Bundle[name] }

export const BROKEN_BUNDLES: readonly BrokenBundle[] = [
  {
    what: 'a truncated bundle',
    breakIt: (text) => text.slice(0, text.length / 2),
    says: /incomplete: it breaks off at line \d+/,
  },
  {
    what: 'a bundle of a newer major version',
    breakIt: (text) => text.replace(/"version": ?"1\.0"/, '"version": "2.0"'),
    says: /its format is 2\.0/,
  },
  {
    what: 'a bundle with a wrong hash',
    breakIt: changed((bundle) => {
      const [article] = bundle.articles ?? []
      Object.assign(article ?? {}, { sha256: 'ab'.repeat(32) })
    }),
    says: /\/articles\/0.*SHA-256/,
  },
  {
    what: 'a bundle with a revision that was tampered with',
    breakIt: changed((bundle) => {
      const revision = bundle.revisions?.find(({ kind }) => kind === 'claim')
      Object.assign(revision?.set ?? {}, { note: 'Never said.' })
    }),
    says: /\/revisions\/\d+.*hash/,
  },
  {
    what: 'a bundle with a quote that does not match',
    breakIt: withoutHistory((bundle) => {
      const [claim] = bundle.claims ?? []
      Object.assign(claim?.target[0]?.selector[1] ?? {}, { exact: 'words that nobody said' })
    }),
    says: /\/claims\/0.*words that nobody said/,
  },
  {
    what: 'a bundle with a duplicate id',
    breakIt: withoutHistory((bundle) => {
      bundle.claims = [...(bundle.claims ?? []), ...(bundle.claims ?? []).slice(0, 1)]
    }),
    says: /\/claims\/\d+.*already used at \/claims\/0/,
  },
  {
    what: 'a bundle with a dangling reference',
    breakIt: withoutHistory((bundle) => {
      Object.assign(bundle.claims?.[0] ?? {}, { articleId: '019a0000-0000-7000-8000-00000000dead' })
    }),
    says: /\/claims\/0.*019a0000-0000-7000-8000-00000000dead/,
  },
  {
    what: 'a bundle with 200 levels of nesting',
    breakIt: (text) => text.replace('{', `{"deep": ${'['.repeat(200)}${']'.repeat(200)},`),
    says: /line 1, column \d+ more than 64/,
  },
  { what: 'a file that is no bundle', breakIt: () => '{"hello": "world"}', says: /not an Avowal bundle/ },
  { what: 'an empty file', breakIt: () => '', says: /it is empty/ },
]

function changed(change: (bundle: Members) => void): (text: string) => string {
  return (text) => {
    const bundle = JSON.parse(text) as Members
    change(bundle)
    return JSON.stringify(bundle)
  }
}

/** As another program would write it: without revisions, the plain records are what counts. */
function withoutHistory(change: (bundle: Members) => void): (text: string) => string {
  return changed((bundle) => {
    Object.assign(bundle, { revisions: [], scope: { ...bundle.scope, historyIncluded: false } })
    change(bundle)
  })
}
