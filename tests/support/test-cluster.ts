import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rolePasswords, type RolePasswords } from '#db/roles.ts'
import { findFreePort } from '#scripts/free-port.ts'
import { findBinaries } from '#scripts/postgres/binaries.ts'
import { startCluster } from '#scripts/postgres/cluster.ts'
import { databaseIdentity } from '#scripts/postgres/identity.ts'
import { superuserUrl } from '#scripts/postgres/init-data.ts'
import { findPlace, PASSING_PLACES } from '#scripts/postgres/place.ts'
import { prepareTemplate } from './cluster-template.ts'

export type TestCluster = { serverUrl: string; passwords: RolePasswords }

/** Durability is what these give up: the whole cluster is thrown away after the run. */
const UNSAFE_BUT_FAST = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  autovacuum: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
}

/** Starts a cluster whose `pace` and `assistcraft` are provisioned and empty: every test's own are copies of them. */
export async function startTestCluster(): Promise<TestCluster & { stop: () => Promise<void> }> {
  const identity = databaseIdentity()
  const folder = findPlace(identity, mkdtempSync(join(tmpdir(), 'pace-test-')), PASSING_PLACES)
  const template = await prepareTemplate(identity)
  const data = join(folder, 'data')
  execFileSync('cp', ['-a', template.data, data])
  const cluster = await startCluster({
    binaries: await findBinaries(identity, template.closeBy),
    identity,
    data,
    logFile: join(folder, 'log'),
    choosePort: () => findFreePort(),
    settings: UNSAFE_BUT_FAST,
  })
  return {
    serverUrl: superuserUrl(cluster.port, template.password),
    passwords: rolePasswords(() => template.password),
    stop: async () => {
      await cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
