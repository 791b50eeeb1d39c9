import type { Menu, MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import type { MenuCommand } from '../shared/host/requests.ts'
import { createAppMenu } from './menu.ts'
import { type MenuContent, menuTemplate } from './menu-template.ts'

function command(id: string, section: string, more: Partial<MenuCommand> = {}): MenuCommand {
  return { id, title: id, section, keys: [], enabled: true, ...more }
}

const COMMANDS = [
  command('edit.undo', 'Edit', { title: 'Undo', keys: ['Mod+z'] }),
  command('claim.delete', 'Claim', { keys: ['Delete'], enabled: false }),
  command('tag.commissive.pledge', 'Tag the selection', { title: 'Pledge & promise', keys: ['p'] }),
  command('mark.cue', 'Mark in the open claim', { keys: ['1'] }),
  command('view.read', 'View'),
  command('file.export', 'File', { keys: ['Mod+e'] }),
  command('project.new', 'Project'),
  command('ledger.open', 'Ledger'),
  command('help.keyboard', 'Help', { keys: ['?', 'F1'] }),
]

function content(different: Partial<MenuContent> = {}): MenuContent {
  return {
    commands: COMMANDS,
    recent: [],
    isMac: false,
    developing: false,
    onCommand: () => undefined,
    onOpenRecent: () => undefined,
    onClearRecent: () => undefined,
    ...different,
  }
}

type Item = MenuItemConstructorOptions

function below({ submenu }: Item): readonly Item[] {
  return Array.isArray(submenu) ? submenu : []
}

function everyItem(items: readonly Item[]): readonly Item[] {
  return items.flatMap((item) => [item, ...everyItem(below(item))])
}

const find = (items: readonly Item[], id: string) => everyItem(items).find((item) => item.id === id)
const names = (items: readonly Item[]) => items.map(({ label, role, type }) => label ?? role ?? type)

describe('The menu', () => {
  it('holds every command once', () => {
    const ids = everyItem(menuTemplate(content())).flatMap(({ id }) => id ?? [])
    expect(ids.toSorted()).toEqual(COMMANDS.map(({ id }) => id).toSorted())
  })

  it('has a menu for each heading, and small ones within others', () => {
    const bar = menuTemplate(content())
    const claim = bar.find(({ label }) => label === 'Claim')
    expect([names(bar), claim && names(below(claim))]).toEqual([
      ['File', 'Edit', 'View', 'Claim', 'Ledger', 'Window', 'Help'],
      ['claim.delete', 'separator', 'Tag the selection', 'Mark in the open claim'],
    ])
  })

  it('is complete before the window has said anything, and where a heading has lost its menu', () => {
    const orphan = menuTemplate(content({ commands: [command('tag.a', 'Tag')] }))
    expect([names(menuTemplate(content({ commands: [] }))), names(orphan)]).toEqual([
      ['File', 'Edit', 'View', 'Window', 'Help'],
      ['File', 'Edit', 'View', 'Tag', 'Window', 'Help'],
    ])
  })

  it('shows keys without registering them, so that typing is never stolen', () => {
    const bar = menuTemplate(content())
    expect([find(bar, 'edit.undo'), find(bar, 'tag.commissive.pledge')]).toEqual([
      expect.objectContaining({ accelerator: 'CommandOrControl+Z', registerAccelerator: false }),
      expect.objectContaining({ accelerator: 'P', registerAccelerator: false }),
    ])
  })

  it('registers on a Mac, where all that is shown is registered, no key that typing makes', () => {
    const bar = menuTemplate(content({ isMac: true }))
    const pledge = find(bar, 'tag.commissive.pledge')
    expect([find(bar, 'edit.undo')?.accelerator, pledge?.accelerator, pledge?.sublabel, bar[0]?.role]).toEqual([
      'CommandOrControl+Z',
      undefined,
      'P',
      'appMenu',
    ])
  })

  it('shows & as itself, and says what cannot be done now', () => {
    const bar = menuTemplate(content())
    expect([find(bar, 'tag.commissive.pledge')?.label, find(bar, 'claim.delete')?.enabled]).toEqual([
      'Pledge && promise',
      false,
    ])
  })

  it('says which command was chosen, and whether by its key', () => {
    const chosen: unknown[] = []
    const bar = menuTemplate(content({ onCommand: (...choice) => chosen.push(choice) }))
    const click = find(bar, 'edit.undo')?.click
    click?.({} as never, undefined, { triggeredByAccelerator: false })
    click?.({} as never, undefined, { triggeredByAccelerator: true })
    expect(chosen).toEqual([
      ['edit.undo', false],
      ['edit.undo', true],
    ])
  })

  it('offers the recent files, and to forget them', () => {
    const calls: string[] = []
    const bar = menuTemplate(
      content({
        recent: ['/tmp/a & b.avowal'],
        onOpenRecent: (path) => calls.push(path),
        onClearRecent: () => calls.push('clear'),
      }),
    )
    const recent = everyItem(bar).find(({ label }) => label === 'Open recent')
    for (const { click } of recent ? below(recent) : []) click?.({} as never, undefined, {})
    expect([recent && names(below(recent)), calls]).toEqual([
      ['/tmp/a && b.avowal', 'separator', 'Clear this list'],
      ['/tmp/a & b.avowal', 'clear'],
    ])
  })

  it('has the developer’s tools in a checkout only', () => {
    const roles = (developing: boolean) => everyItem(menuTemplate(content({ developing }))).map(({ role }) => role)
    expect([roles(true).includes('toggleDevTools'), roles(false).includes('toggleDevTools')]).toEqual([true, false])
  })
})

describe('The menu of the app', () => {
  /** A system that counts how often the menu is built. */
  function system() {
    const built: Item[][] = []
    const menus = {
      buildFromTemplate(template: Item[]) {
        built.push(template)
        return { getMenuItemById: (id: string) => find(template, id) ?? null } as unknown as Menu
      },
      setApplicationMenu: () => undefined,
    }
    return { built, menu: createAppMenu(menus, content()) }
  }

  it('is switched, not built, where commands only become possible', () => {
    const { built, menu } = system()
    menu.show(COMMANDS.map((one) => ({ ...one, enabled: one.id === 'claim.delete' })))
    const [bar = []] = built
    expect([built.length, find(bar, 'claim.delete')?.enabled, find(bar, 'edit.undo')?.enabled]).toEqual([
      1,
      true,
      false,
    ])
  })

  it('is built where words change, and where files do', () => {
    const { built, menu } = system()
    menu.show([...COMMANDS, command('project.open', 'Project')])
    menu.showRecent(['/a'])
    expect([built.length, find(built[2] ?? [], 'project.open') !== undefined]).toEqual([3, true])
  })
})
