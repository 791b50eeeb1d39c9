/** When the pictures play: the sample's articles are of that spring. */
export const NOW = '2031-03-17T09:24:00Z'

/** Runs in the page before anything else: a clock that starts at a given time and can be moved. @param {string} start */
export function setClock(start) {
  const RealDate = Date
  const begun = RealDate.now()
  const now = () =>
    RealDate.parse(start) + (RealDate.now() - begun) + Number(Reflect.get(globalThis, 'pictureMinutes') ?? 0) * 60_000
  const Moved = class extends RealDate {
    /** @param {[] | [number | string | Date]} given */
    constructor(...given) {
      super(given[0] ?? now())
    }
    /** @override */
    static now = now
  }
  Reflect.set(globalThis, 'Date', Moved)
}
