import type { App, Session } from 'electron'
import { isOwn, ORIGIN } from './protocol.ts'

/** Lets nothing find a way out, not even what asks no session: no name has an address. Has to come before `ready`. */
export function closeNetwork({ commandLine }: Pick<App, 'commandLine'>): void {
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
}

/** Refuses every request that leaves the program. */
export function refuseNetwork({ webRequest }: Pick<Session, 'webRequest'>, developing: boolean): void {
  webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isInside(request, developing) }))
}

/** Whether a request stays inside: our files, what the window made itself, and pictures that an address holds. */
export function isInside(
  request: { readonly url: string; readonly resourceType: string },
  developing: boolean,
): boolean {
  const { url, resourceType } = request
  if (isOwn(url) || url.startsWith(`blob:${ORIGIN}/`)) return true
  if (url.startsWith('data:')) return resourceType === 'image'
  return developing && url.startsWith('devtools:')
}

/** Refuses every permission but one: to keep the library when the disk runs low. */
export function refusePermissions(
  session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>,
): void {
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(permission === 'persistent-storage' && isOwn(contents.getURL()))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) => {
    return permission === 'persistent-storage' && isOwn(`${origin.replace(/\/$/, '')}/`)
  })
  session.setDevicePermissionHandler(() => false)
}
