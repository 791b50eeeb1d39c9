import { nodeSurroundings } from './node-surroundings.ts'
import { run } from './run.ts'

/** A reader that closes its end early (`avowal stats … | head`) has what it wanted. */
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  process.exit(fault.code === 'EPIPE' ? 0 : 3)
})

/** Where nobody reads the messages (`… 2>&1 | true`) the status still says what came of it. */
process.stderr.on('error', () => undefined)

process.exitCode = await run(process.argv.slice(2), nodeSurroundings(AVOWAL_VERSION))
