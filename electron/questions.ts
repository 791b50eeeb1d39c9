import type { BrowserWindow, Dialog } from 'electron'
import { strings } from './strings.ts'

type Boxes = Pick<Dialog, 'showMessageBox'>

/** Asks whether to close while something is not written. The question goes away where `signal` is aborted. */
export async function askBeforeClosing(
  dialog: Boxes,
  window: BrowserWindow,
  signal: AbortSignal,
): Promise<'wait' | 'close'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: strings.stillSaving,
    detail: strings.stillSavingDetail,
    buttons: [strings.wait, strings.closeAnyway],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal,
  })
  return response === 1 ? 'close' : 'wait'
}

/** Asks whether to open the window once more, after it has ended by itself several times. */
export async function askAfterCrashes(dialog: Boxes, window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: strings.keepsEnding,
    detail: strings.keepsEndingDetail,
    buttons: [strings.openAgain, strings.quit],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  return response === 0
}
