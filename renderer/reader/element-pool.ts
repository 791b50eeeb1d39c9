/** Elements by key that come and go with what they stand for; one that stays is only written to where it differs. */
export class ElementPool<T extends HTMLElement> {
  private readonly place: HTMLElement
  private readonly make: (key: string) => T
  private readonly elements = new Map<string, T>()

  constructor(place: HTMLElement, make: (key: string) => T) {
    this.place = place
    this.make = make
  }

  get(key: string): T | undefined {
    return this.elements.get(key)
  }

  /** Makes the elements of exactly these keys, in this order, and fills each in. */
  show<I>(items: readonly I[], keyOf: (item: I) => string, fill: (element: T, item: I) => void): void {
    const wanted = new Set(items.map(keyOf))
    for (const [key, element] of this.elements) {
      if (wanted.has(key)) continue
      element.remove()
      this.elements.delete(key)
    }
    let next = this.place.firstElementChild
    for (const item of items) {
      const element = this.elementOf(keyOf(item))
      if (element === next) next = next.nextElementSibling
      else this.place.insertBefore(element, next)
      fill(element, item)
    }
  }

  private elementOf(key: string): T {
    const known = this.elements.get(key)
    if (known !== undefined) return known
    const made = this.make(key)
    this.elements.set(key, made)
    return made
  }
}

/** Writes a property of an element's style only if it differs. CSSOM, which the CSP allows. */
export function setStyle(element: HTMLElement, property: string, value: string): void {
  if (element.style.getPropertyValue(property) !== value) element.style.setProperty(property, value)
}

/** Writes an attribute only if it differs; null takes it away. */
export function setAttribute(element: HTMLElement, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name)
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}

export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text
}
