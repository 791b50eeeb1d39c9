import { ok } from '../../shared/base/result.ts'
import type { Host, PickRequest, SaveRequest } from '../../shared/host/host.ts'
import { type ReadableFile, readFiles } from '../../shared/host/read-files.ts'
import { foldersOfBrowser } from './browser-folders.ts'

/** How long a download may take to begin before its bytes are let go, in milliseconds. */
const KEEP_DOWNLOAD = 60_000

/** The host interface on web APIs: a file input, a download by link. */
export function browserHost(options: { readonly appVersion: string }): Host {
  let release: AbortController | null = null
  return {
    platform: 'browser',
    isMac: /Mac|iPhone|iPad/.test(navigator.platform),
    appVersion: options.appVersion,
    async pickFiles(request) {
      return readFiles(await chosenFiles(request), request.limit)
    },
    async saveFile(request) {
      download(request)
      return ok(request.suggestedName)
    },
    onOpenFiles: never, // No browser hands files to a page that is open already.
    noteFiles: () => {},
    onNotice: never,
    showCommands: () => {},
    onCommand: never,
    setTheme: () => {},
    folders: foldersOfBrowser(),
    holdClose(held) {
      release?.abort()
      release = held ? new AbortController() : null
      if (release === null) return
      window.addEventListener('beforeunload', (event) => event.preventDefault(), { signal: release.signal })
    },
  }
}

/** What a browser never tells its page. */
const never = () => () => {}

/** Opens the browser's dialog; it tells of a choice or of its dismissal, never of both. */
function chosenFiles({ accept, multiple }: PickRequest): Promise<readonly ReadableFile[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept.join(',')
    input.multiple = multiple
    input.hidden = true
    const done = new AbortController()
    function finish(): void {
      done.abort()
      input.remove()
      resolve([...(input.files ?? [])])
    }
    input.addEventListener('change', finish, { signal: done.signal })
    input.addEventListener('cancel', finish, { signal: done.signal })
    document.body.append(input) // Some browsers forget an input that is not in the page.
    input.click()
  })
}

function download({ suggestedName, mime, bytes }: SaveRequest): void {
  const pieces = bytes instanceof Uint8Array ? [bytes] : bytes
  const url = URL.createObjectURL(new Blob(pieces as readonly BlobPart[] as BlobPart[], { type: mime }))
  const link = document.createElement('a')
  link.href = url
  link.download = suggestedName
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(url), KEEP_DOWNLOAD)
}
