import { type ReactNode, useState } from 'react'
import type { FolderTransfer, SharedFolderActs, SharedFolderView } from '../../session/shared-folder/shared-folder.ts'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { Checkbox } from '../design/checkbox.tsx'
import { useSession } from '../session-context.ts'
import { SettingsPart } from '../settings/settings-part.tsx'
import { useSubscribable } from '../use-subscribable.ts'
import { folderTime } from './folder-time.ts'
import { useWaitingFiles } from './use-waiting-files.ts'
import './shared-folder.css'

/** The folder through which the open project is shared; nothing where there is no way to use one. */
export function SharedFolderSettings(): ReactNode {
  const { sharedFolder, place } = useSession()
  const { projectId } = useSubscribable(place)
  return sharedFolder === null || projectId === null ? null : <Part key={projectId} shared={sharedFolder} />
}

function Part({ shared }: { readonly shared: SharedFolderActs }): ReactNode {
  const folder = useSubscribable(shared.folder)
  const [texts, setTexts] = useState(true)
  const [refusal, setRefusal] = useState<string | null>(null)
  const go = folder?.texts ?? texts

  async function choose(): Promise<void> {
    setRefusal(null)
    setRefusal(await shared.choose({ texts: go }))
  }

  return (
    <SettingsPart title={t('folder.title')}>
      <p>{folder === null ? t('folder.about') : t('folder.named', folder.name)}</p>
      {folder === null ? null : <Standing shared={shared} folder={folder} />}
      <Checkbox
        label={t('folder.texts')}
        hint={t('folder.textsHint')}
        checked={go}
        onChange={(next) => (folder === null ? setTexts(next) : void shared.includeTexts(next))}
      />
      <div className="settings-row folder-acts">
        {folder === null ? null : <Button onClick={() => void shared.sync()}>{t('folder.sync')}</Button>}
        <Button onClick={() => void choose()}>{t(folder === null ? 'folder.choose' : 'folder.chooseOther')}…</Button>
        {folder === null ? null : (
          <Button variant="quiet" onClick={() => void shared.leave()}>
            {t('folder.leave')}
          </Button>
        )}
      </div>
      {folder === null ? null : <p className="settings-note">{t('folder.leaveHint')}</p>}
      <p className="folder-refusal" role="alert">
        {refusal ?? ''}
      </p>
    </SettingsPart>
  )
}

interface StandingProps {
  readonly shared: SharedFolderActs
  readonly folder: SharedFolderView
}

/** What went in and out, what waits, and what is in the way. */
function Standing({ shared, folder }: StandingProps): ReactNode {
  const look = useWaitingFiles(shared)
  return (
    <>
      <Trouble shared={shared} folder={folder} />
      <dl className="folder-facts">
        <dt>{t('folder.lastIn')}</dt>
        <dd>{transferText(folder.lastIn)}</dd>
        <dt>{t('folder.lastOut')}</dt>
        <dd>{transferText(folder.lastOut)}</dd>
        {folder.incomplete === 0 ? null : (
          <>
            <dt>{t('folder.incomplete')}</dt>
            <dd>{t('folder.incompleteText', folder.incomplete)}</dd>
          </>
        )}
      </dl>
      {folder.waiting === 0 ? null : (
        <div className="folder-waiting">
          <p>
            <strong>{t('folder.waiting', folder.waiting)}</strong>
          </p>
          <p className="settings-note">{t('folder.waitingHint')}</p>
          <Button variant="primary" onClick={look}>
            {t('folder.look')}
          </Button>
        </div>
      )}
      <Receipts shared={shared} folder={folder} />
    </>
  )
}

function Trouble({ shared, folder: { trouble, detail } }: StandingProps): ReactNode {
  if (trouble === null) return null
  return (
    <div className="folder-trouble" role="status">
      <p>{t(`folder.trouble.${trouble}`)}</p>
      {detail === '' ? null : <p className="settings-note">{t('folder.detail', detail)}</p>}
      {trouble === 'locked' ? (
        <Button variant="primary" onClick={() => void shared.allow()}>
          {t('folder.allow')}
        </Button>
      ) : null}
      {trouble === 'emptied' ? <Button onClick={() => void shared.startAnew()}>{t('folder.startAnew')}</Button> : null}
    </div>
  )
}

/** What came in by itself; each import can be taken back as one step. */
function Receipts({ shared, folder: { receipts } }: StandingProps): ReactNode {
  if (receipts.length === 0) return null
  return (
    <section className="folder-receipts" aria-label={t('folder.received')}>
      <h4>{t('folder.received')}</h4>
      <ul>
        {receipts.map(({ id, at, added, withdrawn }) => (
          <li key={id}>
            <span className="figures">{t('folder.receiptText', added, folderTime(at))}</span>
            {withdrawn ? (
              <span className="settings-note">{t('folder.takenBackMark')}</span>
            ) : (
              <Button
                size="small"
                aria-label={t('folder.takeBackNamed', added, folderTime(at))}
                onClick={() => void shared.takeBack(id)}
              >
                {t('folder.takeBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function transferText(transfer: FolderTransfer | null): string {
  return transfer === null ? t('folder.never') : t('folder.transfer', transfer.revisions, folderTime(transfer.at))
}
