import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../package-info.mjs'
import { checkContents, checkLinux, checkMac } from './check-package.mjs'

type Packed = Parameters<typeof checkContents>[0]
type Linux = Parameters<typeof checkLinux>[0]
type Mac = Parameters<typeof checkMac>[0]

const BUILT = [
  'dist/electron/main.js',
  'dist/electron/preload.cjs',
  'dist/renderer/index.html',
  'dist/renderer/licences.txt',
]

function packed(changes: Partial<Packed> = {}): Packed {
  return {
    files: ['package.json', ...BUILT],
    bytes: 3_000_000,
    manifest: { name: 'avowal', main: 'dist/electron/main.js' },
    main: "import { app } from 'electron'\nimport { join } from 'node:path'\napp.setName(join('a'))",
    fuses: {
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
    },
    ...changes,
  }
}

describe('the packages', () => {
  // The packager refuses to make a .deb on Windows; what it packs there, the build of that system shows.
  it.skipIf(process.platform === 'win32')(
    'are as they should be, packed without a network and without Electron (not tried on Windows)',
    async () => {
      const { stdout } = await promisify(execFile)(process.execPath, ['scripts/package-check.mjs'], {
        cwd: ROOT,
        // Whoever asks for anything from elsewhere gets no answer.
        env: { ...process.env, HTTPS_PROXY: 'http://127.0.0.1:1', ELECTRON_MIRROR: 'http://127.0.0.1:1/' },
      })
      expect(stdout).toContain('0 faults in the packages')
    },
    120_000,
  )
})

describe('the check of a package', () => {
  it('finds nothing wrong with what is right', () => {
    expect(checkContents(packed(), BUILT)).toEqual([])
  })

  it('leaves maps of sources out', () => {
    expect(checkContents(packed(), [...BUILT, 'dist/electron/main.js.map'])).toEqual([])
  })

  it('finds a file that is not needed, and one that is missing', () => {
    const files = ['package.json', ...BUILT.slice(1), 'node_modules/react/index.js']
    expect(checkContents(packed({ files }), BUILT)).toEqual([
      'dist/electron/main.js is missing.',
      'dist/electron/main.js was built and not packed.',
      'node_modules/react/index.js was packed and is not needed.',
    ])
  })

  it('finds an import of what is not packed', () => {
    expect(checkContents(packed({ main: "import { z } from 'zod'" }), BUILT)).toEqual([
      'dist/electron/main.js imports zod, which is not packed.',
    ])
  })

  it('finds a switch that is wrong, or unknown', () => {
    const { OnlyLoadAppFromAsar: _, ...fuses } = packed().fuses
    expect(checkContents(packed({ fuses: { ...fuses, RunAsNode: true } }), BUILT)).toEqual([
      'The switch RunAsNode is not off.',
      'The switch OnlyLoadAppFromAsar is not on.',
    ])
  })

  it('finds what nobody needs in the packed package.json, another main file, and too much weight', () => {
    const faults = checkContents(packed({ manifest: { scripts: {}, main: 'main.js' }, bytes: 99_000_000 }), BUILT)
    expect(faults).toEqual([
      'The packed package.json has scripts.',
      'The packed package.json names another main file.',
      'The archive has 99000000 bytes; 12000000 are the most.',
    ])
  })

  it('finds a bundle that would not open by a double click', () => {
    const linux: Linux = { ...packed(), desktopEntry: '', mimeTypes: '', deb: [], locales: ['en-US.pak', 'fr.pak'] }
    expect(checkLinux(linux)).toContain('"MimeType=application/x-avowal;" is missing.')
    expect(checkLinux(linux)).toContain('There are locales that the window has no words for: en-US.pak, fr.pak.')
    const mac: Mac = { ...packed(), infoPlist: '<plist />', resources: ['icon.icns'] }
    expect(checkMac(mac)).toContain('"document.icns" is missing.')
  })
})
