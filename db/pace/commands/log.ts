import { lt, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { insertRows } from '../query/insert-rows.ts'
import { commandLog } from '../schema.ts'

export type NewLogEntry = typeof commandLog.$inferInsert
export type LogEntry = typeof commandLog.$inferSelect

/** Part of the transaction of the commits that the commands made. */
export async function logCommands(tx: PaceDb, entries: readonly NewLogEntry[]): Promise<void> {
  const rows = entries.map((entry) => ({ joined: null, undoes: null, ...entry }))
  if (rows.length > 0) await insertRows(tx, commandLog, rows)
}

/** What these commits did, by document and sequence. */
export async function findLogged(
  db: PaceDb,
  places: readonly { document: string; seq: number }[],
): Promise<LogEntry[]> {
  if (places.length === 0) return []
  const wanted = sql`(${commandLog.document}, ${commandLog.seq}) in (select * from unnest(
    ${sql.param(places.map(({ document }) => document))}::text[],
    ${sql.param(places.map(({ seq }) => seq))}::bigint[]))`
  return db.select().from(commandLog).where(wanted)
}

/**
 * Notes which commits took which back; of those that took back one of these, that they are undone themselves. False, and
 * nothing is noted, where somebody else has taken one back meanwhile.
 */
export async function markUndone(
  tx: PaceDb,
  undone: readonly { document: string; seq: number; by: number; undoes: number | null }[],
): Promise<void> {
  if (undone.length === 0) return
  const json = JSON.stringify(undone)
  await tx.execute(sql`
    update command_log l set undone_by = u.by
    from json_to_recordset(${json}::text::json) as u (document text, seq bigint, by bigint)
    where l.document = u.document and l.seq = u.seq`)
  // What a redo brings back stands again.
  await tx.execute(sql`
    update command_log l set undone_by = null
    from json_to_recordset(${json}::text::json) as u (document text, undoes bigint)
    where l.document = u.document and l.seq = u.undoes`)
}

/** Forgets what can no longer be undone, a bounded part of it at a time; how much is told. */
export async function forgetCommands(db: PaceDb, before: string, most: number): Promise<number> {
  const { document, seq, at } = commandLog
  const old = db.select({ document, seq }).from(commandLog).where(lt(at, before)).limit(most)
  const gone = await db.execute(sql`
    delete from command_log where (document, seq) in (${old}) returning 1`)
  return gone.length
}
