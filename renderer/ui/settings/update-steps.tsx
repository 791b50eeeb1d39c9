import type { ReactNode } from 'react'
import { t } from '../../strings/strings.ts'
import './settings.css'

/** How a machine without a network comes by a newer version. */
export function UpdateSteps(): ReactNode {
  return (
    <details className="update-steps">
      <summary>{t('update.title')}</summary>
      <ol>
        <li>{t('update.bundle')}</li>
        <li>{t('update.carry')}</li>
        <li>{t('update.start')}</li>
      </ol>
    </details>
  )
}
