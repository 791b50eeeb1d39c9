import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CallOptions, call } from './call.ts'
import type { Port } from './messages.ts'
import { type Handover, serve, type Work } from './serve.ts'

const NEVER = new AbortController().signal

let channel: MessageChannel
beforeEach(() => {
  channel = new MessageChannel()
  channel.port1.start()
  channel.port2.start()
})
afterEach(() => {
  channel.port1.close()
})

/** A worker at the other end that answers with what a function gives. */
function worker(answer: (request: unknown, work: Work) => unknown): void {
  serve(channel.port2 as Port, async (request, work): Promise<Handover<unknown>> => {
    return { value: await answer(request, work), transfer: [] }
  })
}

function ask(request: unknown, options: Partial<CallOptions> = {}): Promise<unknown> {
  return call(channel.port1 as Parameters<typeof call>[0], request, (answer) => answer, { signal: NEVER, ...options })
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

describe('A call to a worker', () => {
  it('is answered', async () => {
    worker((request) => ({ echo: request }))
    expect(await ask({ question: 1 })).toEqual({ echo: { question: 1 } })
  })

  it('gets its own answer when several are under way', async () => {
    worker(async (request) => {
      await pause()
      return request
    })
    expect(await Promise.all([ask(1), ask(2), ask(3)])).toEqual([1, 2, 3])
  })

  it('tells of progress and of pieces in order, before the answer', async () => {
    worker((_, { progress, send }) => {
      progress(0.5)
      send('a')
      send('b')
      return 'end'
    })
    const seen: unknown[] = []
    seen.push(await ask(0, { onProgress: (done) => seen.push(done), onPart: (part) => seen.push(part) }))
    expect(seen).toEqual([0.5, 'a', 'b', 'end'])
  })

  it('sends a long request in pieces', async () => {
    worker((request, { parts }) => [request, parts])
    expect(await ask('all', { parts: [[1, 2], [3]] })).toEqual(['all', [[1, 2], [3]]])
  })

  it('rejects with the reason at once when it is aborted, and the worker is told', async () => {
    let told: (reason: unknown) => void = () => {}
    const toldWorker = new Promise((resolve) => {
      told = resolve
    })
    worker(async (_, { signal }) => {
      signal.addEventListener('abort', () => told('told'))
      await toldWorker
      signal.throwIfAborted()
    })
    const controller = new AbortController()
    const asked = ask(0, { signal: controller.signal })
    await pause()
    controller.abort('no longer needed')
    await expect(asked).rejects.toBe('no longer needed')
    expect(await toldWorker).toBe('told')
  })

  it('does not begin when it is aborted before', async () => {
    let begun = false
    worker(() => {
      begun = true
    })
    await expect(ask(0, { signal: AbortSignal.abort('too late') })).rejects.toBe('too late')
    await pause()
    expect(begun).toBe(false)
  })

  it('is never begun by the worker when it is aborted while it waits', async () => {
    const begun: unknown[] = []
    worker(async (request) => {
      begun.push(request)
      await pause()
      return request
    })
    const controller = new AbortController()
    const first = ask('first')
    const second = ask('second', { signal: controller.signal })
    controller.abort('changed my mind')
    await expect(second).rejects.toBe('changed my mind')
    await first
    await ask('third')
    expect(begun).toEqual(['first', 'third'])
  })

  it('fails with what the worker threw, and the worker goes on', async () => {
    worker((request) => {
      if (request === 'bad') throw new Error('A bug')
      return 'fine'
    })
    await expect(ask('bad')).rejects.toThrow('A bug')
    expect(await ask('good')).toBe('fine')
  })

  it('passes over messages that are none of its business', async () => {
    worker(() => 'fine')
    channel.port1.postMessage('noise')
    channel.port1.postMessage({ type: 'call' })
    channel.port2.postMessage({ type: 'result', call: -1, value: 'wrong' })
    expect(await ask(0)).toBe('fine')
  })
})
