import { Hono } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { CredentialWatch } from '#db/pace/access/watch-credentials.ts'
import { listCallsById, listDueCalls, type LiveCall } from '#db/pace/calls/live-calls.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import { endStreamWhen } from '#service/http/end-stream.ts'
import type { VerifyToken } from '#service/identity/verify-token.ts'
import { requireAssistant } from '../admission/require-assistant.ts'
import type { EventTail } from '#db/pace/events/event-tail.ts'

type LiveCallsDeps = {
  db: PaceDb
  tail: Pick<EventTail, 'subscribe'>
  verifyToken: VerifyToken
  credentials: Pick<CredentialWatch, 'holds' | 'follow'>
  pingMs?: number
}
/** Ends every stream: an open one would hold up the end of the process. */
export type LiveCallRoutes = { routes: Hono; close: () => void }

const TOLD = ['state', 'agentId', 'leadId', 'teamId'] as const

/**
 * `GET /calls`: the calls that go on and those that ended without having been analysed, then each change of a call’s
 * state, agent, team or lead (SSE). Told from how the rows stand and not from a place in a log: whoever was away,
 * for however long, misses none.
 */
export function createLiveCallRoutes(deps: LiveCallsDeps): LiveCallRoutes {
  const routes = new Hono()
  const streams = new Set<AbortController>()
  routes.get('/calls', async (c) => {
    const credential = await requireAssistant(deps, c.req.header('authorization'))
    const answer = streamSSE(c, async (stream) => {
      const ended = new AbortController()
      streams.add(ended)
      stream.onAbort(() => ended.abort())
      try {
        await follow(deps, stream, ended.signal)
      } finally {
        streams.delete(ended)
      }
    })
    return endStreamWhen(answer, (ended) => deps.credentials.follow(credential, ended))
  })
  return { routes, close: () => streams.forEach((stream) => stream.abort()) }
}

/** Changes that come while the first list is read are told after it: what is told last is how it is. */
async function follow(
  { db, tail, pingMs = 15_000 }: LiveCallsDeps,
  stream: SSEStreamingApi,
  signal: AbortSignal,
): Promise<void> {
  let turn = listDueCalls(db).then((calls) => tell(stream, calls))
  const inTurn = (work: () => Promise<void>) => {
    turn = turn.then(() => (signal.aborted ? undefined : work())).catch(() => stream.abort())
  }
  const unsubscribe = tail.subscribe((events) => {
    const ids = changedCalls(events)
    if (ids.length > 0) inTurn(async () => tell(stream, await listCallsById(db, ids)))
  })
  const pings = setInterval(
    () => inTurn(async () => void (await stream.write(': ping\n\n'))),
    pingMs,
  )
  try {
    await turn
    await new Promise((resolve) => {
      if (signal.aborted) resolve(null)
      else signal.addEventListener('abort', resolve, { once: true })
    })
  } finally {
    clearInterval(pings)
    unsubscribe()
  }
}

function changedCalls(events: readonly EntityEvent[]): string[] {
  const told = events.filter(
    ({ resource, new: fields }) =>
      resource === 'call' && TOLD.some((name) => fields && Object.hasOwn(fields, name)),
  )
  return [...new Set(told.map(({ key }) => key))]
}

async function tell(stream: SSEStreamingApi, calls: readonly LiveCall[]): Promise<void> {
  for (const call of calls) await stream.writeSSE({ event: 'call', data: JSON.stringify(call) })
}
