import { type ReactNode, useEffect, useState } from 'react'
import { t } from '../../strings/strings.ts'
import { dialogsForFiles } from '../import/dialogs-for-files.ts'
import { useWindow } from '../window-state.ts'
import './drop-zone.css'

/** The whole window takes files: articles are imported, bundles previewed. */
export function DropZone(): ReactNode {
  const { open } = useWindow()
  const [over, setOver] = useState(false)

  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    let depth = 0
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const dialogIsOpen = () => document.querySelector('dialog:modal') !== null

    function dragEnter(event: DragEvent): void {
      if (!carriesFiles(event)) return
      depth += 1
      setOver(!dialogIsOpen())
    }
    function dragLeave(event: DragEvent): void {
      if (!carriesFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    // Without this the browser would leave the window to show the file.
    function dragOver(event: DragEvent): void {
      if (carriesFiles(event)) event.preventDefault()
    }
    function drop(event: DragEvent): void {
      if (event.dataTransfer === null || !carriesFiles(event)) return
      const taken = event.defaultPrevented
      event.preventDefault()
      depth = 0
      setOver(false)
      if (!taken && !dialogIsOpen()) open(...dialogsForFiles([...event.dataTransfer.files]))
    }
    window.addEventListener('dragenter', dragEnter, { signal })
    window.addEventListener('dragleave', dragLeave, { signal })
    window.addEventListener('dragover', dragOver, { signal })
    window.addEventListener('drop', drop, { signal })
    return () => stop.abort()
  }, [open])

  if (!over) return null
  return (
    <div className="drop-zone" aria-hidden="true">
      <p className="drop-zone-title">{t('app.drop')}</p>
      <p className="drop-zone-hint">{t('app.dropHint')}</p>
    </div>
  )
}
