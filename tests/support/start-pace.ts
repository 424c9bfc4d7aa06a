import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { seedDemo } from '#db/pace/seed/seed-demo.ts'
import { findFreePort } from '#scripts/free-port.ts'
import { createStopper } from '#scripts/up/services/create-stopper.ts'
import { readUpEnv } from '#scripts/up/home/env.ts'
import { createSecrets, type Secrets } from '#scripts/up/home/secrets.ts'
import { planServices, publicAddresses, type ServiceName } from '#scripts/up/services/services.ts'
import { type Services, startServices } from '#scripts/up/services/start-services.ts'
import { startPortal } from '#scripts/up/services/start-portal.ts'
import { withSandboxes } from '#scripts/up/services/with-sandboxes.ts'
import { withPropertyFinder } from '#scripts/up/services/with-property-finder.ts'
import { createTestDatabases, type TestDatabases } from './databases.ts'
import { stopAfterTest } from './stop-after-test.ts'
import { waitFor } from './wait-for.ts'

type StartOptions = {
  /** Demo data, as `npm start` lays it down. Default: yes. */
  seeded?: boolean
  /** Further settings, as the person's environment would hold them: model keys, portal addresses. */
  env?: Record<string, string>
  /** A host of sandboxes beside it. Default: no. */
  sandboxes?: boolean
}
export type RunningPace = {
  urls: ReturnType<typeof publicAddresses>
  databases: TestDatabases
  secrets: Secrets
  home: string
  /** kill -9. The supervisor brings it back, not before `until`; resolves when the new one is ready. */
  crash: (service: ServiceName, until?: Promise<void>) => Promise<void>
  /** kill -9 without waiting for the one that comes after. */
  kill: (service: ServiceName) => void
  readLog: (service: ServiceName) => string
  stop: () => Promise<void>
}

const ROOT = join(import.meta.dirname, '../..')

/**
 * The whole of PACE in real processes, on free ports, with its own databases and PACE_HOME. Inside a test it stops when the test
 * ends; elsewhere call `stop`.
 */
export async function startPace({
  seeded = true,
  env: extra = {},
  sandboxes = false,
}: StartOptions = {}): Promise<RunningPace> {
  const home = mkdtempSync(join(tmpdir(), 'pace-home-'))
  // Whoever the Postgres of sandboxes runs as reaches it, so that all of it goes with the folder.
  if (sandboxes) chmodSync(home, 0o755)
  const stopper = createStopper()
  await stopper.add(() => rmSync(home, { recursive: true, force: true }))
  const logFolder = join(home, 'logs')
  await mkdir(logFolder)
  const databases = await createTestDatabases({ keep: true })
  await stopper.add(databases.drop)
  if (seeded) await seed(databases)
  const secrets: Secrets = { ...createSecrets(), roles: inject('cluster').passwords }
  const env = readUpEnv({ ...process.env, ...(await freePorts()), ...extra, PACE_HOME: home }, ROOT)
  const { serverUrl } = inject('cluster')
  const settings = await withPropertyFinder(env, stopper)
  const options = { root: ROOT, logFolder }
  const specs = planServices({
    env: sandboxes ? await withSandboxes({ env: settings, secrets }, options, stopper) : settings,
    secrets,
    mode: 'start',
    databases: {
      pace: { serverUrl, name: databases.pace.name },
      assistcraft: { serverUrl, name: databases.assistcraft.name },
    },
  })
  const services = await startServices(specs, options, stopper)
  await startPortal({ env, secrets }, stopper)
  const pace = {
    urls: publicAddresses(env),
    databases,
    secrets,
    home,
    stop: stopper.stop,
    kill: (name: ServiceName) => services[name].kill(),
    crash: (name: ServiceName, until?: Promise<void>) =>
      crash({ services, name, port: specs[name].port, until }),
    readLog: (name: ServiceName) => readFileSync(join(logFolder, `${name}.log`), 'utf8'),
  }
  stopAfterTest(stopper.stop)
  return pace
}

async function seed(databases: TestDatabases): Promise<void> {
  const { db, close } = connectPace(databases.pace.urls.pace_migrator, { max: 1 })
  try {
    await seedDemo(db)
  } finally {
    await close()
  }
}

async function freePorts() {
  const ports = new Set<number>()
  while (ports.size < 4) ports.add(await findFreePort())
  const [app, sync, auth, assistcraft] = [...ports].map(String)
  return { APP_PORT: app, SYNC_PORT: sync, AUTH_PORT: auth, ASSISTCRAFT_PORT: assistcraft }
}

type Crash = { services: Services; name: ServiceName; port: number; until?: Promise<void> }

async function crash({ services, name, port, until }: Crash): Promise<void> {
  const before = services[name].pid
  services[name].kill(until)
  await until
  const back = async () => {
    const { pid } = services[name]
    if (!pid || pid === before) return false
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).ok
  }
  await waitFor(back, { everyMs: 50, what: `${name} back after a crash` })
}
