import { and, asc, eq, gt, inArray, lt, lte, or, sql } from 'drizzle-orm'
import type { EntityEvent } from '#domain/record/event.ts'
import type { PaceDb } from '../client.ts'
import { entityEvents, eventHorizon } from '../schema.ts'
import { toEvent } from './events.ts'

/** One slice is one short transaction. */
const SLICE = 1_000

/**
 * Moves the horizon on by a slice: of each record one event stays for all that happened to it up to there, with the sequence of the
 * last. Returns how many events were looked at; 0 when nothing is older than `keptDays`.
 */
export async function foldEvents(db: PaceDb, keptDays: number, slice = SLICE): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.insert(eventHorizon).values({ sequence: 0 }).onConflictDoNothing()
    const [stands] = await tx.select().from(eventHorizon).for('update')
    const horizon = stands?.sequence ?? 0
    const due = await tx
      .select()
      .from(entityEvents)
      .where(
        and(
          gt(entityEvents.sequence, horizon),
          lt(entityEvents.at, sql`now() - make_interval(days => ${keptDays})`),
        ),
      )
      .orderBy(asc(entityEvents.sequence))
      .limit(slice)
    const next = due.at(-1)?.sequence
    if (next === undefined) return 0
    await foldUpTo(tx, next, recordsOf(due.map(toEvent)))
    await tx.update(eventHorizon).set({ sequence: next, movedAt: sql`now()` })
    return due.length
  })
}

type RecordRef = Pick<EntityEvent, 'resource' | 'key'>

async function foldUpTo(tx: PaceDb, end: number, records: readonly RecordRef[]): Promise<void> {
  const isOfOne = records.map(({ resource, key }) =>
    and(eq(entityEvents.resource, resource), eq(entityEvents.key, key)),
  )
  const rows = await tx
    .select()
    .from(entityEvents)
    .where(and(lte(entityEvents.sequence, end), or(...isOfOne)))
    .orderBy(asc(entityEvents.sequence))
  const byRecord = Map.groupBy(rows.map(toEvent), ({ resource, key }) => `${resource}:${key}`)
  const gone: number[] = []
  for (const events of byRecord.values()) {
    const last = events.at(-1)
    if (!last || events.length === 1) continue
    gone.push(...events.slice(0, -1).map(({ sequence }) => sequence))
    await tx
      .update(entityEvents)
      .set(foldOf(events))
      .where(eq(entityEvents.sequence, last.sequence))
  }
  if (gone.length > 0) {
    await tx.delete(entityEvents).where(inArray(entityEvents.sequence, gone))
  }
}

/** What was before the first of them and is after the last. */
export function foldOf(events: readonly EntityEvent[]): Pick<EntityEvent, 'old' | 'new'> {
  const first = events[0]
  const last = events.at(-1)
  const old = Object.assign({}, ...events.map((event) => event.old ?? {}).toReversed())
  const now = Object.assign({}, ...events.map((event) => event.new ?? {}))
  return { old: first?.old ? old : null, new: last?.new ? now : null }
}

function recordsOf(events: readonly EntityEvent[]): RecordRef[] {
  const seen = new Map(events.map(({ resource, key }) => [`${resource}:${key}`, { resource, key }]))
  return [...seen.values()]
}
