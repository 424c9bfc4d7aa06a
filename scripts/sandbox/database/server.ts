import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import type { Logger } from '#service/log.ts'
import { FatalError } from '../../fatal-error.ts'
import { readUpEnv } from '../../up/home/env.ts'
import { loadSecrets, type Secrets } from '../../up/home/secrets.ts'
import { type RunningDatabase, startDatabase } from '../../up/databases/database.ts'

export type Server = {
  /** Runs while the server does; the server rests when nobody has needed it for a while. */
  use: <T>(work: (serverUrl: string) => Promise<T>) => Promise<T>
  /** As `use`, until it is given back. */
  hold: () => Promise<{ serverUrl: string; release: () => void }>
  /** The passwords of its roles, which hold on no other server. */
  roles: Secrets['roles']
  close: () => Promise<void>
}

type Options = { home: string; serverUrl: string | null; log: Pick<Logger, 'error'> }

const LINGERS_MS = 20_000

/**
 * The sandboxes' own Postgres: whatever a sandbox does, no role of it can so much as sign in where the house's records are. It runs
 * only while a sandbox is awake or being made.
 */
export function createServer({ home, serverUrl, log }: Options): Server {
  mkdirSync(join(home, 'logs'), { recursive: true })
  const secrets = loadSecrets(home)
  let running: Promise<RunningDatabase> | null = null
  let resting: NodeJS.Timeout | undefined
  let holders = 0

  async function open(): Promise<RunningDatabase> {
    const given = serverUrl
      ? { PACE_DATABASE_URL: serverUrl, ASSISTCRAFT_DATABASE_URL: serverUrl }
      : {}
    const database = await startDatabase(readUpEnv({ PACE_HOME: home, ...given }, home), secrets)
    await refuseHouse(database.servers.pace)
    return database
  }

  async function hold() {
    holders += 1
    clearTimeout(resting)
    try {
      running ??= open()
      return { serverUrl: (await running).servers.pace, release: once(letGo) }
    } catch (error) {
      running = null
      letGo()
      throw error
    }
  }

  function letGo(): void {
    holders -= 1
    if (holders > 0) return
    resting = setTimeout(
      () => rest().catch((error: unknown) => log.error({ err: error }, 'the server did not rest')),
      LINGERS_MS,
    )
    resting.unref()
  }

  async function rest(): Promise<void> {
    const ending = running
    running = null
    await (await ending?.catch(() => null))?.stop()
  }

  return {
    roles: secrets.roles,
    hold,
    use: async (work) => {
      const { serverUrl: url, release } = await hold()
      try {
        return await work(url)
      } finally {
        release()
      }
    },
    close: async () => {
      clearTimeout(resting)
      await rest()
    },
  }
}

/** Its roles would get other passwords, and the house would be shut out of its own records. */
async function refuseHouse(serverUrl: string): Promise<void> {
  const sql = postgres(serverUrl, { max: 1, onnotice: () => {} })
  try {
    const [house] = await sql`select 1 from pg_database where datname = 'pace'`
    if (!house) return
    throw new FatalError(
      'SANDBOX_SERVER_URL is the server of a house: sandboxes need a Postgres server of their own.',
    )
  } finally {
    await sql.end()
  }
}

function once(work: () => void): () => void {
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    work()
  }
}
