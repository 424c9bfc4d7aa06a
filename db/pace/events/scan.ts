import { and, asc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import type { EntityEvent, EventResource } from '#domain/record/event.ts'
import type { PaceDb } from '../client.ts'
import { entityEvents, eventHorizon } from '../schema.ts'
import { findLastSequence, toEvent } from './events.ts'

/** What of the log a reader asks for; all of it where nothing is said. */
export type EventFilter = {
  resources?: readonly EventResource[]
  key?: string
  /** Names of fields: events that change one of them. */
  fields?: readonly string[]
  actor?: string
}
/** `last` is how far was read: everything up to it that the filter lets through is in `events`. */
export type Scanned = { events: EntityEvent[]; last: number; isEnd: boolean }

/** So much of the log is looked through for one answer, however little of it is asked for. */
const WINDOW = 2_000

/** The next events after `after`, of a bounded stretch of the log. A record's own are found by their index, wherever they stand. */
export async function scanEvents(
  db: PaceDb,
  after: number,
  filter: EventFilter,
  limit: number,
): Promise<Scanned> {
  const head = await findLastSequence(db)
  if (head <= after) return { events: [], last: after, isEnd: true }
  const isOfOne = filter.key !== undefined && filter.resources?.length === 1
  const end = isOfOne ? head : await endOfWindow(db, after, head)
  const rows = await db
    .select()
    .from(entityEvents)
    .where(
      and(
        gt(entityEvents.sequence, after),
        sql`${entityEvents.sequence} <= ${end}`,
        ...conditions(filter),
      ),
    )
    .orderBy(asc(entityEvents.sequence))
    .limit(limit)
  const events = rows.map(toEvent)
  const last = rows.length === limit ? (events.at(-1)?.sequence ?? end) : end
  return { events, last, isEnd: last >= head }
}

/** Up to here all has been folded: a reader who stands before it has missed something. */
export async function findHorizon(db: PaceDb): Promise<number> {
  const [row] = await db.select({ sequence: eventHorizon.sequence }).from(eventHorizon).limit(1)
  return row?.sequence ?? 0
}

/** What an event has to be, as `conditions` says it in SQL. */
export function passes(
  { resources, key, fields, actor }: EventFilter,
  event: EntityEvent,
): boolean {
  const changed = (name: string) =>
    Object.hasOwn(event.new ?? {}, name) || Object.hasOwn(event.old ?? {}, name)
  return (
    (!resources || resources.includes(event.resource)) &&
    (key === undefined || event.key === key) &&
    (actor === undefined || event.actor === actor) &&
    (!fields || fields.some(changed))
  )
}

async function endOfWindow(db: PaceDb, after: number, head: number): Promise<number> {
  const [row] = await db
    .select({ sequence: entityEvents.sequence })
    .from(entityEvents)
    .where(gt(entityEvents.sequence, after))
    .orderBy(asc(entityEvents.sequence))
    .offset(WINDOW - 1)
    .limit(1)
  return Math.min(row?.sequence ?? head, head)
}

function conditions({ resources, key, fields, actor }: EventFilter): SQL[] {
  const names = fields && sql`${sql.param([...fields])}::text[]`
  return [
    ...(resources ? [inArray(entityEvents.resource, [...resources])] : []),
    ...(key === undefined ? [] : [eq(entityEvents.key, key)]),
    ...(actor === undefined ? [] : [eq(entityEvents.actor, actor)]),
    ...(names
      ? [
          sql`(coalesce(${entityEvents.new} ?| ${names}, false) or coalesce(${entityEvents.old} ?| ${names}, false))`,
        ]
      : []),
  ]
}
