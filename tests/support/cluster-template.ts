import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { provision } from '#db/provision.ts'
import { rolePasswords } from '#db/roles.ts'
import { findFreePort } from '#scripts/free-port.ts'
import { hashFiles } from '#scripts/hash-files.ts'
import { findBinaries } from '#scripts/postgres/binaries.ts'
import { startCluster } from '#scripts/postgres/cluster.ts'
import { giveTo, type Identity } from '#scripts/postgres/identity.ts'
import { initData, superuserUrl } from '#scripts/postgres/init-data.ts'
import { findPlace, PASSING_PLACES } from '#scripts/postgres/place.ts'
import { KEEP_AS_MIGRATED } from './recycle.ts'

export type ClusterTemplate = { data: string; password: string; closeBy: string }

const ROOT = join(import.meta.dirname, '../..')
/** What decides how an empty, provisioned cluster looks. */
const INGREDIENTS = [
  'db/provision.ts',
  'db/queue.ts',
  'db/roles.ts',
  'db/pace/migrations',
  'db/assistcraft/migrations',
  'package-lock.json',
  'tests/support/cluster-template.ts',
]

const ONE_DAY_MS = 86_400_000

/** A provisioned data folder, made once for each state of the migrations and copied by every run. */
export async function prepareTemplate(identity: Identity): Promise<ClusterTemplate> {
  const closeBy = findPlace(identity, join(ROOT, '.cache/test-cluster'), PASSING_PLACES)
  const folder = join(closeBy, hashFiles(ROOT, INGREDIENTS).slice(0, 16))
  if (!existsSync(folder)) {
    removeOldTemplates(closeBy)
    await buildTemplate(identity, closeBy, folder)
  }
  return {
    data: join(folder, 'data'),
    password: readFileSync(join(folder, 'password'), 'utf8'),
    closeBy,
  }
}

function removeOldTemplates(closeBy: string): void {
  for (const name of readdirSync(closeBy)) {
    const path = join(closeBy, name)
    if (Date.now() - statSync(path).mtimeMs < ONE_DAY_MS) continue
    rmSync(path, { recursive: true, force: true })
  }
}

/** Built aside and moved into place: two runs at once both build, one of them wins. */
async function buildTemplate(identity: Identity, closeBy: string, folder: string): Promise<void> {
  const partial = `${folder}.${process.pid}`
  const password = randomBytes(18).toString('hex')
  mkdirSync(partial, { recursive: true, mode: 0o755 })
  giveTo(identity, partial)
  writeFileSync(join(partial, 'password'), password, { mode: 0o600 })
  try {
    await provisionData(identity, closeBy, { partial, password })
    if (!existsSync(folder)) renameSync(partial, folder)
  } finally {
    rmSync(partial, { recursive: true, force: true })
  }
}

async function provisionData(
  identity: Identity,
  closeBy: string,
  { partial, password }: { partial: string; password: string },
): Promise<void> {
  const binaries = await findBinaries(identity, closeBy)
  const data = join(partial, 'data')
  initData({ binaries, identity, data, password, sync: false })
  const cluster = await startCluster({
    binaries,
    identity,
    data,
    logFile: join(partial, 'log'),
    choosePort: () => findFreePort(),
    settings: { fsync: 'off' },
  })
  try {
    const passwords = rolePasswords(() => password)
    const paceServerUrl = superuserUrl(cluster.port, password)
    await provision({ paceServerUrl, passwords })
    await createPairTable(paceServerUrl)
    await keepAsMigrated(paceServerUrl)
  } finally {
    await cluster.stop()
  }
}

/** What migrations lay down is there again for each test: emptying takes it from here. */
async function keepAsMigrated(serverUrl: string): Promise<void> {
  const url = new URL(serverUrl)
  url.pathname = '/pace'
  const sql = postgres(url.href, { max: 1, onnotice: () => {} })
  await sql.unsafe(KEEP_AS_MIGRATED)
  await sql.end()
}

async function createPairTable(url: string): Promise<void> {
  const sql = postgres(url, { max: 1 })
  await sql`create table used_pair (tag text primary key)`
  await sql.end()
}
