import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { failWith } from '#scripts/fatal-error.ts'
import { createStopper } from '#scripts/up/services/create-stopper.ts'
import { type Authority, startAuthority } from './authority.ts'
import type { ServerName } from './bench-server.ts'
import { type BenchDatabase, startBenchDatabase } from './database.ts'

/** What the measured servers stand on, made once for a run of the bench and thrown away after it. */
export type Lab = {
  folder: string
  profileFolder: string | null
  /** Null where PACE is not measured. */
  pace: { database: BenchDatabase; authority: Authority } | null
  /** What is stopped with it. */
  add: (stop: () => unknown) => Promise<void>
  stop: () => Promise<void>
}

const PEERS = join(import.meta.dirname, '../peers')

export async function openLab(options: {
  servers: readonly ServerName[]
  profileFolder: string | null
}): Promise<Lab> {
  const { servers, profileFolder } = options
  const stopper = createStopper()
  const folder = mkdtempSync(join(tmpdir(), 'pace-bench-sync-'))
  await stopper.add(() => rmSync(folder, { recursive: true, force: true }))
  if (servers.includes('y-websocket') || servers.includes('hocuspocus')) installPeers()
  if (profileFolder) mkdirSync(profileFolder, { recursive: true })
  const { add, stop } = stopper
  if (!servers.includes('pace')) return { folder, profileFolder, pace: null, add, stop }
  const database = await startBenchDatabase(folder)
  await stopper.add(database.stop)
  const authority = await startAuthority()
  await stopper.add(authority.stop)
  return { folder, profileFolder, pace: { database, authority }, add, stop }
}

/** They have a lock of their own: nobody who works on PACE installs them. */
function installPeers(): void {
  if (existsSync(join(PEERS, 'node_modules/.package-lock.json'))) return
  console.log('Installing the peers …')
  const result = spawnSync('npm', ['ci', '--prefix', PEERS], { encoding: 'utf8' })
  if (result.status !== 0)
    failWith('The peers cannot be installed', `${result.stdout}${result.stderr}`)
}
