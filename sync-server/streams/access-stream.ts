import { Hono } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type postgres from 'postgres'
import { listenAccessChanges } from '#db/pace/access/access-changes.ts'
import { listCredentialStatus } from '#db/pace/access/credential-status.ts'
import type { CredentialWatch } from '#db/pace/access/watch-credentials.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { endStreamWhen } from '#service/http/end-stream.ts'
import type { VerifyToken } from '#service/identity/verify-token.ts'
import type { Logger } from '#service/log.ts'
import { requireAssistant } from '../admission/require-assistant.ts'

type AccessFeedDeps = {
  db: PaceDb
  sql: postgres.Sql
  verifyToken: VerifyToken
  credentials: Pick<CredentialWatch, 'holds' | 'follow'>
  log: Pick<Logger, 'warn'>
  everyMs?: number
}
/** Ends every stream and the listening. */
export type AccessRoutes = { routes: Hono; close: () => Promise<void> }
type Listener = { tell: () => void; end: () => void }

/** Also the sign of life: whoever hears nothing for longer must take nobody's word. */
const EVERY_MS = 15_000

/**
 * `GET /access`: how everybody stands, whole, at once and after each change (SSE). Assistcraft has none of Pace DB's rows;
 * with this it refuses a token of somebody who is out without asking for every request.
 */
export async function createAccessRoutes(deps: AccessFeedDeps): Promise<AccessRoutes> {
  const { sql, everyMs = EVERY_MS } = deps
  const listeners = new Set<Listener>()
  const tellAll = () => listeners.forEach(({ tell }) => tell())
  const unlisten = await listenAccessChanges(sql, tellAll, tellAll)
  const timer = setInterval(tellAll, everyMs).unref()

  const routes = new Hono()
  routes.get('/access', async (c) => {
    const credential = await requireAssistant(deps, c.req.header('authorization'))
    const answer = streamSSE(c, (stream) => {
      return new Promise<void>((resolve) => {
        const listener = { tell: createTeller(deps, stream), end }
        function end(): void {
          listeners.delete(listener)
          resolve()
        }
        listeners.add(listener)
        stream.onAbort(end)
        listener.tell()
      })
    })
    return endStreamWhen(answer, (ended) => deps.credentials.follow(credential, ended))
  })
  return {
    routes,
    async close() {
      clearInterval(timer)
      listeners.forEach(({ end }) => end())
      // Without a connection there is nothing left to unlisten.
      await Promise.allSettled([unlisten()])
    },
  }
}

/** One telling at a time; what changes meanwhile is in the next one. */
function createTeller({ db, log }: AccessFeedDeps, stream: SSEStreamingApi): () => void {
  let isTelling = false
  let isStale = false
  async function tell(): Promise<void> {
    do {
      isStale = false
      await stream.writeSSE({
        event: 'credentials',
        data: JSON.stringify(await listCredentialStatus(db)),
      })
    } while (isStale && !stream.aborted)
  }
  return () => {
    isStale = true
    if (isTelling) return
    isTelling = true
    tell()
      .catch((err: unknown) => log.warn({ err }, 'credentials could not be told'))
      .finally(() => (isTelling = false))
  }
}
