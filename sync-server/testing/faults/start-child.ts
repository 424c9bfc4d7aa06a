import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { exportJWK } from 'jose'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { findFreePort } from '#scripts/free-port.ts'
import { createTestDatabases, type TestDatabases } from '#tests/support/databases.ts'
import type { Limits } from '../../limits/limits.ts'
import { APP_URL, ISSUER, PUBLIC_KEY } from '../start-server.ts'

type ChildOptions = {
  withData?: boolean
  redisUrl?: string
  /** Those of another node. */
  databases?: TestDatabases
  limits?: Partial<Limits>
  beatMs?: number
  idleMs?: number
  /** The way to its database, where that is not the direct one. */
  databaseThrough?: (url: string) => Promise<string>
}

const MemorySchema = z.object({ memory: z.number() })

/**
 * A sync server in its own process, always on the same port, that can be killed at any instant and started again.
 * `withData`: with projections, views, commands and the feed beside its documents.
 */
export async function startChild(options: ChildOptions = {}) {
  const { withData = false, databases, databaseThrough, ...settled } = options
  const own = databases ?? (await createTestDatabases())
  const { pace } = own
  const port = await findFreePort()
  const direct = pace.urls.pace_sync
  const settings = {
    databaseUrl: databaseThrough ? await databaseThrough(direct) : direct,
    port,
    appUrl: APP_URL,
    withData,
    ...settled,
    issuer: ISSUER,
    key: await exportJWK(PUBLIC_KEY),
  }
  const script = new URL('./child-server.ts', import.meta.url)
  let child: ChildProcess
  async function start(): Promise<void> {
    child = fork(script, [JSON.stringify(settings)], { execArgv: [], stdio: 'inherit' })
    await once(child, 'message')
  }
  /** SIGTERM: it drains first. */
  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  const kill = () => end('SIGKILL')
  await start()
  onTestFinished(kill)
  return {
    url: `ws://127.0.0.1:${port}/docs`,
    port,
    databases: own,
    urls: pace.urls,
    adminUrl: pace.adminUrl,
    start,
    kill,
    drain: () => end('SIGTERM'),
    /** Bytes in use, after a full collection. */
    async memory(): Promise<number> {
      const answered = once(child, 'message')
      child.send('memory')
      const [answer]: unknown[] = await answered
      return MemorySchema.parse(answer).memory
    },
  }
}
