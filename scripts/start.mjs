// npm start -- [--browser] [FILE…]: builds what is out of date, and opens the window in Electron or in a browser.
import { ensureBuilt } from './build.mjs'
import { chooseHost, readArguments, UNFETCHED } from './desktop/choose-host.mjs'
import { failureFile, fetchElectron, readFailure, realMeans, rememberFailure } from './desktop/fetch-electron.mjs'
import { electronFolder, electronVersion, findElectron } from './desktop/find-electron.mjs'
import { openBrowserHost } from './desktop/open-browser-host.mjs'
import { openElectron } from './desktop/open-electron.mjs'
import { ROOT } from './package-info.mjs'

const wanted = readArguments(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd())
if ('refused' in wanted) {
  console.error(wanted.refused)
  process.exit(2)
}
const { browser, files } = wanted

const folder = electronFolder()
const memory = failureFile(ROOT)

function choose() {
  return chooseHost({
    browser,
    env: process.env,
    installed: folder !== null,
    executable: findElectron(folder),
    failedAt: folder === null ? null : readFailure(memory, electronVersion(folder)),
    now: Date.now(),
  })
}

/** @param {string} electron the folder of its package */
async function fetchOnce(electron) {
  const version = electronVersion(electron)
  console.error(`Fetching Electron ${version} (about 110 MB, once) …`)
  const there = (await fetchElectron(realMeans(electron))) && findElectron(electron) !== null
  if (!there) rememberFailure(memory, version, Date.now())
}

let host = choose()
if (host.kind === 'fetch' && folder !== null) {
  await fetchOnce(folder)
  host = choose()
}

await ensureBuilt('renderer')
if (host.kind === 'electron') {
  await ensureBuilt('electron')
  openElectron(host.executable, files)
} else {
  if (files.length > 0)
    console.error('In a browser, files are opened inside the window: Import annotations, or drop them.')
  const why = host.kind === 'browser' ? host.why : UNFETCHED
  if (!(await openBrowserHost(why))) process.exitCode = 1
}
