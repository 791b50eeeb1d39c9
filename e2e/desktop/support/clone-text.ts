/** Writes values as text, and reads them back as structured cloning would have copied them. */
export interface CloneText {
  /** Throws a `DataCloneError` for what cannot be cloned, and names what can be but is not emulated. */
  readonly write: (value: unknown) => string
  readonly read: (text: string) => unknown
}

/** Stands on its own: it runs in Node, and by its source in a page. Arrays in the text are tags, everything else is JSON. */
export function makeCloneText(): CloneText {
  function toBase64(bytes: Uint8Array): string {
    let binary = ''
    for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
    return btoa(binary)
  }

  function fromBase64(text: string): Uint8Array {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  }

  function tagObject(value: object): unknown {
    if (Array.isArray(value)) return ['array', Array.from(value, tag)]
    if (value instanceof Uint8Array) return ['bytes', toBase64(value)]
    if (value instanceof ArrayBuffer) return ['buffer', toBase64(new Uint8Array(value))]
    if (value instanceof Date) return ['date', String(value.getTime())]
    if (value instanceof Error) return ['error', value.message]
    if (value instanceof Map) return ['map', tag([...value])]
    if (value instanceof Set) return ['set', tag([...value])]
    if (Object.getPrototypeOf(value) === Object.prototype)
      return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, tag(member)]))
    throw new Error(`desktop test host: ${Object.prototype.toString.call(value)} in a message is not emulated`)
  }

  function tag(value: unknown): unknown {
    if (value === undefined) return ['undefined']
    if (typeof value === 'bigint') return ['bigint', String(value)]
    if (Object.is(value, -0)) return ['number', '-0']
    if (typeof value === 'number' && !Number.isFinite(value)) return ['number', String(value)]
    if (value === null || typeof value !== 'object') return value
    return tagObject(value)
  }

  function untagArray([name, content]: readonly unknown[]): unknown {
    const text = typeof content === 'string' ? content : ''
    switch (name) {
      case 'undefined':
        return undefined
      case 'bigint':
        return BigInt(text)
      case 'number':
        return Number(text)
      case 'array':
        return (content as readonly unknown[]).map(untag)
      case 'bytes':
        return fromBase64(text)
      case 'buffer':
        return fromBase64(text).buffer
      case 'date':
        return new Date(Number(text))
      case 'error':
        return new Error(text)
      case 'map':
        return new Map(untag(content) as [unknown, unknown][])
      case 'set':
        return new Set(untag(content) as unknown[])
      default:
        throw new Error(`desktop test host: a message with an unknown tag ${String(name)}`)
    }
  }

  function untag(value: unknown): unknown {
    if (Array.isArray(value)) return untagArray(value)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, untag(member)]))
  }

  return {
    write: (value) => JSON.stringify(tag(structuredClone(value))),
    read: (text) => untag(JSON.parse(text)),
  }
}
