import type { Span } from '../../shared/text/offset.ts'
import type { Compared, Measured } from './measure.ts'
import { isSame } from './scoring.ts'

interface Row {
  readonly kind: 'missed' | 'extra' | 'boundaries'
  readonly mode: string
  readonly score: number | null
  readonly cells: readonly string[]
}

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem}
table{border-collapse:collapse;width:100%;margin-bottom:2rem}td,th{border:1px solid #bbb;padding:.3rem .5rem;vertical-align:top;text-align:left}
.missed{background:#fff3d6}.extra{background:#fde4e1}.boundaries{background:#e8f0fb}`

/** What was missed, what was suggested and not wanted, and what was cut wrongly, article by article; a page in HTML. */
export function errorsPage({ compared }: Measured): string {
  const sections = compared.map((each) => {
    const rows = rowsOf(each).map(
      ({ kind, mode, score, cells }) =>
        `<tr class="${kind}"><td>${kind}</td><td>${escaped(mode)}</td><td>${score === null ? '' : score.toFixed(2)}</td>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`,
    )
    const head = '<tr><th></th><th>Mode</th><th>Score</th><th>Source</th><th>Cue</th><th>Content</th></tr>'
    return `<h2>${escaped(each.article.id)}</h2><table>${head}${rows.join('\n')}</table>`
  })
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Errors of suggestions</title><style>${STYLE}</style>
<h1>Errors of suggestions</h1>${sections.join('\n')}</html>\n`
}

function rowsOf({ article, suggestions, pairs }: Compared): readonly Row[] {
  const { text, attributions } = article
  const matched = new Set(pairs.map(([, wanted]) => wanted))
  const proposed = new Set(pairs.map(([mine]) => mine))
  const words = (spans: readonly (Span | { readonly start: number; readonly end: number })[]) =>
    spans.map(({ start, end }) => text.slice(start, end)).join(' … ')
  const missed = attributions.flatMap(({ mode, source, cue, content }, index): readonly Row[] =>
    matched.has(index)
      ? []
      : [{ kind: 'missed', mode, score: null, cells: [words(source), words(cue), words(content)] }],
  )
  const extra = suggestions.flatMap(({ mode, score, source, cue, content }, index): readonly Row[] =>
    proposed.has(index) ? [] : [{ kind: 'extra', mode, score, cells: [words(source), words(cue), words(content)] }],
  )
  const cut = pairs.flatMap(([mine, wanted]): readonly Row[] => {
    const [own, gold] = [suggestions[mine], attributions[wanted]]
    if (own === undefined || gold === undefined || isSame(text, own.content, gold.content)) return []
    const both = `${words(own.content)}  ⟶  ${words(gold.content)}`
    return [{ kind: 'boundaries', mode: gold.mode, score: own.score, cells: [words(own.source), words(own.cue), both] }]
  })
  return [...missed, ...extra, ...cut]
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
