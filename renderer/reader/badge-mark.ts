import type { ReaderMark } from './reader-props.ts'

const SVG = 'http://www.w3.org/2000/svg'

/** The strokes of each sign in a field of 12 by 12: a tick, a pencil, a cross, a question mark, two arrows, a tick in a ring. */
const STROKES: { readonly [K in ReaderMark['sign']]: string } = {
  accepted: 'M2.5 6.5 5 9 9.5 3.5',
  amended: 'M2.5 9.5 3 7.2 8 2.2 9.8 4 4.8 9Z',
  rejected: 'M3 3 9 9M9 3 3 9',
  question: 'M4 4.4a2 2 0 1 1 2.9 1.8C6.2 6.6 6 7 6 7.6M6 9.6v.1',
  changed: 'M2.5 5a3.6 3.6 0 0 1 6.6-1.2M9.3 2v2.2H7M9.5 7a3.6 3.6 0 0 1-6.6 1.2M2.7 10V7.8H5',
  settled: 'M1.2 6.5 3.4 8.8 7.4 4M5.6 8.1 6.3 8.8 10.6 4',
}

/** The place of a mark in a badge, empty. */
export function makeMark(): Element {
  const mark = document.createElementNS(SVG, 'svg')
  mark.setAttribute('class', 'reader-mark')
  mark.setAttribute('viewBox', '0 0 12 12')
  mark.setAttribute('aria-hidden', 'true')
  mark.append(document.createElementNS(SVG, 'path'))
  return mark
}

/** Draws a sign, or none. */
export function showMark(mark: Element, sign: ReaderMark['sign'] | null): void {
  if ((mark.getAttribute('data-sign') ?? null) === sign) return
  if (sign === null) mark.removeAttribute('data-sign')
  else mark.setAttribute('data-sign', sign)
  mark.firstElementChild?.setAttribute('d', sign === null ? '' : STROKES[sign])
}
