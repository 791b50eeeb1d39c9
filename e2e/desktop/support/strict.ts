import { EventEmitter } from 'node:events'

/** What is thrown where the program asks for something that the test host does not emulate. */
export function notEmulated(name: string): Error {
  return new Error(`desktop test host: ${name} is not emulated`)
}

/** Asked of any object by `await`, by inspection and by comparison in a test: not a name of Electron. */
const ASKED_OF_ALL = new Set<PropertyKey>(['then', 'toJSON', 'asymmetricMatch', 'nodeType', 'tagName', '$$typeof'])

/** The same object, except that reading or writing a member it does not have throws by that member's name. */
export function strict<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, key, receiver) {
      if (key in target || typeof key === 'symbol' || ASKED_OF_ALL.has(key)) return Reflect.get(target, key, receiver)
      throw notEmulated(`${name}.${key}`)
    },
    set(target, key, value, receiver) {
      if (!(key in target)) throw notEmulated(`${name}.${String(key)} = …`)
      return Reflect.set(target, key, value, receiver)
    },
  })
}

/** An emitter that refuses listeners for events which the test host never emits: they would wait for ever. */
export class StrictEmitter extends EventEmitter {
  constructor(name: string, events: readonly string[]) {
    super()
    const known = new Set<string | symbol>([...events, 'newListener', 'error'])
    this.on('newListener', (event: string | symbol) => {
      if (!known.has(event)) throw notEmulated(`${name}.on('${String(event)}')`)
    })
  }

  /** Emits an event that a listener can prevent, with `detail` as members of the event object; answers whether one did. */
  emitPreventable(event: string, detail: object = {}, ...args: readonly unknown[]): boolean {
    const state = { prevented: false }
    const given = {
      ...detail,
      get defaultPrevented() {
        return state.prevented
      },
      preventDefault() {
        state.prevented = true
      },
    }
    this.emit(event, given, ...args)
    return state.prevented
  }
}
