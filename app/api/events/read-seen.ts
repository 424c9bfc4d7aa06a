import type { Actor } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import { needsFacts, seenEvent } from '#domain/record/seen-event.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { factsKey, findEventFacts } from '#db/pace/sight/event-facts.ts'
import { type EventFilter, findHorizon, passes, scanEvents } from '#db/pace/events/scan.ts'

export type AskedEvents = { actor: Actor; filter: EventFilter; after: number; limit: number }
/** `last` is where to read on from: it passes what was filtered out and what is not the reader's. */
export type SeenEvents = { events: EntityEvent[]; last: number; isEnd: boolean }

/** So many stretches of the log are looked through for one answer. */
const MOST_STRETCHES = 5

/** The next events that this actor sees and asks for, in order, none left out up to `last`. */
export async function readSeen(db: PaceDb, asked: AskedEvents): Promise<SeenEvents> {
  const { actor, filter, limit } = asked
  const events: EntityEvent[] = []
  let last = asked.after
  for (let stretch = 0; stretch < MOST_STRETCHES; stretch += 1) {
    const scanned = await scanEvents(db, last, filter, limit - events.length)
    events.push(...(await asSeenBy(db, actor, filter, scanned.events)))
    last = scanned.last
    if (scanned.isEnd || events.length >= limit) return { events, last, isEnd: scanned.isEnd }
  }
  return { events, last, isEnd: false }
}

/** Throws `gone` for a place in the log that has been folded away since. */
export async function requireWithinHorizon(db: PaceDb, after: number): Promise<number> {
  const horizon = await findHorizon(db)
  if (after >= horizon) return horizon
  throw new DomainError(
    'gone',
    `The log is kept one by one after sequence ${horizon} only. Begin from GET /api/v1/snapshot and read on from the sequence that it names.`,
    [{ path: 'after', message: `lies before the horizon, ${horizon}` }],
  )
}

/** What is hidden of an event is no reason to find it: a field that is filtered by has to be seen. */
export async function asSeenBy(
  db: PaceDb,
  actor: Actor,
  filter: EventFilter,
  events: readonly EntityEvent[],
): Promise<EntityEvent[]> {
  if (events.length === 0) return []
  const facts = needsFacts(actor) ? await findEventFacts(db, events) : new Map()
  return events.flatMap((event) => {
    const seen = seenEvent(actor, event, facts.get(factsKey(event)))
    return seen && (seen.new === null || passes(filter, seen)) ? [seen] : []
  })
}
