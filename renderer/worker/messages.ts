/** What goes between a page and its worker. Each call has a number; everything about it carries that number. */

/** From the page. Parts come before the call that they belong to, so that large requests cross in pieces. */
export type Order =
  | { readonly type: 'part'; readonly call: number; readonly value: unknown }
  | { readonly type: 'call'; readonly call: number; readonly request: unknown }
  | { readonly type: 'cancel'; readonly call: number }

/** From the worker. Parts come before the result, so that large answers cross in pieces. */
export type Report =
  | { readonly type: 'progress'; readonly call: number; readonly done: number }
  | { readonly type: 'part'; readonly call: number; readonly value: unknown }
  | { readonly type: 'result'; readonly call: number; readonly value: unknown }
  | { readonly type: 'cancelled'; readonly call: number }
  /** A bug: what was thrown says of itself. */
  | { readonly type: 'fault'; readonly call: number; readonly message: string }

/** One end of a channel: a `Worker`, a worker's own scope, or a message port. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
}

/** A message as an order; `null` for what is none. */
export function parseOrder(message: unknown): Order | null {
  if (!isMessage(message)) return null
  const { type, call } = message
  if (type === 'part') return { type, call, value: message['value'] }
  if (type === 'call') return { type, call, request: message['request'] }
  return type === 'cancel' ? { type, call } : null
}

/** A message as a report; `null` for what is none. */
export function parseReport(message: unknown): Report | null {
  if (!isMessage(message)) return null
  const { type, call } = message
  if (type === 'progress') return typeof message['done'] === 'number' ? { type, call, done: message['done'] } : null
  if (type === 'part' || type === 'result') return { type, call, value: message['value'] }
  if (type === 'cancelled') return { type, call }
  return type === 'fault' ? { type, call, message: String(message['message']) } : null
}

type Message = { readonly [member: string]: unknown } & { readonly type: string; readonly call: number }

function isMessage(value: unknown): value is Message {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    'call' in value &&
    typeof value.call === 'number'
  )
}
