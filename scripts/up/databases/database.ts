import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findFreePort } from '../../free-port.ts'
import { findBinaries } from '../../postgres/binaries.ts'
import { databaseIdentity } from '../../postgres/identity.ts'
import { initData, superuserUrl } from '../../postgres/init-data.ts'
import { type ClusterNews, keepCluster } from '../../postgres/keep-cluster.ts'
import { findPlace, LASTING_PLACES } from '../../postgres/place.ts'
import type { UpEnv } from '../home/env.ts'
import type { Secrets } from '../home/secrets.ts'

export type RunningDatabase = {
  servers: { pace: string; assistcraft: string }
  /** Where the embedded cluster lives: what is known of its state is noted there. Null for the person's own servers. */
  place: string | null
  stop: () => Promise<void>
}

/** The embedded cluster for whichever of the two addresses the person did not give; it is brought back when it dies. */
export async function startDatabase(
  env: UpEnv,
  secrets: Secrets,
  news: ClusterNews = {},
): Promise<RunningDatabase> {
  const { PACE_DATABASE_URL: pace, ASSISTCRAFT_DATABASE_URL: assistcraft } = env
  if (pace && assistcraft) {
    return { servers: { pace, assistcraft }, place: null, stop: () => Promise.resolve() }
  }
  const { cluster, place } = await startEmbedded(env.PACE_HOME, secrets.superuser, news)
  const embedded = superuserUrl(cluster.port, secrets.superuser)
  return {
    servers: { pace: pace ?? embedded, assistcraft: assistcraft ?? embedded },
    place: pace || assistcraft ? null : place,
    stop: cluster.stop,
  }
}

async function startEmbedded(home: string, password: string, news: ClusterNews) {
  const identity = databaseIdentity()
  const place = findPlace(identity, join(home, 'postgres'), LASTING_PLACES)
  const binaries = await findBinaries(identity, place)
  const data = join(place, 'data')
  initData({ binaries, identity, data, password })
  const options = {
    binaries,
    identity,
    data,
    logFile: join(home, 'logs/postgres.log'),
    choosePort: () => choosePort(join(home, 'postgres.port')),
  }
  const cluster = await keepCluster(options, news)
  return { cluster, place }
}

/** The same port as last time where it is still free: tools that people pointed at it keep working. */
async function choosePort(file: string): Promise<number> {
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  const port = await findFreePort(last || undefined)
  writeFileSync(file, String(port))
  return port
}
