import { Component, type ReactNode } from 'react'
import { t } from '../../strings/strings.ts'
import { Button } from '../design/button.tsx'
import { EmptyState } from '../design/empty-state.tsx'

interface Props {
  readonly onSaveBundle: () => void
  readonly children: ReactNode
}

/** Where drawing fails, a way to save everything stands instead of an empty window. */
export class ErrorBoundary extends Component<Props, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <div className="window-alone" role="alert">
        <EmptyState title={t('app.broken.title')} hint={t('app.broken.hint')}>
          <Button variant="primary" onClick={this.props.onSaveBundle}>
            {t('save.bundle')}
          </Button>
          <Button onClick={() => location.reload()}>{t('app.reload')}</Button>
        </EmptyState>
        <details className="window-fault">
          <summary>{t('app.broken.details')}</summary>
          <pre>{error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error)}</pre>
        </details>
      </div>
    )
  }
}
