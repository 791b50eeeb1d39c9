// The only part that speaks to the main process from the window's side. It is sandboxed, so it is built into one file.
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { DesktopBridge } from '../shared/host/bridge.ts'
import { EVENTS, REQUESTS } from '../shared/host/channels.ts'

function hear<T extends readonly unknown[]>(channel: string, listener: (...payload: T) => void): () => void {
  // The event itself stays here: it would give the page the sender, and with it every channel.
  const deliver = (_event: unknown, ...payload: unknown[]) => listener(...(payload as unknown as T))
  ipcRenderer.on(channel, deliver)
  return () => {
    ipcRenderer.off(channel, deliver)
  }
}

const bridge: DesktopBridge = {
  platform: 'desktop',
  isMac: process.platform === 'darwin',
  appVersion: AVOWAL_VERSION,
  pickFiles: (request) => ipcRenderer.invoke(REQUESTS.pickFiles, request),
  saveFile: (request) => ipcRenderer.invoke(REQUESTS.saveFile, request),
  noteFiles(files) {
    const paths = files.map((file) => webUtils.getPathForFile(file as File)).filter((path) => path !== '')
    return ipcRenderer.invoke(REQUESTS.noteFiles, { paths })
  },
  takeFiles: (request) => ipcRenderer.invoke(REQUESTS.takeFiles, request),
  takeNotices: (request) => ipcRenderer.invoke(REQUESTS.takeNotices, request),
  showCommands: (request) => ipcRenderer.invoke(REQUESTS.showCommands, request),
  setTheme: (request) => ipcRenderer.invoke(REQUESTS.setTheme, request),
  holdClose: (request) => ipcRenderer.invoke(REQUESTS.holdClose, request),
  chooseFolder: (request) => ipcRenderer.invoke(REQUESTS.chooseFolder, request),
  listFolder: (request) => ipcRenderer.invoke(REQUESTS.listFolder, request),
  readFolderFile: (request) => ipcRenderer.invoke(REQUESTS.readFolderFile, request),
  writeFolderFile: (request) => ipcRenderer.invoke(REQUESTS.writeFolderFile, request),
  removeFolderFile: (request) => ipcRenderer.invoke(REQUESTS.removeFolderFile, request),
  watchFolder: (request) => ipcRenderer.invoke(REQUESTS.watchFolder, request),
  forgetFolder: (request) => ipcRenderer.invoke(REQUESTS.forgetFolder, request),
  onFilesWaiting: (listener) => hear(EVENTS.filesWaiting, listener),
  onNoticesWaiting: (listener) => hear(EVENTS.noticesWaiting, listener),
  onCommand: (listener) => hear(EVENTS.command, listener),
  onFolderChanged: (listener) => hear(EVENTS.folderChanged, listener),
}

contextBridge.exposeInMainWorld('host', bridge)
