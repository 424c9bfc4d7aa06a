import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { failWith, FatalError } from '../fatal-error.ts'
import type { Binaries } from './binaries.ts'
import { DATABASE_ENV, type Identity } from './identity.ts'
import { findRunning, isAlive, readPostmaster } from './postmaster.ts'

export type Cluster = {
  pid: number
  port: number
  /** It was already running: an earlier supervisor died and left it. */
  adopted: boolean
  stop: () => Promise<void>
}
export type ClusterOptions = {
  binaries: Binaries
  identity: Identity
  data: string
  logFile: string
  /** Called when a port is needed: an adopted cluster keeps its own. */
  choosePort: () => Promise<number>
  settings?: Record<string, string>
  startTimeoutMs?: number
  /** Gives the start up; what has been started by then is stopped. */
  signal?: AbortSignal
}

const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '64MB',
  max_connections: '200',
}
const PREDECESSOR_LINGERS = /shared memory block .* is still in use|lock file .* already exists/

/** Adopts the cluster of this data folder if it runs, else starts it; resolves when it takes connections. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const deadline = Date.now() + (options.startTimeoutMs ?? 60_000)
  const running = findRunning(options.data)
  if (running && running.status !== 'stopping') {
    await waitUntilReady(options, running.pid, deadline)
    return describeCluster(running.pid, running.port, true)
  }
  if (running) await waitForEnd(running.pid, deadline)
  for (;;) {
    options.signal?.throwIfAborted()
    const started = await tryStart(options, deadline)
    if (started) return started
    await delay(100)
  }
}

async function tryStart(options: ClusterOptions, deadline: number): Promise<Cluster | null> {
  const port = await options.choosePort()
  const logStart = readLog(options.logFile).length
  const pid = spawnPostgres(options, port)
  try {
    await waitUntilReady(options, pid, deadline)
    return describeCluster(pid, port, false)
  } catch {
    if (options.signal?.aborted && isAlive(pid)) await stopCluster(pid)
    options.signal?.throwIfAborted()
    const output = readLog(options.logFile).slice(logStart)
    // After a kill -9 the old back ends need a moment to notice that their postmaster is gone.
    if (PREDECESSOR_LINGERS.test(output) && Date.now() < deadline) return null
    return failWith('Postgres does not start', output)
  }
}

/** Its own process group: Ctrl-C in the terminal must reach the services first, and Postgres last, from us. */
function spawnPostgres(
  { binaries, identity, data, logFile, settings }: ClusterOptions,
  port: number,
) {
  const all = { ...SETTINGS, ...settings }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openSync(logFile, 'a', 0o600)
  const child = spawn(binaries.postgres, ['-D', data, '-p', String(port), ...flags], {
    ...identity,
    cwd: '/',
    detached: true,
    env: DATABASE_ENV,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.on('error', () => {})
  child.unref()
  return child.pid ?? -1
}

async function waitUntilReady(
  { data, signal }: ClusterOptions,
  pid: number,
  deadline: number,
): Promise<void> {
  while (Date.now() < deadline) {
    const current = readPostmaster(data)
    if (current?.pid === pid && current.status === 'ready') return
    signal?.throwIfAborted()
    if (pid < 0 || !isAlive(pid)) throw new FatalError('Postgres ended while it was starting.')
    await delay(10)
  }
  throw new FatalError('Postgres did not get ready in time.')
}

function describeCluster(pid: number, port: number, adopted: boolean): Cluster {
  return { pid, port, adopted, stop: () => stopCluster(pid) }
}

/** Fast shutdown: sessions end, everything is written. Immediate only when that hangs. */
async function stopCluster(pid: number): Promise<void> {
  signal(pid, 'SIGINT')
  if (await waitForEnd(pid, Date.now() + 15_000)) return
  signal(pid, 'SIGQUIT')
  await waitForEnd(pid, Date.now() + 5_000)
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    const gone = error instanceof Error && 'code' in error && error.code === 'ESRCH'
    if (!gone) throw error
  }
}

async function waitForEnd(pid: number, deadline: number): Promise<boolean> {
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false
    await delay(10)
  }
  return true
}

function readLog(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
