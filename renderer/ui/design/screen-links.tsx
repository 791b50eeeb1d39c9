import type { ReactNode } from 'react'
import './screen-links.css'

export interface ScreenLink<S extends string> {
  readonly screen: S
  readonly label: string
}

export interface ScreenLinksProps<S extends string> {
  readonly label: string
  readonly links: readonly ScreenLink<S>[]
  readonly current: S
  readonly onShow: (screen: S) => void
}

/** The way between the screens of the window. */
export function ScreenLinks<S extends string>(props: ScreenLinksProps<S>): ReactNode {
  const { label, links, current, onShow } = props
  return (
    <nav className="screens" aria-label={label}>
      {links.map(({ screen, label: text }) => (
        <a
          key={screen}
          href={`#${screen}`}
          className="screen-link"
          aria-current={screen === current ? 'page' : undefined}
          onClick={(event) => {
            event.preventDefault()
            onShow(screen)
          }}
        >
          {text}
        </a>
      ))}
    </nav>
  )
}
