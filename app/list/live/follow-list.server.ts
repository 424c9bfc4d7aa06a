import { inArray } from 'drizzle-orm'
import type { Actor } from '#domain/access/access.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { EventTail } from '#db/pace/events/event-tail.ts'
import { listEvents } from '#db/pace/events/events.ts'
import { type ListQuery, readRows } from '#db/pace/list/read-page.ts'
import type { ListAccess } from '../access/list-access.server.ts'
import { eventStream } from '../../http/event-stream.ts'

/** So many changed records are told one by one; after more the page asks for itself anew. */
const MOST_TOLD = 200
/** Who has missed more events of the log begins anew too. */
const MOST_MISSED = 1_000
const RESET = 'event: reset\ndata: all\n\n'

type Followed = {
  db: PaceDb
  tail: Pick<EventTail, 'subscribe'>
  access: ListAccess
  actor: Actor
  query: ListQuery
  /** The last sequence of the log that the reader has. */
  since: number
  signal: AbortSignal
}

/**
 * A list's changes as server-sent events, as long as its reader stays: the rows as they are now, and the ids of those that the list
 * holds no longer. While rows are being read what happens meanwhile is gathered, so that a slow reader is told less often, never
 * late. `reset` says that too much happened to be told.
 */
export function followList(followed: Followed): Response {
  return eventStream(followed.signal, ({ send, fail }) => follow(followed, send, fail))
}

function follow(
  { db, tail, access, actor, query, since, signal }: Followed,
  send: (chunk: string) => void,
  fail: (error: unknown) => void,
): () => void {
  const { readable } = access
  const source = access.source(actor)
  const { noun } = source.list
  const changed = new Set<string>()
  let position = since
  let isReading = false

  async function tell(): Promise<void> {
    isReading = true
    while (changed.size > 0 && !signal.aborted) {
      const keys = [...changed]
      changed.clear()
      if (keys.length > MOST_TOLD) {
        send(RESET)
        continue
      }
      const at = position
      const rows = await readRows(db, source, readable(actor), query, inArray(source.id, keys))
      const there = new Set(rows.map(({ id }) => String(id)))
      const gone = keys.filter((key) => !there.has(key))
      send(`id: ${at}\nevent: rows\ndata: ${JSON.stringify({ rows, gone })}\n\n`)
    }
    isReading = false
  }

  const unshown = new Set(source.unshown)
  const isShown = (change: EntityEvent['new']) => {
    const fields = Object.keys(change ?? {})
    return fields.length === 0 || fields.some((field) => !unshown.has(field))
  }

  function take(events: readonly EntityEvent[]): void {
    for (const { resource, key, sequence, new: change } of events) {
      if (sequence <= position) continue
      position = sequence
      if (resource === noun && isShown(change)) changed.add(key)
    }
    if (!isReading) tell().catch(fail)
  }

  // What comes meanwhile waits for what was missed: a reader whose stream breaks goes on from the last id, with nothing left out.
  let waiting: EntityEvent[] | null = []
  const end = tail.subscribe((events) => {
    if (waiting) waiting.push(...events)
    else take(events)
  })
  // What happened between the page and this stream, or while it was broken.
  listEvents(db, since, MOST_MISSED).then((events) => {
    if (events.length < MOST_MISSED) take(events)
    else send(RESET)
    take(waiting ?? [])
    waiting = null
  }, fail)
  return end
}
