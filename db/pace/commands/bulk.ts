import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { BulkState } from '#domain/bulk/bulk.ts'
import type { PaceDb } from '../client.ts'
import { executePrepared, readPrepared } from '../query/prepared.ts'
import { bulkCommands, bulkTargets } from '../schema.ts'

export type NewBulk = typeof bulkCommands.$inferInsert
export type Bulk = typeof bulkCommands.$inferSelect
export type Target = { position: number; document: string; undoSeq: number | null }
/** What became of a target. */
export type Outcome = {
  position: number
  outcome: 'changed' | 'unchanged' | 'refused'
  seq?: number
  code?: string
  reason?: string
}

/** On which each step of a bulk command rings, with its id. */
export const BULK_CHANNEL = 'bulk_commands'

/** False if there is one of that id already. */
export async function insertBulk(
  db: PaceDb,
  bulk: NewBulk,
  documents: readonly string[],
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const added = await tx.insert(bulkCommands).values(bulk).onConflictDoNothing().returning()
    if (added.length === 0) return false
    await executePrepared(
      tx,
      sql`insert into bulk_targets (bulk_id, position, document)
        select ${bulk.id}::uuid, place, document
        from unnest(${sql.param([...documents])}::text[]) with ordinality as t (document, place)`,
    )
    return true
  })
}

/** A bulk command that takes back what another has changed, record by record; null if there is one already. */
export async function insertUndo(
  db: PaceDb,
  { id, personId, via }: Pick<Bulk, 'id' | 'personId' | 'via'>,
  undone: Bulk,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { kind, command, args, changed: total } = undone
    const own = { id, personId, via, kind, command, args, total, undoes: undone.id }
    const values: NewBulk = { ...own, state: total > 0 ? 'running' : 'done' }
    const added = await tx.insert(bulkCommands).values(values).onConflictDoNothing().returning()
    if (added.length === 0) return false
    await tx.execute(sql`
      insert into bulk_targets (bulk_id, position, document, undo_seq)
      select ${id}::uuid, row_number() over (order by position), document, seq
      from bulk_targets where bulk_id = ${undone.id} and outcome = 'changed'`)
    return true
  })
}

export async function findBulk(db: PaceDb, id: string): Promise<Bulk | null> {
  const [row] = await db.select().from(bulkCommands).where(eq(bulkCommands.id, id))
  return row ?? null
}

/** The bulk command that takes this one back, if there is one. */
export async function findUndoOf(db: PaceDb, id: string): Promise<Bulk | null> {
  const [row] = await db.select().from(bulkCommands).where(eq(bulkCommands.undoes, id))
  return row ?? null
}

/** Takes what runs and nobody else is running, or keeps what is one's own; oldest first. */
export async function claimBulks(
  db: PaceDb,
  { holder, ttlMs }: { holder: string; ttlMs: number },
): Promise<Bulk[]> {
  const free = db
    .select({ id: bulkCommands.id })
    .from(bulkCommands)
    .where(
      and(
        eq(bulkCommands.state, 'running'),
        sql`(${bulkCommands.holder} = ${holder} or ${bulkCommands.heldUntil} is null or ${bulkCommands.heldUntil} < now())`,
      ),
    )
    .orderBy(asc(bulkCommands.createdAt))
    .limit(4)
    .for('update', { skipLocked: true })
  return db
    .update(bulkCommands)
    .set({ holder, heldUntil: sql`now() + ${ttlMs} * interval '1 millisecond'` })
    .where(inArray(bulkCommands.id, free))
    .returning()
}

/** Lets another process go on at once. */
export async function releaseBulks(db: PaceDb, holder: string): Promise<void> {
  await db.update(bulkCommands).set({ heldUntil: null }).where(eq(bulkCommands.holder, holder))
}

/** The next records of which nothing is known yet. */
export async function listWaiting(db: PaceDb, id: string, limit: number): Promise<Target[]> {
  const { position, document, undoSeq } = bulkTargets
  return db
    .select({ position, document, undoSeq })
    .from(bulkTargets)
    .where(and(eq(bulkTargets.bulkId, id), isNull(bulkTargets.outcome)))
    .orderBy(asc(position))
    .limit(limit)
}

const count = z.coerce.number()
const CountsSchema = z.object({
  left: count,
  total: count,
  changed: count,
  refused: count,
  personId: z.uuid(),
})
export type Counts = z.infer<typeof CountsSchema>

/**
 * Part of the transaction that changed the records: writes what became of them and moves the counts on; done with the last of them.
 * Null, and nothing may be committed, where it was stopped or another process has taken over.
 */
export async function writeOutcomes(
  tx: PaceDb,
  { id, holder }: { id: string; holder: string },
  outcomes: readonly Outcome[],
): Promise<Counts | null> {
  const json = JSON.stringify(outcomes)
  const [counts] = await readPrepared(
    tx,
    sql`with told as (
        select * from json_to_recordset(${json}::text::json)
          as t (position int, outcome text, seq bigint, code text, reason text)
      ), moved as (
        update bulk_commands b set
          changed = b.changed + n.changed, unchanged = b.unchanged + n.unchanged, refused = b.refused + n.refused,
          state = case when n.total < b.total - b.changed - b.unchanged - b.refused then b.state else 'done' end,
          finished_at = case when n.total < b.total - b.changed - b.unchanged - b.refused then null else now() end
        from (select count(*) as total, count(*) filter (where outcome = 'changed') as changed,
          count(*) filter (where outcome = 'unchanged') as unchanged,
          count(*) filter (where outcome = 'refused') as refused from told) as n
        where b.id = ${id}::uuid and b.state = 'running' and b.holder = ${holder}
        returning b.total - b.changed - b.unchanged - b.refused as left, b.total, b.changed, b.refused, b.person_id
      ), written as (
        update bulk_targets t set outcome = told.outcome, seq = told.seq, code = told.code, reason = told.reason
        from told, moved where t.bulk_id = ${id}::uuid and t.position = told.position
      )
      select "left", total, changed, refused, person_id as "personId", pg_notify(${BULK_CHANNEL}, ${id}::text) from moved`,
    CountsSchema,
  )
  return counts ?? null
}

/** From one of these states into another; false where it is in none of them. */
export async function moveBulk(
  db: PaceDb,
  id: string,
  {
    from,
    to,
    problem = null,
  }: { from: readonly BulkState[]; to: BulkState; problem?: string | null },
): Promise<boolean> {
  const ends = to === 'cancelled' || to === 'failed'
  const moved = await db
    .update(bulkCommands)
    .set({ state: to, problem, ...(ends ? { finishedAt: sql`now()` } : {}) })
    .where(and(eq(bulkCommands.id, id), inArray(bulkCommands.state, [...from])))
    .returning({ told: sql`pg_notify(${BULK_CHANNEL}, ${id}::text)` })
  return moved.length > 0
}

/** How many of a person's are running, as far as it matters. */
export async function countRunning(db: PaceDb, personId: string): Promise<number> {
  const rows = await db
    .select({ id: bulkCommands.id })
    .from(bulkCommands)
    .where(and(eq(bulkCommands.personId, personId), eq(bulkCommands.state, 'running')))
    .limit(10)
  return rows.length
}
