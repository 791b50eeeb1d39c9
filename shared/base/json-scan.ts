/** What the grammar of JSON wanted where something else stood. */
export type JsonExpectation =
  | 'value'
  | 'member-name'
  | 'colon'
  | 'comma-or-end'
  | 'end-of-text'
  | 'digit'
  | 'escape'
  | 'escaped-control-character'

/** Why a text is not JSON that we read, and where: `offset` in UTF-16 code units. */
export type JsonFault = { readonly offset: number } & (
  | { readonly kind: 'json-empty' }
  | { readonly kind: 'json-truncated' }
  | { readonly kind: 'json-syntax'; readonly expected: JsonExpectation }
  | { readonly kind: 'json-duplicate-key'; readonly key: string }
  | { readonly kind: 'json-too-deep'; readonly limit: number }
  | { readonly kind: 'json-number-too-large' }
)

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const COLON = 0x3a
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const MINUS = 0x2d
const POINT = 0x2e
const ZERO = 0x30

/** How many characters a number without an exponent can have and not be too large for sure. */
const SURELY_FINITE = 308

/** Checks a whole text against the grammar of JSON, without building its value; gives the first fault, or null. */
export function scanJson(text: string, depthLimit: number): JsonFault | null {
  const scanner = new JsonScanner(text, depthLimit)
  try {
    scanner.document()
    return null
  } catch (fault) {
    if (fault instanceof ScanStop) return fault.fault
    throw fault
  }
}

class ScanStop {
  readonly fault: JsonFault
  constructor(fault: JsonFault) {
    this.fault = fault
  }
}

class JsonScanner {
  private at = 0
  private depth = 0
  private readonly text: string
  private readonly depthLimit: number

  constructor(text: string, depthLimit: number) {
    this.text = text
    this.depthLimit = depthLimit
  }

  document(): void {
    this.space()
    if (this.at >= this.text.length) throw new ScanStop({ kind: 'json-empty', offset: 0 })
    this.value()
    this.space()
    if (this.at < this.text.length) throw this.wanted('end-of-text')
  }

  private value(): void {
    const code = this.text.charCodeAt(this.at)
    if (code === QUOTE) this.string()
    else if (code === OPEN_OBJECT) this.object()
    else if (code === OPEN_ARRAY) this.array()
    else if (code === MINUS || isDigit(code)) this.number()
    else this.literal()
  }

  private object(): void {
    this.enter()
    this.space()
    if (this.text.charCodeAt(this.at) === CLOSE_OBJECT) {
      this.leave()
      return
    }
    const keys = new Set<string>()
    for (;;) {
      if (this.text.charCodeAt(this.at) !== QUOTE) throw this.wanted('member-name')
      this.key(keys)
      this.space()
      if (this.text.charCodeAt(this.at) !== COLON) throw this.wanted('colon')
      this.at += 1
      this.space()
      this.value()
      this.space()
      const code = this.text.charCodeAt(this.at)
      if (code === CLOSE_OBJECT) {
        this.leave()
        return
      }
      if (code !== COMMA) throw this.wanted('comma-or-end')
      this.at += 1
      this.space()
    }
  }

  private key(keys: Set<string>): void {
    const start = this.at
    const escaped = this.string()
    const key = escaped
      ? (JSON.parse(this.text.slice(start, this.at)) as string)
      : this.text.slice(start + 1, this.at - 1)
    const before = keys.size
    keys.add(key)
    if (keys.size === before) throw new ScanStop({ kind: 'json-duplicate-key', key, offset: start })
  }

  private array(): void {
    this.enter()
    this.space()
    if (this.text.charCodeAt(this.at) === CLOSE_ARRAY) {
      this.leave()
      return
    }
    for (;;) {
      this.value()
      this.space()
      const code = this.text.charCodeAt(this.at)
      if (code === CLOSE_ARRAY) {
        this.leave()
        return
      }
      if (code !== COMMA) throw this.wanted('comma-or-end')
      this.at += 1
      this.space()
    }
  }

  private enter(): void {
    this.depth += 1
    if (this.depth > this.depthLimit) {
      throw new ScanStop({ kind: 'json-too-deep', limit: this.depthLimit, offset: this.at })
    }
    this.at += 1
  }

  private leave(): void {
    this.depth -= 1
    this.at += 1
  }

  /** Passes over a string; says whether it holds an escape. */
  private string(): boolean {
    let escaped = false
    this.at += 1
    for (;;) {
      const code = this.text.charCodeAt(this.at)
      if (code === QUOTE) break
      if (code === BACKSLASH) {
        this.escape()
        escaped = true
        continue
      }
      if (code >= 0x20) this.at += 1
      else throw this.wanted('escaped-control-character')
    }
    this.at += 1
    return escaped
  }

  private escape(): void {
    const next = this.text.charAt(this.at + 1)
    if (next !== '' && '"\\/bfnrt'.includes(next)) {
      this.at += 2
      return
    }
    this.at += 1
    if (next !== 'u') throw this.wanted('escape')
    for (let digit = 0; digit < 4; digit += 1) {
      this.at += 1
      if (!/^[0-9a-fA-F]$/.test(this.text.charAt(this.at))) throw this.wanted('escape')
    }
    this.at += 1
  }

  private number(): void {
    const start = this.at
    const hasExponent = this.numeral()
    if (!hasExponent && this.at - start <= SURELY_FINITE) return
    if (Number.isFinite(Number(this.text.slice(start, this.at)))) return
    throw new ScanStop({ kind: 'json-number-too-large', offset: start })
  }

  /** Passes over a number; says whether it has an exponent. */
  private numeral(): boolean {
    if (this.text.charCodeAt(this.at) === MINUS) this.at += 1
    if (this.text.charCodeAt(this.at) === ZERO) this.at += 1
    else this.digits()
    if (this.text.charCodeAt(this.at) === POINT) {
      this.at += 1
      this.digits()
    }
    const exponent = this.text.charAt(this.at)
    if (exponent !== 'e' && exponent !== 'E') return false
    this.at += 1
    const sign = this.text.charAt(this.at)
    if (sign === '+' || sign === '-') this.at += 1
    this.digits()
    return true
  }

  private digits(): void {
    if (!isDigit(this.text.charCodeAt(this.at))) throw this.wanted('digit')
    while (isDigit(this.text.charCodeAt(this.at))) this.at += 1
  }

  private literal(): void {
    for (const word of ['true', 'false', 'null']) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length
        return
      }
      if (this.isCutOff(word)) this.at = this.text.length
    }
    throw this.wanted('value')
  }

  private isCutOff(word: string): boolean {
    const rest = this.text.length - this.at
    return rest > 0 && rest < word.length && word.startsWith(this.text.slice(this.at))
  }

  private space(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at)
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
      this.at += 1
    }
  }

  private wanted(expected: JsonExpectation): ScanStop {
    if (this.at >= this.text.length) {
      return new ScanStop({ kind: 'json-truncated', offset: this.text.length })
    }
    return new ScanStop({ kind: 'json-syntax', expected, offset: this.at })
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}
