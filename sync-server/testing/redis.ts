import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { findFreePort } from '#scripts/free-port.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const NAMES = ['redis-server', 'valkey-server']

/** A Redis of the test's own, which can be killed and started again at the same address. */
export async function startRedis() {
  const program = findRedis()
  const port = await findFreePort()
  const folder = mkdtempSync(join(tmpdir(), 'pace-redis-'))
  let server: ChildProcess

  async function start(): Promise<void> {
    const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder]
    server = spawn(program, [...settings, '--save', '', '--appendonly', 'no'], { stdio: 'ignore' })
    await waitFor(() => answers(port), { what: 'the test’s Redis' })
  }
  async function kill(): Promise<void> {
    if (server.exitCode !== null || server.signalCode !== null) return
    const gone = once(server, 'exit')
    server.kill('SIGKILL')
    await gone
  }
  await start()
  onTestFinished(async () => {
    await kill()
    rmSync(folder, { recursive: true, force: true })
  })
  return { url: `redis://127.0.0.1:${port}`, start, kill }
}

export type TestRedis = Awaited<ReturnType<typeof startRedis>>

function findRedis(path = process.env['PATH'] ?? ''): string {
  const candidates = path
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  const found = candidates.find(isExecutable)
  if (found) return found
  throw new Error(
    'No Redis for the tests of several nodes: install redis-server or valkey-server (apt-get install redis-server).',
  )
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(port, '127.0.0.1')
    const end = (answered: boolean) => {
      probe.destroy()
      resolve(answered)
    }
    probe.on('error', () => end(false))
    probe.on('data', (data) => end(data.toString().startsWith('+PONG')))
    probe.write('PING\r\n')
  })
}
