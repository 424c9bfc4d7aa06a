import type { EntityEvent } from '#domain/record/event.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { EventTail } from '#db/pace/events/event-tail.ts'
import { type AskedEvents, readSeen, type SeenEvents } from './read-seen.ts'
import { type Bell, hangBell } from './bell.ts'

type Followed = {
  db: PaceDb
  tail: Pick<EventTail, 'subscribe'>
  asked: AskedEvents
  signal: AbortSignal
}

/** A stream that says nothing is taken for dead by what stands between. */
const HEARTBEAT_MS = 15_000

/** The next events, waited for up to `waitMs` where there are none yet. The log's bell wakes it. */
export async function waitForEvents(
  { db, tail, asked, signal }: Followed,
  waitMs: number,
): Promise<SeenEvents> {
  const bell = hangBell(tail)
  signal.addEventListener('abort', bell.stop, { once: true })
  try {
    const until = Date.now() + waitMs
    let read = await readSeen(db, asked)
    while (read.events.length === 0 && Date.now() < until && !signal.aborted) {
      if (read.isEnd) await bell.wait(until - Date.now())
      read = await readSeen(db, { ...asked, after: read.last })
    }
    return read
  } finally {
    signal.removeEventListener('abort', bell.stop)
    bell.stop()
  }
}

/**
 * Events as they happen (SSE), as long as the reader stays. Nothing is read before the reader has taken what was sent: a slow one costs
 * no memory and misses nothing. Each event's id is its sequence; what others may see moves the id on too, without an event.
 */
export function streamEvents(
  followed: Followed & { ended?: () => void },
  heartbeatMs = HEARTBEAT_MS,
): Response {
  const bell = hangBell(followed.tail)
  const text = new TextEncoder()
  const next = createReader(followed, bell, heartbeatMs)
  const end = () => {
    bell.stop()
    followed.ended?.()
  }
  followed.signal.addEventListener('abort', end, { once: true })
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(text.encode(': here\n\n')),
    async pull(controller) {
      const chunk = await next()
      if (followed.signal.aborted) controller.close()
      else controller.enqueue(text.encode(chunk))
    },
    cancel: end,
  })
  const headers = {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  }
  return new Response(body, { headers })
}

/** Gives the next piece of the stream: events, or after a while without any a sign of life. */
function createReader(
  { db, asked, signal }: Followed,
  bell: Bell,
  heartbeatMs: number,
): () => Promise<string> {
  let { after } = asked
  let isEnd = false
  return async () => {
    const until = Date.now() + heartbeatMs
    while (!signal.aborted) {
      if (isEnd) await bell.wait(Math.max(0, until - Date.now()))
      const read = await readSeen(db, { ...asked, after })
      after = read.last
      isEnd = read.isEnd
      if (read.events.length > 0) return read.events.map(asServerSent).join('') + idOnly(read)
      if (Date.now() >= until) return `:\n${idOnly(read)}`
    }
    return ''
  }
}

function asServerSent(event: EntityEvent): string {
  return `id: ${event.sequence}\ndata: ${JSON.stringify(event)}\n\n`
}

/** Without data a block is no event, but the reader's last id (HTML standard, dispatching of events). */
function idOnly({ last, events }: SeenEvents): string {
  return events.at(-1)?.sequence === last ? '' : `id: ${last}\n\n`
}
