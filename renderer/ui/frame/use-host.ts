import { useEffect, useMemo } from 'react'
import type { Result } from '../../../shared/base/result.ts'
import type { Host } from '../../../shared/host/host.ts'
import type { FileProblem, HostFile } from '../../../shared/host/read-files.ts'
import type { MenuCommand } from '../../../shared/host/requests.ts'
import { problemText } from '../../../shared/message/problem-text.ts'
import { t } from '../../strings/strings.ts'
import { useAllCommands, useCommands } from '../commands/command-context.ts'
import type { UiCommand } from '../commands/command-registry.ts'
import { dialogsForFiles } from '../import/dialogs-for-files.ts'
import { ARTICLE_FILES, BUNDLE_FILES } from '../import/file-kind.ts'
import { useSession } from '../session-context.ts'
import { useSubscribable } from '../use-subscribable.ts'
import { useWindow } from '../window-state.ts'

type Outcomes = readonly Result<HostFile, FileProblem>[]

/** Joins the window to what is around it: the files it is handed, the menu, the theme, the notices. */
export function useHost(host: Host): void {
  const { notify } = useWindow()
  const { theme } = useSubscribable(useSession().settings)
  const openFiles = useOpenFiles()
  useEffect(() => host.onOpenFiles(openFiles), [host, openFiles])
  useEffect(() => host.onNotice((notice) => notify(t(`host.${notice}`), true)), [host, notify])
  useEffect(() => {
    host.setTheme(theme)
  }, [host, theme])
  useNotedFiles(host)
  useCommands(useOpenCommand(host, openFiles))
  useMenu(host)
}

/** Opens files in the dialogs that are for them, and says which of them could not be read. */
function useOpenFiles(): (outcomes: Outcomes) => void {
  const { open, notify } = useWindow()
  return useMemo(
    () => (outcomes) => {
      const problems = outcomes.flatMap((outcome) => (outcome.ok ? [] : [problemText(outcome.error)]))
      if (problems.length > 0) notify(said(problems), true)
      const read = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []))
      open(...dialogsForFiles(read.map(({ name, bytes }) => new File([bytes as BlobPart], name))))
    },
    [open, notify],
  )
}

/** Tells of every file that is dropped on the window or chosen in a field of it, wherever that is. */
function useNotedFiles(host: Host): void {
  useEffect(() => {
    const stop = new AbortController()
    const options = { capture: true, signal: stop.signal }
    function note(files: FileList | null | undefined): void {
      if (files != null && files.length > 0) host.noteFiles([...files])
    }
    window.addEventListener('drop', ({ dataTransfer }) => note(dataTransfer?.files), options)
    window.addEventListener(
      'change',
      ({ target }) => note(target instanceof HTMLInputElement ? target.files : null),
      options,
    )
    return () => stop.abort()
  }, [host])
}

/** How many problems are said in full; a hundred would fill the window. */
const SAID = 3

function said(problems: readonly string[]): string {
  const more = problems.length - SAID
  return [...problems.slice(0, SAID), ...(more > 0 ? [t('host.moreProblems', more)] : [])].join('\n')
}

const NONE: readonly UiCommand[] = []

/** One dialog of the system for articles and bundles alike; a browser has one for each already. */
function useOpenCommand(host: Host, openFiles: (outcomes: Outcomes) => void): readonly UiCommand[] {
  return useMemo(() => {
    if (host.platform !== 'desktop') return NONE
    const accept = [ARTICLE_FILES, BUNDLE_FILES].flatMap((list) => list.split(','))
    const run = () => void host.pickFiles({ accept, multiple: true }).then(openFiles)
    return [{ id: 'file.open', title: t('host.openFiles'), section: t('section.file'), keys: [], enabled: true, run }]
  }, [host, openFiles])
}

/** The menu holds what the palette holds. While a dialog is open it does nothing, as the keys do. */
function useMenu(host: Host): void {
  const commands = useAllCommands()
  useEffect(() => {
    host.showCommands(commands.map(forMenu))
  }, [host, commands])
  useEffect(
    () =>
      host.onCommand((id) => {
        if (document.querySelector('dialog:modal') !== null) return
        const command = commands.find((one) => one.id === id)
        if (command?.enabled === true) command.run()
      }),
    [host, commands],
  )
}

function forMenu({ id, title, section, keys, enabled }: UiCommand): MenuCommand {
  return { id, title, section, keys, enabled }
}
