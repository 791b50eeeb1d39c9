import { notEmulated, strict } from './strict.ts'

/** What the program may say of a menu item. */
export interface Template {
  readonly label?: string
  readonly role?: string
  readonly type?: string
  readonly id?: string
  readonly accelerator?: string
  readonly enabled?: boolean
  readonly visible?: boolean
  readonly checked?: boolean
  readonly sublabel?: string
  readonly toolTip?: string
  readonly registerAccelerator?: boolean
  readonly acceleratorWorksWhenHidden?: boolean
  readonly submenu?: readonly Template[] | FakeMenu
  readonly click?: (item: unknown, window: unknown, event: object) => unknown
}

const KNOWN = new Set<string>(
  'label role type id accelerator enabled visible checked sublabel toolTip registerAccelerator acceleratorWorksWhenHidden submenu click'.split(
    ' ',
  ),
)
const ACCELERATOR =
  /^((Cmd|Command|Ctrl|Control|CmdOrCtrl|CommandOrControl|Alt|Option|AltGr|Shift|Super|Meta)\+)*([!-~]|Plus|Space|Tab|Backspace|Delete|Insert|Return|Enter|Up|Down|Left|Right|Home|End|PageUp|PageDown|Escape|Esc|F([1-9]|1\d|2[0-4]))$/

export interface FakeMenuItem extends Template {
  readonly enabled: boolean
  readonly visible: boolean
  checked: boolean
  readonly submenu?: FakeMenu
  readonly click: () => unknown
}

export interface FakeMenu {
  readonly items: readonly FakeMenuItem[]
  readonly getMenuItemById: (id: string) => FakeMenuItem | null
}

/** What a menu item's role does where the test host can do it. */
export interface MenuSurroundings {
  readonly focusedWindow: () => unknown
  readonly roles: Readonly<Record<string, () => void>>
}

/** `Menu`: templates become items that can be found and clicked. */
export function fakeMenu({ focusedWindow, roles }: MenuSurroundings) {
  let current: FakeMenu | null = null

  function makeItem(template: Template): FakeMenuItem {
    const { label, role, type, accelerator, submenu, click } = template
    for (const name of Object.keys(template)) if (!KNOWN.has(name)) throw notEmulated(`a menu item's ${name}`)
    if (!label && !role && type !== 'separator')
      throw new TypeError('Invalid template for MenuItem: no label, role or type')
    if (accelerator && !ACCELERATOR.test(accelerator)) throw new TypeError(`no such accelerator: ${accelerator}`)
    const item = {
      label: '',
      enabled: true,
      visible: true,
      checked: false,
      ...template,
      ...(submenu && { submenu: isMenu(submenu) ? submenu : build(submenu) }),
      click() {
        if (!item.enabled || !item.visible) return undefined
        if (type === 'checkbox') item.checked = !item.checked
        if (!role) return click?.(item, focusedWindow(), { triggeredByAccelerator: false })
        const act = roles[role]
        if (!act) throw notEmulated(`clicking the menu role '${role}'`)
        return act()
      },
    } as FakeMenuItem
    return item
  }

  function build(templates: readonly Template[]): FakeMenu {
    const items = templates.map(makeItem)
    const find = (among: readonly FakeMenuItem[], id: string): FakeMenuItem | null => {
      for (const item of among) {
        if (item.id === id) return item
        const inside = item.submenu && find(item.submenu.items, id)
        if (inside) return inside
      }
      return null
    }
    return strict('menu', { items, getMenuItemById: (id: string) => find(items, id) })
  }

  return strict('Menu', {
    buildFromTemplate: build,
    getApplicationMenu: () => current,
    setApplicationMenu(menu: FakeMenu | null) {
      current = menu
    },
  })
}

function isMenu(given: readonly Template[] | FakeMenu): given is FakeMenu {
  return 'getMenuItemById' in given
}
