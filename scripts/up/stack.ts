import { join } from 'node:path'
import { step } from '../launcher/steps.mjs'
import { buildApp } from './build-app.ts'
import { requireFreePorts } from './services/check-ports.ts'
import type { ClusterNews } from '../postgres/keep-cluster.ts'
import type { Stopper } from './services/create-stopper.ts'
import { startDatabase, type RunningDatabase } from './databases/database.ts'
import { filesFolder, isDemo, type UpEnv } from './home/env.ts'
import { claimHome } from './home/home.ts'
import { prepareDatabases } from './databases/prepare-databases.ts'
import { loadSecrets, type Secrets } from './home/secrets.ts'
import { type Mode, planServices, publicAddresses } from './services/services.ts'
import { noteRunning } from './home/running.ts'
import { type Services, startServices } from './services/start-services.ts'
import { startPortal } from './services/start-portal.ts'
import { withSandboxes } from './services/with-sandboxes.ts'
import { withPropertyFinder } from './services/with-property-finder.ts'

export type Stack = { addresses: ReturnType<typeof publicAddresses>; services: Services }
type StackOptions = {
  root: string
  env: UpEnv
  mode: Mode
  stopper: Stopper
  onCrash: (name: string, detail: string) => void
  /** What becomes of the embedded Postgres while it runs. */
  database?: ClusterNews
}

/** Brings up everything on this machine, or nothing: a failure on the way stops what had been started. */
export async function startStack(options: StackOptions): Promise<Stack> {
  try {
    return await startAll(options)
  } catch (error) {
    await options.stopper.stop()
    throw error
  }
}

async function startAll({
  root,
  env,
  mode,
  stopper,
  onCrash,
  database: news,
}: StackOptions): Promise<Stack> {
  const home = claimHome(env.PACE_HOME)
  await stopper.add(home.release)
  await requireFreePorts(env)
  const secrets = loadSecrets(env.PACE_HOME)
  const [database] = await Promise.all([
    startPreparedDatabase({ root, env, secrets, stopper, news }),
    mode === 'start' ? buildApp(root) : null,
  ])
  const { servers } = database
  const databases = {
    pace: { serverUrl: servers.pace, name: 'pace' },
    assistcraft: { serverUrl: servers.assistcraft, name: 'assistcraft' },
  }
  const logFolder = join(env.PACE_HOME, 'logs')
  const settings = await withSandboxes(
    { env: await withPropertyFinder(env, stopper), secrets },
    { root, logFolder, onCrash },
    stopper,
  )
  const specs = planServices({ env: settings, secrets, databases, mode })
  const services = await step('Starting the four services', () =>
    startServices(specs, { root, logFolder, watch: mode === 'dev', onCrash }, stopper),
  )
  await startPortal({ env, secrets }, stopper)
  const addresses = publicAddresses(env)
  const note = noteRunning(env.PACE_HOME, {
    pid: process.pid,
    addresses,
    servers: withoutPasswords(servers),
  })
  await stopper.add(note.remove)
  return { addresses, services }
}

function withoutPasswords({ pace, assistcraft }: RunningDatabase['servers']) {
  return { pace: withoutPassword(pace), assistcraft: withoutPassword(assistcraft) }
}

function withoutPassword(address: string): string {
  const url = new URL(address)
  url.username = ''
  url.password = ''
  return url.href
}

async function startPreparedDatabase(options: {
  root: string
  env: UpEnv
  secrets: Secrets
  stopper: Stopper
  news: ClusterNews | undefined
}): Promise<RunningDatabase> {
  const { root, env, secrets, stopper, news } = options
  const database = await step('Starting Postgres', () => startDatabase(env, secrets, news))
  await stopper.add(database.stop)
  const files = env.inherited['PACE_FILES_S3_BUCKET'] ? null : filesFolder(env)
  const demo = isDemo(env) ? { scale: env.PACE_DEMO_SCALE, files } : null
  await prepareDatabases({ root, database, secrets, demo })
  return database
}
