import { EventEmitter } from 'node:events'
import type { BrowserContext, Route } from '@playwright/test'
import { toElectron } from './schemes.ts'
import { notEmulated, strict } from './strict.ts'

type SchemeHandler = (request: Request) => Response | Promise<Response>
type BeforeRequest = (details: object, answer: (response: { readonly cancel?: boolean }) => void) => void
type AskPermission = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void
type CheckPermission = (contents: unknown, permission: string, origin: string, details: object) => boolean

/** A request that was not let through: by whose decision. */
export interface RefusedRequest {
  readonly url: string
  readonly by: 'webRequest' | 'will-navigate' | 'no window' | 'no network'
}

/** The window that a request belongs to, as far as routing has to know it. */
export interface RequestingWindow {
  /** Tells main that the page wants to go elsewhere; answers whether main prevents it. */
  readonly preventsNavigation: (url: string, isMainFrame: boolean) => boolean
}

/** Playwright's kinds of resources, in Electron's words. */
const RESOURCE_TYPES: Readonly<Record<string, string>> = { document: 'mainFrame', fetch: 'xhr', websocket: 'webSocket' }

/** What a page of ours could ask for and Chromium lets Playwright decide, each with Electron's word for it. */
const PERMISSIONS: Readonly<Record<string, string>> = {
  notifications: 'notifications',
  geolocation: 'geolocation',
  camera: 'media',
  microphone: 'media',
  'clipboard-read': 'clipboard-read',
}

/** The default session, and with it `protocol`: schemes, requests, permissions. */
export class FakeSession extends EventEmitter {
  readonly protocol
  readonly webRequest
  readonly refused: RefusedRequest[] = []
  private readonly privileged = new Map<string, { readonly standard?: boolean; readonly secure?: boolean }>()
  private readonly schemes = new Map<string, SchemeHandler>()
  private beforeRequest: BeforeRequest | null = null
  private ask: AskPermission | null = null
  private check: CheckPermission | null = null

  constructor(isReady: () => boolean) {
    super()
    this.protocol = strict('protocol', {
      registerSchemesAsPrivileged: (list: readonly { readonly scheme: string; readonly privileges?: object }[]) => {
        if (isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
        for (const { scheme, privileges } of list) this.privileged.set(scheme, privileges ?? {})
      },
      handle: (scheme: string, handler: SchemeHandler) => {
        if (!isReady()) throw new Error('protocol can only be used after the app is ready')
        if (this.schemes.has(scheme)) throw new Error(`The scheme has been intercepted: ${scheme}`)
        this.schemes.set(scheme, handler)
      },
    })
    this.webRequest = strict('session.webRequest', {
      onBeforeRequest: (first: BeforeRequest | object | null, second?: BeforeRequest) => {
        if (second !== undefined) throw notEmulated('a filter of webRequest.onBeforeRequest')
        this.beforeRequest = first as BeforeRequest | null
      },
    })
  }

  setPermissionRequestHandler(handler: AskPermission | null): void {
    this.ask = handler
  }

  setPermissionCheckHandler(handler: CheckPermission | null): void {
    this.check = handler
  }

  // Nothing in the test host asks for these: a handler is taken and never called.
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setSpellCheckerEnabled(): void {}

  /** Sets Chromium's permissions to what main would answer; Electron grants whatever nobody refuses. */
  async applyPermissions(context: BrowserContext, contents: object, url: string): Promise<void> {
    const granted: string[] = []
    for (const [name, permission] of Object.entries(PERMISSIONS))
      if (await this.grants(contents, permission, url)) granted.push(name)
    await context.grantPermissions(granted)
  }

  private async grants(contents: object, permission: string, url: string): Promise<boolean> {
    const { ask, check } = this
    const details = { requestingUrl: url, isMainFrame: true }
    if (check && !check(contents, permission, new URL(url).origin, details)) return false
    if (!ask) return true
    return new Promise((resolve) => ask(contents, permission, resolve, details))
  }

  /** Whether Electron would load this URL in a window. */
  checkLoadable(url: string): void {
    const scheme = schemeOf(url)
    const { standard = false, secure = false } = this.privileged.get(scheme) ?? {}
    if (!this.schemes.has(scheme)) throw notEmulated(`loading ${scheme}:, for which there is no protocol.handle,`)
    if (!standard || !secure) throw notEmulated(`the scheme ${scheme}:, not registered as standard and secure,`)
  }

  /** Answers one request of Chromium as Electron's network stack would. */
  async answer(route: Route, from: RequestingWindow | null, isMainFrame: boolean): Promise<void> {
    const request = route.request()
    const url = toElectron(request.url())
    const refuse = (by: RefusedRequest['by']) => {
      this.refused.push({ url, by })
      // What is prevented leaves the page as it is; what fails would show a page of errors.
      return route.abort(by === 'will-navigate' ? 'aborted' : 'blockedbyclient')
    }
    if (from === null) return refuse('no window')
    if (request.isNavigationRequest() && from.preventsNavigation(url, isMainFrame)) return refuse('will-navigate')
    const resourceType = RESOURCE_TYPES[request.resourceType()] ?? request.resourceType()
    if (await this.cancels({ url, method: request.method(), resourceType })) return refuse('webRequest')
    const handler = this.schemes.get(schemeOf(url))
    if (!handler) return refuse('no network')
    const body = request.postDataBuffer()
    const init = { method: request.method(), headers: request.headers(), ...(body && { body: new Uint8Array(body) }) }
    const response = await handler(new Request(url, init))
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }

  private async cancels(details: object): Promise<boolean> {
    const { beforeRequest } = this
    if (!beforeRequest) return false
    const { cancel = false } = await new Promise<{ cancel?: boolean }>((resolve) => beforeRequest(details, resolve))
    return cancel
  }
}

function schemeOf(url: string): string {
  return url.slice(0, url.indexOf(':'))
}
