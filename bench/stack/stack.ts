import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { findFreePort } from '#scripts/free-port.ts'
import { superuserUrl } from '#scripts/postgres/init-data.ts'
import { createStopper } from '#scripts/up/services/create-stopper.ts'
import { readUpEnv } from '#scripts/up/home/env.ts'
import { loadSecrets } from '#scripts/up/home/secrets.ts'
import { startStack } from '#scripts/up/stack.ts'
import { createTokenClient, type TokenClient } from '#service/identity/token-client.ts'

export type BenchStack = {
  /** Addresses of the sync server's sockets. */
  socketUrl: string
  appUrl: string
  /** Pace DB, behind the curtain. */
  query: postgres.Sql
  tokens: TokenClient
  /** The command line's own client, for what goes round `tokens` and its cache. */
  tokenUrl: string
  client: { id: string; secret: string }
  stop: () => Promise<void>
}

/** Webhooks go to the bench itself. */
const OWN = { PACE_WEBHOOKS_TO_PRIVATE: 'allow' }
/** What pushes of enquiries are signed with. */
export const BENCH_BAYUT_SECRET = 'bench-secret-of-bayut'

/** The whole of PACE as `npm start` runs it (fsync on), in a home of its own that is thrown away, or in one that is kept for the next time. */
export async function startBenchStack({ home: kept }: { home?: string } = {}): Promise<BenchStack> {
  const root = join(import.meta.dirname, '../..')
  const home = kept ?? mkdtempSync(join(tmpdir(), 'pace-bench-'))
  const stopper = createStopper()
  if (!kept) await stopper.add(() => rmSync(home, { recursive: true, force: true }))
  const env = readUpEnv(
    {
      PACE_BAYUT_SECRET: BENCH_BAYUT_SECRET,
      ...process.env,
      ...(await freePorts()),
      PACE_HOME: home,
      ...OWN,
    },
    root,
  )
  const onCrash = (name: string) => console.error(`! ${name} crashed`)
  const { addresses } = await startStack({ root, env, mode: 'start', stopper, onCrash })
  const secrets = loadSecrets(home)
  const port = Number(readFileSync(join(home, 'postgres.port'), 'utf8'))
  const query = postgres(superuserUrl(port, secrets.superuser), { database: 'pace', max: 1 })
  await stopper.add(() => query.end())
  const tokenUrl = `${addresses.AUTH_URL}/token`
  const client = { id: 'pace-cli', secret: secrets.clients['pace-cli'] }
  const tokens = createTokenClient({ tokenUrl, clientId: client.id, clientSecret: client.secret })
  const socketUrl = addresses.SYNC_URL.replace(/^http/, 'ws')
  const { APP_URL: appUrl } = addresses
  return { socketUrl, appUrl, query, tokens, tokenUrl, client, stop: stopper.stop }
}

async function freePorts(): Promise<Record<string, string>> {
  const names = ['APP_PORT', 'SYNC_PORT', 'AUTH_PORT', 'ASSISTCRAFT_PORT']
  const ports = new Set<number>()
  while (ports.size < names.length) ports.add(await findFreePort())
  return Object.fromEntries([...ports].map((port, index) => [names[index], String(port)]))
}
