import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { provision } from '#db/provision.ts'
import { type PaceRole, roleUrl } from '#db/roles.ts'
import { findFreePort } from '#scripts/free-port.ts'
import { findBinaries } from '#scripts/postgres/binaries.ts'
import { startCluster } from '#scripts/postgres/cluster.ts'
import { databaseIdentity } from '#scripts/postgres/identity.ts'
import { initData, superuserUrl } from '#scripts/postgres/init-data.ts'
import { findPlace, PASSING_PLACES } from '#scripts/postgres/place.ts'
import { createSecrets, loadSecrets } from '#scripts/up/home/secrets.ts'

export type BenchDatabase = {
  urlOf: (role: PaceRole) => string
  /** Of the cluster's own superuser, in Pace DB. */
  superuser: string
  pid: number
  stop: () => Promise<void>
}

/**
 * Pace DB on the embedded Postgres with the settings of `npm start`: fsync is on, a commit is on the disk. With `keep` it stays in its
 * folder and is there again.
 */
export async function startBenchDatabase(
  folder: string,
  { keep = false, settings = {} }: { keep?: boolean; settings?: Record<string, string> } = {},
): Promise<BenchDatabase> {
  mkdirSync(folder, { recursive: true })
  const secrets = keep ? loadSecrets(folder) : createSecrets()
  const identity = databaseIdentity()
  const wanted = join(folder, 'postgres')
  mkdirSync(wanted, { recursive: true })
  const place = findPlace(identity, wanted, PASSING_PLACES)
  const binaries = await findBinaries(identity, place)
  const data = join(place, 'data')
  initData({ binaries, identity, data, password: secrets.superuser, sync: false })
  const logFile = join(folder, 'postgres.log')
  const choosePort = () => findFreePort()
  const cluster = await startCluster({ binaries, identity, data, logFile, choosePort, settings })
  const server = superuserUrl(cluster.port, secrets.superuser)
  await provision({ paceServerUrl: server, passwords: secrets.roles })
  return {
    superuser: Object.assign(new URL(server), { pathname: '/pace' }).href,
    pid: cluster.pid,
    urlOf: (role) => roleUrl(server, { role, password: secrets.roles[role], database: 'pace' }),
    stop: async () => {
      await cluster.stop()
      if (!keep) rmSync(place, { recursive: true, force: true })
    },
  }
}
