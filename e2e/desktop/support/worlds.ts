import { type CloneText, makeCloneText } from './clone-text.ts'

/** What travels from a preload to main. */
export type FromPreload =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'send'; readonly channel: string; readonly args: readonly unknown[] }

/** What travels from main to a preload. */
export type ToPreload =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }
  | { readonly kind: 'event'; readonly channel: string; readonly args: readonly unknown[] }

/** The isolated world's name, and the two functions in it through which main and preload speak. */
export const PRELOAD_WORLD = 'preload'
export const TO_MAIN = '__toMain'
export const FROM_MAIN = '__fromMain'

/** What a sandboxed preload may read of `process`. */
export interface PreloadProcess {
  readonly platform: string
  readonly versions: Readonly<Record<string, string>>
  readonly argv: readonly string[]
}

/**
 * The sources to run in each new document: the page's end of `contextBridge`, and the preload in a world of its own.
 * Both do nothing in a frame inside the page, as Electron runs a preload in main frames only.
 */
export function worldSources(
  preload: string,
  process: PreloadProcess,
): { readonly page: string; readonly preload: string } {
  const secret = JSON.stringify(`bridge-${crypto.randomUUID()}-`)
  const whereItBelongs = `if (window !== window.top || location.href === 'about:blank') return`
  return {
    page: `(() => { ${whereItBelongs}; (${String(bridgeEnd)})(${secret}, 'page', 'preload') })()`,
    preload: `(() => { ${whereItBelongs};
      const bridge = (${String(bridgeEnd)})(${secret}, 'preload', 'page')
      const { require, process } = (${String(preloadWorld)})(bridge, (${String(makeCloneText)})(), ${JSON.stringify(process)})
      const module = { exports: {} };
      ((require, process, module, exports) => {\n${preload}\n})(require, process, module, module.exports)
    })()`,
  }
}

interface Bridge {
  readonly expose: (name: string, api: unknown) => void
}

/**
 * One end of `contextBridge`. The two worlds share nothing but the DOM: calls cross as events, whose detail Chromium clones
 * from one world to the other. Functions and promises cross as placeholders, as in Electron. Stands on its own.
 */
function bridgeEnd(secret: string, here: string, there: string): Bridge {
  type Outcome = { readonly ok: boolean; readonly value: unknown }
  type Message =
    | { readonly kind: 'call'; readonly id: string; readonly args: readonly unknown[] }
    | { readonly kind: 'settle'; readonly id: string; readonly outcome: Outcome }
    | { readonly kind: 'expose'; readonly name: string; readonly api: unknown }
    | { readonly kind: 'outcome'; readonly outcome: Outcome }

  const functions = new Map<string, (...args: unknown[]) => unknown>()
  const promises = new Map<string, (outcome: Outcome) => void>()
  let created = 0
  let last: Outcome = { ok: true, value: undefined }

  const isPlain = (value: object) => Object.prototype.toString.call(value) === '[object Object]'
  const newId = () => `${here}${created++}`
  const say = (detail: Message) => window.dispatchEvent(new CustomEvent(secret + there, { detail }))

  function pack(value: unknown): unknown {
    if (typeof value === 'function') {
      const id = newId()
      functions.set(id, value as (...args: unknown[]) => unknown)
      return { [secret]: 'function', id }
    }
    if (value === null || typeof value !== 'object') return value
    if (value instanceof Promise) {
      const id = newId()
      const settle = (ok: boolean) => (result: unknown) =>
        say({ kind: 'settle', id, outcome: { ok, value: pack(result) } })
      value.then(settle(true), settle(false))
      return { [secret]: 'promise', id }
    }
    if (Array.isArray(value)) return value.map(pack)
    if (!isPlain(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, pack(member)]))
  }

  function unpack(value: unknown): unknown {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(unpack)
    if (!isPlain(value)) return value
    const { [secret]: kind, id } = value as Record<string, string>
    if (kind === 'function') return (...args: unknown[]) => call({ kind: 'call', id: String(id), args: args.map(pack) })
    if (kind === 'promise')
      return new Promise((resolve, reject) => {
        promises.set(String(id), (outcome) => (outcome.ok ? resolve : reject)(unpack(outcome.value)))
      })
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, unpack(member)]))
  }

  function call(message: Message): unknown {
    say(message)
    if (!last.ok) throw unpack(last.value)
    return unpack(last.value)
  }

  function answer(act: () => unknown): void {
    let outcome: Outcome
    try {
      outcome = { ok: true, value: pack(act()) }
    } catch (problem) {
      outcome = { ok: false, value: problem instanceof Error ? problem : new Error(String(problem)) }
    }
    say({ kind: 'outcome', outcome })
  }

  function freeze(value: unknown): unknown {
    if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value
    for (const member of Object.values(value)) freeze(member)
    return Object.freeze(value)
  }

  function expose(name: string, api: unknown): void {
    if (name in window) throw new Error('Cannot bind an API on top of an existing property on the window object')
    Object.defineProperty(window, name, { value: freeze(unpack(api)), enumerable: true })
  }

  window.addEventListener(secret + here, (event) => {
    const message = (event as CustomEvent<Message>).detail
    if (message.kind === 'outcome') last = message.outcome
    if (message.kind === 'settle') {
      promises.get(message.id)?.(message.outcome)
      promises.delete(message.id)
    }
    if (message.kind === 'expose') answer(() => expose(message.name, message.api))
    if (message.kind === 'call') answer(() => functions.get(message.id)?.(...message.args.map(unpack)))
  })
  return { expose: (name, api) => void call({ kind: 'expose', name, api: pack(api) }) }
}

/** What a sandboxed preload finds around it: `require('electron')` and `process`. Stands on its own. */
function preloadWorld(bridge: Bridge, text: CloneText, given: PreloadProcess) {
  type Listener = (event: object, ...args: readonly unknown[]) => void
  const world = globalThis as unknown as {
    __toMain: (text: string) => void
    __fromMain: (text: string) => void
    __ipcRenderer: object
    __paths: Record<string, string>
  }
  const listeners = new Map<string, readonly Listener[]>()
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (problem: Error) => void }>()
  let calls = 0

  function strict(name: string, members: object): object {
    return new Proxy(members, {
      get(target, key) {
        if (key in target || typeof key === 'symbol') return Reflect.get(target, key) as unknown
        throw new Error(`desktop test host: ${name}.${key} is not emulated in a preload`)
      },
    })
  }
  const post = (message: FromPreload) => world.__toMain(text.write(message))
  const change = (channel: string, to: (before: readonly Listener[]) => readonly Listener[]) => {
    listeners.set(channel, to(listeners.get(channel) ?? []))
    return ipcRenderer
  }
  const on = (channel: string, listener: Listener) => change(channel, (before) => [...before, listener])
  const off = (channel: string, listener: Listener) =>
    change(channel, (before) => before.filter((one) => one !== listener))
  const ipcRenderer: object = strict('ipcRenderer', {
    on,
    off,
    removeListener: off,
    send: (channel: string, ...args: readonly unknown[]) => post({ kind: 'send', channel, args }),
    invoke: (channel: string, ...args: readonly unknown[]) =>
      new Promise((resolve, reject) => {
        const id = calls++
        waiting.set(id, { resolve, reject })
        post({ kind: 'invoke', id, channel, args })
      }),
  })
  world.__fromMain = (written) => {
    const message = text.read(written) as ToPreload
    if (message.kind === 'event') {
      for (const listener of listeners.get(message.channel) ?? []) listener({ sender: ipcRenderer }, ...message.args)
      return
    }
    if (message.kind === 'answer') waiting.get(message.id)?.resolve(message.value)
    if (message.kind === 'failure') waiting.get(message.id)?.reject(new Error(message.message))
    waiting.delete(message.id)
  }
  world.__ipcRenderer = ipcRenderer // For tests that play a broken renderer; the page cannot see it.
  world.__paths = {}
  const electron = strict('electron', {
    ipcRenderer,
    // Chromium tells no page where a file is, so the test does: by its name. What was made in memory is nowhere.
    webUtils: strict('webUtils', { getPathForFile: ({ name }: File) => world.__paths[name] ?? '' }),
    contextBridge: strict('contextBridge', { exposeInMainWorld: bridge.expose }),
  })
  const require = (name: string) => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    throw new Error(`module not found: ${name}`)
  }
  return {
    require,
    process: strict('process', { ...given, env: {}, sandboxed: true, contextIsolated: true, type: 'renderer' }),
  }
}
