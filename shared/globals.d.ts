/**
 * The few things that every JavaScript engine offers and that are not part of the language.
 * `shared/` compiles with no DOM and no Node types, so what is not declared here does not exist for it.
 */

interface TextEncoder {
  readonly encoding: string
  encode(input?: string): Uint8Array<ArrayBuffer>
}
declare var TextEncoder: { new (): TextEncoder }

interface TextDecoder {
  readonly encoding: string
  decode(input?: ArrayBuffer | ArrayBufferView): string
}
declare var TextDecoder: {
  new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder
}
