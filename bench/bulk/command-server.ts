import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectPace, type PaceClient } from '#db/pace/client.ts'
import { findFreePort } from '#scripts/free-port.ts'
import { ServerProcess } from '../sync/process/server-process.ts'
import { type Authority, startAuthority } from '../sync/servers/authority.ts'
import { type BenchDatabase, startBenchDatabase } from '../sync/servers/database.ts'

export type CommandServer = {
  server: ServerProcess
  url: string
  authority: Authority
  /** Of the tables' owner. */
  owner: PaceClient
  database: BenchDatabase
  stop: () => Promise<void>
}

const MAIN = join(import.meta.dirname, '../../sync-server/main.ts')

/** A sync server in a process of its own, on a database of its own. */
export async function startCommandServer(
  profileFolder: string | null = null,
  settings: Record<string, string> = {},
): Promise<CommandServer> {
  const folder = mkdtempSync(join(tmpdir(), 'pace-bench-commands-'))
  const database = await startBenchDatabase(folder, { settings })
  const authority = await startAuthority()
  const owner = connectPace(database.urlOf('pace_migrator'), { max: 2 })
  const port = await findFreePort()
  const env = {
    PATH: process.env['PATH'],
    NODE_ENV: 'production' as const,
    LOG_LEVEL: 'error',
    SYNC_PORT: String(port),
    AUTH_URL: authority.url,
    PACE_DATABASE_URL: database.urlOf('pace_sync'),
  }
  const logFile = join(folder, 'sync-server.log')
  const server = new ServerProcess({
    file: MAIN,
    args: [],
    env,
    port,
    logFile,
    pinned: false,
    profileFolder,
  })
  await server.start()
  return {
    server,
    url: `http://127.0.0.1:${port}`,
    authority,
    owner,
    database,
    async stop() {
      await server.end()
      await owner.close()
      authority.stop()
      await database.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Leads that have a row alone, as an import leaves them. */
export async function makeLeads(
  { sql }: PaceClient,
  count: number,
  { teamId, ownerId, from = 1 }: { teamId?: string; ownerId?: string; from?: number } = {},
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    insert into leads (id, reference, stage, name, phone, source, created_at, team_id, owner_id)
    select gen_random_uuid(), 'L-' || n, 'new', 'Lead ' || n, '+9715' || 10000000 + n, 'walkIn', now(),
      ${teamId ?? null}, ${ownerId ?? null}
    from generate_series(${from}::int, ${from + count - 1}::int) n returning id`
  return rows.map(({ id }) => id)
}
