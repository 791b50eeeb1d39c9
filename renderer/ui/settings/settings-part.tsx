import { type ReactNode, useId } from 'react'

/** A part of the settings: its heading at the side, what belongs to it beside it. */
export function SettingsPart({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const id = useId()
  return (
    <section className="settings-part" aria-labelledby={id}>
      <h3 id={id} className="settings-heading">
        {title}
      </h3>
      <div className="settings-body">{children}</div>
    </section>
  )
}
