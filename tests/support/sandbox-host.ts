import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { z } from 'zod'
import { findFreePort } from '#scripts/free-port.ts'
import { databaseIdentity } from '#scripts/postgres/identity.ts'
import { findPlace, LASTING_PLACES } from '#scripts/postgres/place.ts'
import { findRunning } from '#scripts/postgres/postmaster.ts'
import { superuserUrl } from '#scripts/postgres/init-data.ts'
import { loadSecrets } from '#scripts/up/home/secrets.ts'
import { supervise } from '#scripts/up/services/supervise.ts'
import { waitFor } from './wait-for.ts'

const ROOT = join(import.meta.dirname, '../..')
const KEY = '0123456789abcdef'.repeat(4)
const SCOPES = 'leads:read leads:write listings:read listings:write calls:read events:read'

const SandboxSchema = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  clientId: z.string(),
  isAwake: z.boolean(),
  state: z.string(),
})
const MadeSchema = z.object({ sandbox: SandboxSchema, secret: z.string() })
const ListSchema = z.object({ sandboxes: z.array(SandboxSchema) })
const TokenSchema = z.object({ access_token: z.string() })
export type Made = z.infer<typeof MadeSchema>
export type SandboxHost = Awaited<ReturnType<typeof startSandboxHost>>

/** The host of sandboxes as a real process, with a home and a Postgres of its own. The caller stops it. */
export async function startSandboxHost(env: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'pace-sandboxes-'))
  // Whoever Postgres runs as reaches it, so that all of it goes with the folder.
  chmodSync(folder, 0o755)
  const port = await findFreePort()
  await mkdir(join(folder, 'logs'))
  const settings = {
    PATH: process.env['PATH'],
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    NODE_ENV: 'test' as const,
    SANDBOX_PORT: String(port),
    SANDBOX_HOME: join(folder, 'home'),
    SANDBOX_KEY: KEY,
    ...env,
  }
  const program = ['scripts/sandbox/main.ts'] as const
  const options = { root: ROOT, logFolder: join(folder, 'logs'), stopTimeoutMs: 40_000 }
  const start = () => supervise({ name: 'sandboxes', program, env: settings }, options)
  const readLog = () => readFileSync(join(folder, 'logs/sandboxes.log'), 'utf8')
  let running = start()

  const isUp = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok
  const ready = () => waitFor(isUp, { everyMs: 50, what: 'the host of sandboxes' })
  await ready()

  const ask = (path: string, method?: string, body?: object) => askHost(port, path, method, body)
  return {
    ask,
    home: join(folder, 'home'),
    port,
    key: KEY,
    make: async (name: string, owner = { id: 'admin', name: 'Nadia' }): Promise<Made> => {
      const response = await ask('/sandboxes', 'POST', { name, owner })
      if (response.status !== 201) {
        throw new Error(`${await response.text()}\n${readLog()}`)
      }
      return MadeSchema.parse(await response.json())
    },
    list: async () => ListSchema.parse(await (await ask('/sandboxes')).json()).sandboxes,
    databases: () => listDatabases(join(folder, 'home')),
    postgresRuns: () => postgresRuns(join(folder, 'home/postgres')),
    readLog,
    /** kill -9; the supervisor brings it back. */
    crash: async () => {
      const before = running.pid
      running.kill()
      await waitFor(() => running.pid !== undefined && running.pid !== before)
      await ready()
    },
    restart: async (between: () => void = () => undefined) => {
      await running.stop()
      between()
      running = start()
      await ready()
    },
    stop: async () => {
      await running.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function askHost(port: number, path: string, method = 'GET', body?: object): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
}

function postgresRuns(wanted: string): boolean {
  const place = findPlace(databaseIdentity(), wanted, LASTING_PLACES)
  return findRunning(join(place, 'data')) !== null
}

/** What the server of the sandboxes holds, looked at from behind. */
async function listDatabases(home: string): Promise<string[]> {
  const port = Number(readFileSync(join(home, 'postgres.port'), 'utf8'))
  const sql = postgres(superuserUrl(port, loadSecrets(home).superuser), { max: 1 })
  const rows = await sql<{ name: string }[]>`
    select datname as name from pg_database where datname like 'pace_sandbox_%' order by 1`
  await sql.end()
  return rows.map(({ name }) => name)
}

/** The test client as an integrator would write it. */
export function clientOf({ sandbox, secret }: Made) {
  async function token(): Promise<string> {
    const basic = Buffer.from(`${sandbox.clientId}:${secret}`).toString('base64')
    const form = { grant_type: 'client_credentials', resource: 'urn:pace:api', scope: SCOPES }
    const response = await fetch(`${sandbox.url}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams(form),
    })
    const granted: unknown = await response.json()
    if (!response.ok) throw new Error(JSON.stringify(granted))
    return TokenSchema.parse(granted).access_token
  }

  async function api(path: string, method = 'GET', body?: object) {
    const response = await fetch(`${sandbox.url}/api/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const read: unknown = response.status === 204 ? null : await response.json()
    return { status: response.status, body: read, headers: response.headers }
  }
  return { token, api }
}
