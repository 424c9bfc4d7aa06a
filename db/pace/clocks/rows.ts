import { sql } from 'drizzle-orm'
import { z } from 'zod'
import {
  type Clock,
  reckonClock,
  type Reckoning,
  ringsAt,
  type Wanted,
} from '#domain/clock/clock.ts'
import { CLOCK_KINDS, type ClockKind } from '#domain/clock/kinds.ts'
import { readInstant } from '../../columns.ts'
import type { PaceDb } from '../client.ts'
import { upsertRows } from '../query/insert-rows.ts'
import { executePrepared, readPrepared } from '../query/prepared.ts'
import { clocks } from '../schema.ts'

export type ClockedNoun = 'lead' | 'listing'
export type ClockRow = typeof clocks.$inferInsert & { id: string }
export type RunningClock = { id: string; recordId: string; kind: ClockKind; clock: Clock }

export const InstantColumn = z.string().transform(readInstant)
const RunningSchema = z.object({
  id: z.uuid(),
  recordId: z.uuid(),
  kind: z.enum(CLOCK_KINDS),
  ownerId: z.uuid().nullable(),
  basis: z.string(),
  spent: z.number(),
  startedAt: InstantColumn,
  countsFrom: InstantColumn,
  pausedAt: InstantColumn.nullable(),
  dueAt: InstantColumn,
  warnAt: InstantColumn.nullable(),
  warnedAt: InstantColumn.nullable(),
  breachedAt: InstantColumn.nullable(),
})

/** The clocks of these records that run. */
export async function findRunning(
  tx: PaceDb,
  noun: ClockedNoun,
  ids: readonly string[],
): Promise<RunningClock[]> {
  const column = noun === 'lead' ? sql`lead_id` : sql`listing_id`
  const rows = await readPrepared(
    tx,
    sql`select id, ${column} as "recordId", kind, owner_id as "ownerId", basis, spent, started_at::text as "startedAt",
      counts_from::text as "countsFrom", paused_at::text as "pausedAt", due_at::text as "dueAt", warn_at::text as "warnAt",
      warned_at::text as "warnedAt", breached_at::text as "breachedAt"
      from clocks where ${column} = any(${sql.param(ids)}::uuid[]) and stopped_at is null`,
    RunningSchema,
  )
  return rows.map(({ id, recordId, kind, ...clock }) => ({ id, recordId, kind, clock }))
}

/** Of one record: its clocks as they run, and as they are to. */
export type Asked = {
  noun: ClockedNoun
  recordId: string
  wanted: Partial<Record<ClockKind, Wanted>>
  running: readonly RunningClock[]
  reckoning: Reckoning
}
/** The clocks of a record that run from now on. */
export type Going = Partial<Record<ClockKind, { id: string; clock: Clock }>>

/** The rows that have to be written for that, those that stop first: one of a kind runs at a time. */
export function reckonRecord({ noun, recordId, wanted, running, reckoning }: Asked): {
  rows: ClockRow[]
  going: Going
} {
  const stopped: ClockRow[] = []
  const changed: ClockRow[] = []
  const going: Going = {}
  for (const kind of CLOCK_KINDS) {
    const asked = wanted[kind]
    if (!asked) continue
    const before = running.find((one) => one.kind === kind) ?? null
    const place = { kind, noun, recordId }
    if (before && !(asked.runs && asked.basis === before.clock.basis)) {
      const reason = asked.runs ? 'restarted' : asked.reason
      stopped.push({ ...toRow(place, before.id, before.clock), ...ended(reckoning.at, reason) })
    }
    if (!asked.runs) continue
    const same = before?.clock.basis === asked.basis ? before : null
    const clock = reckonClock(same?.clock ?? null, asked, reckoning)
    const id = same?.id ?? crypto.randomUUID()
    going[kind] = { id, clock }
    if (!same || !isSame(same.clock, clock)) changed.push(toRow(place, id, clock))
  }
  return { rows: [...stopped, ...changed], going }
}

function isSame(before: Clock, after: Clock): boolean {
  return Object.entries(before).every(([name, value]) => value === after[name as keyof Clock])
}

function ended(stoppedAt: string, reason: ClockRow['reason']) {
  return { stoppedAt, reason, ringsAt: null }
}

type Place = { kind: ClockKind; noun: ClockedNoun; recordId: string }

export function toRow({ kind, noun, recordId }: Place, id: string, clock: Clock): ClockRow {
  return {
    id,
    kind,
    leadId: noun === 'lead' ? recordId : null,
    listingId: noun === 'listing' ? recordId : null,
    ...clock,
    ringsAt: ringsAt(clock),
    stoppedAt: null,
    reason: null,
  }
}

/** Rings with the earliest of their times, or with nothing when all have been reckoned anew. */
export const CLOCKS_CHANNEL = 'clocks'

export async function writeClocks(tx: PaceDb, rows: readonly ClockRow[]): Promise<void> {
  if (rows.length === 0) return
  const [earliest] = rows.flatMap(({ ringsAt: at }) => at ?? []).toSorted()
  await Promise.all([
    upsertRows(tx, clocks, rows),
    earliest && executePrepared(tx, sql`select pg_notify(${CLOCKS_CHANNEL}, ${earliest})`),
  ])
}
