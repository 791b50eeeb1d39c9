import { type DOMOutputSpec, type Node, Schema } from 'prosemirror-model'
import type { BlockKind } from '../../shared/text/block.ts'

/** The element of each kind of block. The canonical text holds bullets and marks as characters, so a list item is a paragraph. */
const ELEMENTS: Readonly<Record<BlockKind, string>> = {
  title: 'h1',
  'section-label': 'p',
  heading: 'h2',
  byline: 'p',
  dateline: 'p',
  paragraph: 'p',
  quotation: 'blockquote',
  'list-item': 'p',
  boilerplate: 'p',
}

/** The document of a page: sections (the unit of layout) of blocks (each a stretch of the canonical text) of marked text. */
export const readerSchema = new Schema({
  nodes: {
    doc: { content: 'section*' },
    section: { content: 'block+', toDOM: () => ['div', { class: 'reader-section' }, 0] },
    block: {
      content: 'text*',
      attrs: { kind: { default: 'paragraph' }, space: { default: 'plain' } },
      toDOM: blockToDom,
    },
    text: {},
  },
  marks: {
    bold: { toDOM: () => ['strong', 0] },
    italic: { toDOM: () => ['em', 0] },
    link: {
      attrs: { href: { default: '' } },
      excludes: '',
      toDOM: (mark) => ['span', { class: 'reader-link', title: (mark.attrs as { readonly href: string }).href }, 0],
    },
    dateline: { toDOM: () => ['span', { class: 'reader-dateline' }, 0] },
  },
})

/** What a block's element says of it. */
export interface BlockAttributes {
  readonly kind: BlockKind
  readonly space: 'plain' | 'flowing' | 'kept'
}

function blockToDom(node: Node): DOMOutputSpec {
  const { kind, space } = node.attrs as BlockAttributes
  return [ELEMENTS[kind], { class: 'reader-block', 'data-kind': kind, 'data-space': space, dir: 'auto' }, 0]
}
