import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../shared/host/requests.ts'
import { acceleratorOf } from './accelerator.ts'
import { strings } from './strings.ts'

type Items = MenuItemConstructorOptions[]

/** What the menu shows, and what it calls. */
export interface MenuContent {
  readonly commands: readonly MenuCommand[]
  /** Paths of files, the latest first. */
  readonly recent: readonly string[]
  readonly isMac: boolean
  readonly developing: boolean
  /** `byKey`: by the key that stands beside it, not by hand. */
  readonly onCommand: (id: string, byKey: boolean) => void
  readonly onOpenRecent: (path: string) => void
  readonly onClearRecent: () => void
}

/** The commands of one heading, and where they belong: what their ids begin with. */
interface Section {
  readonly title: string
  readonly place: string
  readonly commands: readonly MenuCommand[]
}

/** Headings that stand within another menu. Whatever is not named here gets a menu of its own. */
const WITHIN: ReadonlyMap<string, string> = new Map([
  ['project', 'file'],
  ['reader.find', 'edit'],
  ['reader', 'article'],
  ['mark', 'claim'],
  ['tag', 'claim'],
])

const LINE: MenuItemConstructorOptions = { type: 'separator' }

/** The whole menu bar: every command of the window under its heading, and what the system brings. */
export function menuTemplate(content: MenuContent): Items {
  const sections = sectionsOf(content.commands)
  const places = sections.map(({ place }) => place)
  const inner = sections.filter(({ place }) => isWithin(place, places))
  const outer = sections.filter((section) => !inner.includes(section))
  const others = outer.filter(({ place }) => !['file', 'edit', 'view', 'help'].includes(place))

  function own(place: string): Items {
    const commands = outer.filter((section) => section.place === place).flatMap((section) => section.commands)
    const nested = inner.filter((section) => WITHIN.get(section.place) === place)
    return joined([
      commands.map((command) => commandItem(command, content)),
      nested.map(({ title, commands: some }) => ({
        label: plain(title, content.isMac),
        submenu: some.map((command) => commandItem(command, content)),
      })),
    ])
  }
  function menu(place: string, title: string, ...more: readonly Items[]): MenuItemConstructorOptions {
    const label = outer.find((section) => section.place === place)?.title ?? title
    return { label: plain(label, content.isMac), submenu: joined([own(place), ...more]) }
  }

  return [
    ...(content.isMac ? [{ role: 'appMenu' } as const] : []),
    menu('file', strings.file, [recentMenu(content)], [{ role: content.isMac ? 'close' : 'quit' }]),
    menu('edit', strings.edit, [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }]),
    menu('view', strings.view, viewRoles(content)),
    ...others.map(({ place, title }) => menu(place, title)),
    { label: strings.window, submenu: [{ role: 'minimize' }, { role: content.isMac ? 'zoom' : 'close' }] },
    menu('help', strings.help, content.isMac ? [] : [{ role: 'about' }]),
  ]
}

function sectionsOf(commands: readonly MenuCommand[]): readonly Section[] {
  const titles = [...new Set(commands.map(({ section }) => section))]
  return titles.map((title) => {
    const own = commands.filter(({ section }) => section === title)
    const id = own[0]?.id ?? ''
    return { title, place: WITHIN.has(id) ? id : id.replace(/\..*$/s, ''), commands: own }
  })
}

function isWithin(place: string, places: readonly string[]): boolean {
  const outer = WITHIN.get(place)
  return outer !== undefined && (['file', 'edit', 'view', 'help'].includes(outer) || places.includes(outer))
}

/**
 * The window hears its keys itself, so that typing, fields and dialogs keep theirs; here they are shown. A Mac registers
 * what it shows, and calls the menu only for keys that the window has left alone: those are told apart by `byKey`.
 */
function commandItem({ id, title, keys, enabled }: MenuCommand, content: MenuContent): MenuItemConstructorOptions {
  const { isMac, onCommand } = content
  const key = keys.map(acceleratorOf).find((one) => one !== null)
  const item: MenuItemConstructorOptions = {
    id,
    label: plain(title, isMac),
    enabled,
    click: (_item, _window, event) => onCommand(id, event.triggeredByAccelerator === true),
  }
  if (key === undefined) return item
  if (isMac && !key.withModifier) return { ...item, sublabel: key.accelerator }
  return { ...item, accelerator: key.accelerator, registerAccelerator: false }
}

function recentMenu({ recent, isMac, onOpenRecent, onClearRecent }: MenuContent): MenuItemConstructorOptions {
  const files = recent.map((path) => ({ label: plain(path, isMac), click: () => onOpenRecent(path) }))
  const none = { label: strings.noRecent, enabled: false }
  const clear = { label: strings.clearRecent, click: onClearRecent }
  return { label: strings.openRecent, submenu: files.length === 0 ? [none] : [...files, LINE, clear] }
}

function viewRoles({ developing }: MenuContent): Items {
  return [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
    ...(developing ? [{ role: 'toggleDevTools' } as const] : []),
  ]
}

/** Groups of items with lines between them. */
function joined(groups: readonly Items[]): Items {
  return groups.filter((group) => group.length > 0).flatMap((group, index) => (index === 0 ? group : [LINE, ...group]))
}

/** A text as it stands: elsewhere than on a Mac, `&` marks the letter that Alt chooses. */
function plain(text: string, isMac: boolean): string {
  return isMac ? text : text.replaceAll('&', '&&')
}
