import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { filesAmong } from './file-paths.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

it('tells the files among some paths from what is none', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'a.txt')
  writeFileSync(file, 'a')
  mkdirSync(join(folder, 'b.txt'))
  const others = [
    join(folder, 'b.txt'),
    join(folder, 'gone.txt'),
    '/dev/null',
    `${folder}/../a.txt`,
    'a.txt',
    `/${'a'.repeat(3_999)}`,
  ]
  expect(await filesAmong([...others, file])).toEqual([file])
})
