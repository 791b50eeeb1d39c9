import type { Menu, MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../shared/host/requests.ts'
import { type MenuContent, menuTemplate } from './menu-template.ts'

/** The part of Electron's `Menu` that is needed. */
export interface Menus {
  readonly buildFromTemplate: (template: MenuItemConstructorOptions[]) => Menu
  readonly setApplicationMenu: (menu: Menu | null) => void
}

/** The native menu, kept as the window last described it. */
export interface AppMenu {
  readonly show: (commands: readonly MenuCommand[]) => void
  readonly showRecent: (recent: readonly string[]) => void
}

/** Builds the menu anew only when its words change: one that is open would close. Else commands are switched on and off. */
export function createAppMenu(menus: Menus, first: MenuContent): AppMenu {
  let content = first
  let menu = build()

  function build(): Menu {
    const built = menus.buildFromTemplate(menuTemplate(content))
    menus.setApplicationMenu(built)
    return built
  }

  return {
    show(commands) {
      const sameWords = wordsOf(commands) === wordsOf(content.commands)
      content = { ...content, commands }
      if (!sameWords) {
        menu = build()
        return
      }
      for (const { id, enabled } of commands) {
        const item = menu.getMenuItemById(id)
        if (item !== null && item.enabled !== enabled) item.enabled = enabled
      }
    },
    showRecent(recent) {
      content = { ...content, recent }
      menu = build()
    },
  }
}

function wordsOf(commands: readonly MenuCommand[]): string {
  return JSON.stringify(commands.map(({ id, title, section, keys }) => [id, title, section, keys]))
}
