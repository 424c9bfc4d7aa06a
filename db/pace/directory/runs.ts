import { and, asc, desc, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { Effect } from '#domain/directory/effects.ts'
import { chunksOf } from '../query/chunks.ts'
import type { PaceDb } from '../client.ts'
import { cutPage, type InstantCursor } from '../query/keyset.ts'
import { directoryChanges, directoryRuns } from '../schema.ts'

export type DirectoryRun = typeof directoryRuns.$inferSelect
export type DirectoryChange = typeof directoryChanges.$inferSelect
export type NewRun = Pick<DirectoryRun, 'trigger' | 'forced' | 'startedAt'>
export type RunEnd = Pick<DirectoryRun, 'outcome'> &
  Partial<Pick<DirectoryRun, 'problem' | 'cap' | 'users'>>

const FULL = ['schedule', 'command'] as const
const KEEP_EMPTY_DAYS = 30
const DAY_MS = 86_400_000

/** Whoever held the place before and left no end has died on the way; runs that changed nothing are forgotten in time. */
export async function startRun(db: PaceDb, run: NewRun): Promise<string> {
  const old = new Date(Date.parse(run.startedAt) - KEEP_EMPTY_DAYS * DAY_MS).toISOString()
  await db
    .update(directoryRuns)
    .set({ outcome: 'failed', finishedAt: run.startedAt, problem: INTERRUPTED })
    .where(and(isNull(directoryRuns.finishedAt), lt(directoryRuns.startedAt, run.startedAt)))
  await db
    .delete(directoryRuns)
    .where(and(lt(directoryRuns.startedAt, old), eq(directoryRuns.changes, 0)))
  return insertRun(db, run)
}

export async function insertRun(db: PaceDb, run: NewRun & Partial<RunEnd>): Promise<string> {
  const [row] = await db.insert(directoryRuns).values(run).returning({ id: directoryRuns.id })
  if (!row) throw new Error('The run was not recorded.')
  return row.id
}

export async function finishRun(
  db: PaceDb,
  id: string,
  { effects, now, ...end }: RunEnd & { effects: readonly Effect[]; now: Date },
): Promise<void> {
  const changes = effects.map((effect, position) => ({ ...effect, runId: id, position }))
  for (const chunk of chunksOf(changes)) await db.insert(directoryChanges).values(chunk)
  await db
    .update(directoryRuns)
    .set({ ...end, finishedAt: now.toISOString(), changes: changes.length })
    .where(eq(directoryRuns.id, id))
}

/** Whether anybody, in whatever process, has begun a full run since then. */
export async function hasRunSince(db: PaceDb, since: Date): Promise<boolean> {
  const full = inArray(directoryRuns.trigger, [...FULL])
  const [row] = await db
    .select({ id: directoryRuns.id })
    .from(directoryRuns)
    .where(and(full, gt(directoryRuns.startedAt, since.toISOString())))
    .limit(1)
  return row !== undefined
}

export type RunFilter = {
  trigger?: DirectoryRun['trigger']
  outcome?: 'done' | 'refused' | 'failed'
  /** Leaves out what came to nothing. */
  eventful?: boolean
}
export type RunWithChanges = DirectoryRun & { effects: DirectoryChange[] }

/** One page of runs, newest first, each with what it did. */
export async function listRuns(
  db: PaceDb,
  filter: RunFilter,
  page: { limit: number; before?: InstantCursor },
): Promise<{ rows: RunWithChanges[]; next: InstantCursor | null }> {
  const found = await db
    .select()
    .from(directoryRuns)
    .where(
      and(
        filter.trigger ? eq(directoryRuns.trigger, filter.trigger) : undefined,
        filter.outcome ? eq(directoryRuns.outcome, filter.outcome) : undefined,
        filter.eventful ? isEventful() : undefined,
        page.before ? isBefore(page.before) : undefined,
      ),
    )
    .orderBy(desc(directoryRuns.startedAt), desc(directoryRuns.id))
    .limit(page.limit + 1)
  const { rows, next } = cutPage(found, page.limit, ({ startedAt, id }) => ({ at: startedAt, id }))
  const effects = await listChanges(
    db,
    rows.map(({ id }) => id),
  )
  return { rows: rows.map((run) => ({ ...run, effects: effects.get(run.id) ?? [] })), next }
}

/** The last time that the whole directory was read, or is being read. */
export async function findLastFullRun(db: PaceDb): Promise<DirectoryRun | null> {
  const [row] = await db
    .select()
    .from(directoryRuns)
    .where(inArray(directoryRuns.trigger, [...FULL]))
    .orderBy(desc(directoryRuns.startedAt))
    .limit(1)
  return row ?? null
}

function isBefore({ at, id }: InstantCursor) {
  return sql`(${directoryRuns.startedAt}, ${directoryRuns.id}) < (${at}::timestamptz, ${id}::uuid)`
}

function isEventful() {
  return or(gt(directoryRuns.changes, 0), inArray(directoryRuns.outcome, ['refused', 'failed']))
}

async function listChanges(db: PaceDb, runIds: readonly string[]) {
  const changes = await db
    .select()
    .from(directoryChanges)
    .where(inArray(directoryChanges.runId, [...runIds]))
    .orderBy(asc(directoryChanges.position))
  return Map.groupBy(changes, ({ runId }) => runId)
}

const INTERRUPTED = 'The process ended before the run did. Nothing of it was kept.'
