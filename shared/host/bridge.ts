import type { RequestName } from './channels.ts'
import type { ReadableFile } from './read-files.ts'
import type { Answer, Asked } from './requests.ts'

type Requests = { readonly [N in Exclude<RequestName, 'noteFiles'>]: (request: Asked<N>) => Promise<Answer<N>> }

/** What the preload script puts into the window, as `window.host`: plain functions over plain values. */
export interface DesktopBridge extends Requests {
  readonly platform: 'desktop'
  readonly isMac: boolean
  readonly appVersion: string
  /** Takes the files themselves: where they are, the page is not told. */
  readonly noteFiles: (files: readonly ReadableFile[]) => Promise<Answer<'noteFiles'>>
  /** Each answers how to stop. */
  readonly onFilesWaiting: (listener: () => void) => () => void
  readonly onNoticesWaiting: (listener: () => void) => () => void
  readonly onCommand: (listener: (id: string) => void) => () => void
  readonly onFolderChanged: (listener: (id: string) => void) => () => void
}
