import type { ReactNode } from 'react'
import { assertNever } from '../../shared/base/assert-never.ts'
import { ConflictsDialog } from './conflicts/conflicts-dialog.tsx'
import { ExportDialog } from './export/export-dialog.tsx'
import { ImportAnnotationsDialog } from './import/import-annotations-dialog.tsx'
import { ImportArticlesDialog } from './import/import-articles-dialog.tsx'
import { BinDialog } from './library/bin-dialog.tsx'
import { RenameArticleDialog } from './library/rename-dialog.tsx'
import { CommandPalette } from './palette/command-palette.tsx'
import { KeyboardDialog } from './palette/keyboard-dialog.tsx'
import { DeleteProjectDialog } from './projects/delete-project-dialog.tsx'
import { DuplicateProjectDialog } from './projects/duplicate-project-dialog.tsx'
import { NewProjectDialog, RenameProjectDialog } from './projects/project-dialogs.tsx'
import { useSubscribable } from './use-subscribable.ts'
import { useWindow, type WindowDialog } from './window-state.ts'

/** The dialog that is open; others wait for it. */
export function Dialogs(): ReactNode {
  const { dialogs, closeDialog } = useWindow()
  const [dialog] = useSubscribable(dialogs)
  return dialog === undefined ? null : drawDialog(dialog, closeDialog)
}

function drawDialog(dialog: WindowDialog, onClose: () => void): ReactNode {
  switch (dialog.kind) {
    case 'import-articles':
      return <ImportArticlesDialog files={dialog.files} onClose={onClose} />
    case 'import-annotations':
      return <ImportAnnotationsDialog key={dialog.file?.name ?? ''} file={dialog.file} onClose={onClose} />
    case 'export':
      return <ExportDialog forReview={dialog.forReview === true} onClose={onClose} />
    case 'conflicts':
      return <ConflictsDialog onClose={onClose} />
    case 'commands':
      return <CommandPalette onClose={onClose} />
    case 'keyboard':
      return <KeyboardDialog onClose={onClose} />
    case 'bin':
      return <BinDialog onClose={onClose} />
    case 'new-project':
      return <NewProjectDialog onClose={onClose} />
    case 'rename-project':
      return <RenameProjectDialog onClose={onClose} />
    case 'duplicate-project':
      return <DuplicateProjectDialog onClose={onClose} />
    case 'delete-project':
      return <DeleteProjectDialog onClose={onClose} />
    case 'rename-article':
      return <RenameArticleDialog articleId={dialog.articleId} onClose={onClose} />
    default:
      return assertNever(dialog)
  }
}
