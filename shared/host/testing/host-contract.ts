import type { Result } from '../../base/result.ts'
import type { Host } from '../host.ts'
import type { FileProblem, HostFile } from '../read-files.ts'

/** A host with somebody in front of it. */
export interface HostUnderTest {
  readonly host: Host
  /** What the user does in the next dialog for choosing files: `null` cancels. */
  readonly choose: (files: readonly HostFile[] | null) => void
  /** The file that was saved last. */
  readonly saved: () => Promise<HostFile | null>
  readonly close: () => void
}

/** What runs the tests: Vitest for one host, Playwright for another. */
export interface TestRunner {
  readonly describe: (name: string, tests: () => void) => void
  readonly it: (name: string, test: () => Promise<void>) => void
  readonly expect: (value: unknown) => {
    readonly toEqual: (expected: unknown) => void
    readonly not: { readonly toThrow: () => void }
  }
}

/** The tests that every host passes. */
export function hostContract(
  name: string,
  makeHost: () => Promise<HostUnderTest>,
  { describe, it, expect }: TestRunner,
): void {
  async function using<T>(run: (under: HostUnderTest) => Promise<T>): Promise<T> {
    const under = await makeHost()
    try {
      return await run(under)
    } finally {
      under.close()
    }
  }
  const text = { name: 'naïve 日本.txt', bytes: new TextEncoder().encode('Grüße\r\n\u0000') }
  const other = { name: 'b.txt', bytes: Uint8Array.of(0xff, 0xfe) }

  describe(name, () => {
    it('reads the files that are chosen, byte for byte and in order', async () => {
      const read = await using(({ host, choose }) => {
        choose([text, other])
        return host.pickFiles({ accept: ['.txt'], multiple: true })
      })
      expect(read).toEqual([text, other].map((value): Result<HostFile, FileProblem> => ({ ok: true, value })))
    })

    it('gives nothing when the user cancels, and can be asked again', async () => {
      const read = await using(async ({ host, choose }) => {
        choose(null)
        const cancelled = await host.pickFiles({ accept: [], multiple: false })
        choose([other])
        return [cancelled.length, (await host.pickFiles({ accept: [], multiple: false })).length]
      })
      expect(read).toEqual([0, 1])
    })

    it('refuses a file over the limit and names the limit', async () => {
      const read = await using(({ host, choose }) => {
        choose([text])
        return host.pickFiles({ accept: [], multiple: true, limit: 3 })
      })
      expect(read).toEqual([
        { ok: false, error: { kind: 'file-too-large', name: text.name, size: text.bytes.length, limit: 3 } },
      ])
    })

    it('saves bytes under the name that is suggested', async () => {
      const outcome = await using(async ({ host, saved }) => {
        const result = await host.saveFile({
          suggestedName: 'talks.avowal.json',
          mime: 'application/json',
          bytes: text.bytes,
        })
        return [result, await saved()]
      })
      expect(outcome).toEqual([
        { ok: true, value: 'talks.avowal.json' },
        { name: 'talks.avowal.json', bytes: text.bytes },
      ])
    })

    it('saves pieces as one file', async () => {
      const saved = await using(async (under) => {
        await under.host.saveFile({ suggestedName: 'a.csv', mime: 'text/csv', bytes: [text.bytes, other.bytes] })
        return under.saved()
      })
      expect(saved?.bytes).toEqual(Uint8Array.of(...text.bytes, ...other.bytes))
    })

    it('says what it is', async () => {
      const { host, close } = await makeHost()
      close()
      expect([['browser', 'desktop'].includes(host.platform), typeof host.isMac, host.appVersion.length > 0]).toEqual([
        true,
        'boolean',
        true,
      ])
    })

    it('lets a listener for opened files go', async () => {
      const { host, close } = await makeHost()
      const stop = host.onOpenFiles(() => {})
      expect(() => {
        stop()
        stop()
        close()
      }).not.toThrow()
    })
  })
}
