import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BUNDLE_RULES } from './bundle-rules.ts'

const page = readFileSync('docs/bundle-format.md', 'utf8')
const hasPython = spawnSync('python3', ['--version']).status === 0

describe('the page about the bundle format', () => {
  it('lists the numbered rules as the code has them', () => {
    const rows = Array.from(page.matchAll(/^\| (R\d+) \| (.*) \|$/gm), ([, rule, text]) => [rule, text])
    expect(rows).toEqual(Object.entries(BUNDLE_RULES))
  })

  it.skipIf(!hasPython)('has a script that prints the claims of a bundle (skipped where there is no python3)', () => {
    const script = /```python\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
    const folder = mkdtempSync(join(tmpdir(), 'avowal-'))
    writeFileSync(join(folder, 'claims.py'), script)
    const { stdout, stderr } = spawnSync('python3', [join(folder, 'claims.py'), 'fixtures/bundles/v1.avowal.json'], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    })
    rmSync(folder, { recursive: true })
    expect(stderr).toBe('')
    expect(stdout.trim().split('\n')).toEqual([
      'Mizuho Karane, Maren Ostrova | commissive.agreement | to speed up work on a maritime safety code',
      'Mizuho Karane, Maren Ostrova | commissive.agreement | to hold the first meeting of a joint committee before the end of May',
      'Mizuho Karane | assertive.position | “海は壁ではなく、道である”',
      'Ludvik Hrast | commissive.refuse | “We do not need another navy painted white,”',
    ])
  })
})
