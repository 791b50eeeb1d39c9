import type { ReactNode } from 'react'
import './wordmark.css'

/** The name of the program: there is a vow in it, and a pencil has found it. */
export function Wordmark(): ReactNode {
  return (
    <h1 className="wordmark">
      A<span className="wordmark-vow">vow</span>al
    </h1>
  )
}
