import { expect, it } from 'vitest'
import { afterWindow } from './window-end.mjs'

it('stops when the window is closed', () => {
  expect(afterWindow({ code: 0, openMs: 60_000 })).toBe('stop')
})

it('goes on when the browser handed the window to another of its processes', () => {
  expect(afterWindow({ code: 0, openMs: 150 })).toContain('running already')
})

it('goes on when the browser failed, as with no display', () => {
  expect(afterWindow({ code: 1, openMs: 150 })).toContain('exit code 1')
})
