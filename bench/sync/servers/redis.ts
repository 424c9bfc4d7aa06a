import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { findFreePort } from '#scripts/free-port.ts'
import { answers } from '../process/answers.ts'
import type { Lab } from './lab.ts'

const START_TIMEOUT_MS = 10_000

/** A real Redis, as a doorbell needs it: nothing kept on disk. Null where none is installed. */
export async function startRedis(
  lab: Lab,
): Promise<{ url: string; stop: () => Promise<void> } | null> {
  if (spawnSync('redis-server', ['--version']).status !== 0) return null
  const port = await findFreePort()
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const child = spawn('redis-server', flags, { stdio: 'ignore', cwd: lab.folder })
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
  await lab.add(stop)
  const deadline = Date.now() + START_TIMEOUT_MS
  while (!(await answers(port))) {
    if (Date.now() > deadline) throw new Error('redis-server does not start')
    await delay(20)
  }
  return { url: `redis://127.0.0.1:${port}`, stop }
}
