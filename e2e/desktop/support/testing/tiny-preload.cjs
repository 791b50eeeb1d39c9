const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('tiny', {
  ask: (channel, value) => ipcRenderer.invoke(channel, value),
  add: (a, b) => a + b,
  refuse: () => {
    throw new Error('refused in the preload')
  },
  onTold(listener) {
    const hear = (_event, word) => listener(word)
    ipcRenderer.on('told', hear)
    return () => {
      ipcRenderer.off('told', hear)
    }
  },
})
