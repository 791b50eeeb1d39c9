import { EventEmitter } from 'node:events'

type Handler = (event: object, ...args: readonly unknown[]) => unknown

/** A frame that a message comes from, as `event.senderFrame` shows it. */
export interface SenderFrame {
  readonly url: string
  readonly origin: string
  readonly parent: SenderFrame | null
  readonly top: SenderFrame | null
}

/** `ipcMain`: one handler for each channel, any number of listeners. */
export class FakeIpcMain extends EventEmitter {
  private readonly handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.handlers.set(channel, handler)
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel)
  }

  /** Answers as `ipcRenderer.invoke` does; what a handler throws arrives as words only. */
  async invoke(event: object, channel: string, args: readonly unknown[]): Promise<unknown> {
    const handler = this.handlers.get(channel)
    if (!handler)
      throw new Error(`Error invoking remote method '${channel}': Error: No handler registered for '${channel}'`)
    try {
      return await handler(event, ...args)
    } catch (problem) {
      throw new Error(`Error invoking remote method '${channel}': ${String(problem)}`)
    }
  }

  /** Which channels are answered or listened to. */
  channels(): readonly string[] {
    return [...this.handlers.keys(), ...this.eventNames().map(String)]
  }
}
