import { FolderOpen } from 'lucide-react'
import { type ReactNode, useId, useRef } from 'react'
import './file-button.css'

export interface FileButtonProps {
  /** Accessible name of the file input. */
  readonly label: string
  /** What the button says. */
  readonly children: ReactNode
  readonly hint?: string
  readonly accept?: string
  readonly multiple?: boolean
  readonly disabled?: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** The browser's own file input, drawn as a button; takes drops as well. */
export function FileButton(props: FileButtonProps): ReactNode {
  const { label, children, hint, accept, multiple = false, disabled = false, onFiles } = props
  const input = useRef<HTMLInputElement>(null)
  const hintId = useId()

  function take(list: FileList | null): void {
    const files = [...(list ?? [])]
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1))
    // The same file can be chosen again.
    if (input.current !== null) input.current.value = ''
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: takes drops; the input inside is what keys reach
    <div
      className="file-button"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        if (!disabled) take(event.dataTransfer.files)
      }}
    >
      <span className="file-button-face" aria-hidden="true">
        <FolderOpen className="button-icon" />
        {children}
      </span>
      <input
        ref={input}
        type="file"
        aria-label={label}
        aria-describedby={hint === undefined ? undefined : hintId}
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        onChange={({ target }) => take(target.files)}
      />
      {hint === undefined ? null : (
        <p id={hintId} className="file-button-hint">
          {hint}
        </p>
      )}
    </div>
  )
}
