import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { findFreePort } from '#scripts/free-port.ts'
import { bringRedis, environmentOf } from '#tests/support/programs/redis-program.ts'
import { answers } from '../process/answers.ts'
import type { Lab } from './lab.ts'

const START_TIMEOUT_MS = 10_000

/** The address of a real Redis, as a doorbell needs it: nothing kept on disk. Null where none is installed or can be brought. */
export async function startRedis(lab: Lab): Promise<string | null> {
  const program = await bringRedis().catch(() => null)
  if (!program) return null
  const port = await findFreePort()
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const child = spawn(program.file, flags, {
    stdio: 'ignore',
    cwd: lab.folder,
    env: environmentOf(program),
  })
  await lab.add(async () => {
    const gone = once(child, 'exit')
    if (child.kill('SIGTERM')) await gone
  })
  const deadline = Date.now() + START_TIMEOUT_MS
  while (!(await answers(port))) {
    if (Date.now() > deadline) throw new Error('redis-server does not start')
    await delay(20)
  }
  return `redis://127.0.0.1:${port}`
}
