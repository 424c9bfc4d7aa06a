import postgres from 'postgres'
import { createApiClient } from '#db/pace/clients/api-clients.ts'
import { connectPace } from '#db/pace/client.ts'
import { grantConnect, provisionPace } from '#db/provision.ts'
import { PACE_ROLES, roleUrl } from '#db/roles.ts'
import { hashFiles } from '../../hash-files.ts'
import { databaseOf, type Sandbox } from '../book/sandbox.ts'
import { createTurns } from '../turns/turns.ts'
import type { Server } from './server.ts'
import { prepareTemplate, TEMPLATE } from './template.ts'

export type Databases = ReturnType<typeof createDatabases>

/** A database for each sandbox: laid down, brought up to date, measured, dropped. */
export function createDatabases(options: { home: string; root: string; server: Server }) {
  const { home, root, server } = options
  const version = hashFiles(root, ['db', 'package-lock.json'], (file) => !file.endsWith('.test.ts'))
  const takeTurn = createTurns()

  /** One after the other: a database that is copied may not be in use. */
  const copy = (serverUrl: string, name: string) =>
    takeTurn('template', async () => {
      await prepareTemplate({ home, serverUrl, roles: server.roles, version })
      await withSql(serverUrl, async (sql) => {
        await sql`drop database if exists ${sql(name)} with (force)`
        await sql`create database ${sql(name)} template ${sql(TEMPLATE)} owner pace_migrator`
        await grantConnect(sql, name, PACE_ROLES)
      })
    })

  return {
    version,
    /** A fresh brokerage with its test client, whatever was there before. */
    lay: (sandbox: Sandbox) =>
      server.use(async (serverUrl) => {
        await copy(serverUrl, databaseOf(sandbox))
        const database = databaseOf(sandbox)
        const password = server.roles.pace_app
        await addClient(roleUrl(serverUrl, { role: 'pace_app', password, database }), sandbox)
      }),
    /** After an upgrade of PACE: its tables become those of this code. */
    bringUp: (sandbox: Sandbox) =>
      server.use((serverUrl) =>
        provisionPace({ serverUrl, database: databaseOf(sandbox), passwords: server.roles }),
      ),
    drop: (sandbox: Pick<Sandbox, 'id'>) =>
      server.use((serverUrl) =>
        withSql(serverUrl, async (sql) => {
          await sql`drop database if exists ${sql(databaseOf(sandbox))} with (force)`
        }),
      ),
    bytes: (sandbox: Pick<Sandbox, 'id'>) =>
      server.use((serverUrl) =>
        withSql(serverUrl, async (sql) => {
          const [row] = await sql<{ bytes: string }[]>`
            select pg_database_size(${databaseOf(sandbox)})::text as bytes`
          return Number(row?.bytes)
        }),
      ),
  }
}

async function addClient(url: string, { name, owner, client }: Sandbox): Promise<void> {
  const { db, close } = connectPace(url, { max: 1, name: 'sandbox-client' })
  try {
    await createApiClient(db, { ...client, name, by: { actor: `person:${owner.id}` } })
  } finally {
    await close()
  }
}

async function withSql<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}
