import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { err, ok } from '../shared/base/result.ts'
import { REQUESTS, type RequestName } from '../shared/host/channels.ts'
import { type Answer, type Answered, type Asked, type RequestProblem, requestForms } from '../shared/host/requests.ts'
import { ORIGIN } from './protocol.ts'

/** What the shell does for each request of the window. */
export type RequestHandlers = {
  readonly [N in RequestName]: (request: Asked<N>) => Answered<N> | Promise<Answered<N>>
}

/** What of an event tells who sent it. */
type Sent = Pick<IpcMainInvokeEvent, 'senderFrame'>

/** Takes the window's requests: the only use of `ipcMain`. Whatever comes in, the answer is a value. */
export function takeRequests(ipcMain: Pick<IpcMain, 'handle'>, handlers: RequestHandlers): void {
  for (const name of Object.keys(REQUESTS) as RequestName[]) {
    ipcMain.handle(REQUESTS[name], (event, ...payload: unknown[]) => answer(name, handlers, event, payload))
  }
}

async function answer<N extends RequestName>(
  name: N,
  handlers: RequestHandlers,
  event: Sent,
  payload: readonly unknown[],
): Promise<Answer<N>> {
  try {
    if (!isFromWindow(event)) return err(refused('sender', 'Only the window itself may ask.'))
    const form = requestForms[name].safeParse(payload[0])
    if (payload.length !== 1 || !form.success) return err(refused('form', `This is no request "${name}".`))
    return ok(await handlers[name](form.data as Asked<N>))
  } catch (failure) {
    return err(refused('fault', failure instanceof Error ? failure.message : 'It came to nothing.'))
  }
}

/** A frame that was destroyed meanwhile is none; a frame within the page is not the page. */
function isFromWindow({ senderFrame }: Sent): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === ORIGIN
}

function refused(because: RequestProblem['because'], message: string): RequestProblem {
  return { kind: 'request-refused', because, message }
}
