import { Tray } from 'electron'

export const tray = new Tray('icon.png')
