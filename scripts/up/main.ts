import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { FatalError } from '../fatal-error.ts'
import type { ClusterNews } from '../postgres/keep-cluster.ts'
import { createStopper, type Stopper } from './services/create-stopper.ts'
import { hasDemoCalls, startDemoCalls } from './services/demo-calls.ts'
import { readUpEnv } from './home/env.ts'
import { startStack } from './stack.ts'

const ROOT = join(import.meta.dirname, '../..')

async function main(mode: 'start' | 'dev'): Promise<void> {
  const began = performance.now()
  const stopper = createStopper()
  stopOnSignals(stopper)
  const env = readUpEnv({ ...process.env, ...readOptions() }, ROOT)
  const { addresses } = await startStack({
    root: ROOT,
    env,
    mode,
    stopper,
    onCrash: reportCrash(env.PACE_HOME),
    database: reportDatabase(env.PACE_HOME),
  })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`PACE is ready at ${addresses.APP_URL}`)
  console.log(
    `  started in ${seconds} s · logs in ${join(env.PACE_HOME, 'logs')} · Ctrl-C stops it`,
  )
  if (!hasDemoCalls(env)) return
  await startDemoCalls(env, ROOT, stopper)
  console.log(
    '  a call comes in now: sign in as Sara Haddad · PACE_DEMO_CALLS=off for a quiet floor',
  )
}

/** `npm start -- --scale 10` lays down ten times the demo. */
function readOptions(): { PACE_DEMO_SCALE?: string } {
  const options = { scale: { type: 'string' } } as const
  const { values } = parseArgs({ options, allowPositionals: true, strict: true })
  return values.scale === undefined ? {} : { PACE_DEMO_SCALE: values.scale }
}

function stopOnSignals(stopper: Stopper): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
    process.on(signal, () => {
      if (!stopper.signal.aborted) console.log('\nStopping …')
      void stopper.stop().then(() => process.exit(0))
    })
  }
}

function reportCrash(home: string) {
  return (name: string, detail: string) =>
    console.error(
      `! ${name} ended (${detail}) and is started again; see ${join(home, 'logs', `${name}.log`)}`,
    )
}

function reportDatabase(home: string): ClusterNews {
  const log = join(home, 'logs/postgres.log')
  return {
    onDeath: () => console.error('! Postgres ended and is started again; the services wait for it'),
    onReturn: (ms) => console.error(`  Postgres is back after ${(ms / 1000).toFixed(1)} s`),
    onFailure: (error) =>
      console.error(
        `! Postgres does not come back and is tried again; see ${log}\n${String(error)}`,
      ),
  }
}

try {
  await main(process.argv[2] === 'dev' ? 'dev' : 'start')
} catch (error) {
  reportFailure(error)
  process.exit(1)
}

function reportFailure(error: unknown): void {
  if (error instanceof Error && error.message === 'stopped') return
  const known = error instanceof FatalError
  console.error(
    `\n✗ ${known ? error.message : error instanceof Error ? error.stack : String(error)}`,
  )
}
