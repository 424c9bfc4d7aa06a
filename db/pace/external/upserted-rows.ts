import { and, eq, inArray, lt, max } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { upsertedRows } from '../schema.ts'

/** Whose upload it is, and which. */
export type Upload = { owner: string; upload: string }
export type UpsertedRow = {
  position: number
  hash: string
  outcome: Record<string, unknown>
  seq: number | null
}

/** What became of these rows of the upload, by position: those that were done. */
export async function findUpserted(
  db: PaceDb,
  { owner, upload }: Upload,
  positions: readonly number[],
): Promise<Map<number, UpsertedRow>> {
  if (positions.length === 0) return new Map()
  const { position, hash, outcome, seq } = upsertedRows
  const rows = await db
    .select({ position, hash, outcome, seq })
    .from(upsertedRows)
    .where(and(ofUpload({ owner, upload }), inArray(position, [...positions])))
  return new Map(rows.map((row) => [row.position, row]))
}

/** Keeps what became of rows; of one that was kept already the first stays. */
export async function keepUpserted(
  db: PaceDb,
  upload: Upload,
  rows: readonly UpsertedRow[],
): Promise<void> {
  if (rows.length === 0) return
  await db
    .insert(upsertedRows)
    .values(rows.map((row) => ({ ...upload, ...row })))
    .onConflictDoNothing()
}

/** After the last row of the upload that is done: whoever goes on begins there, since rows are done in their order, batch by batch. */
export async function nextOfUpload(db: PaceDb, upload: Upload): Promise<number> {
  const [row] = await db
    .select({ last: max(upsertedRows.position) })
    .from(upsertedRows)
    .where(ofUpload(upload))
  return (row?.last ?? -1) + 1
}

/** Forgets uploads that nobody goes on with any more; gives how many rows there were. */
export async function forgetUpserted(db: PaceDb, before: string): Promise<number> {
  const gone = await db
    .delete(upsertedRows)
    .where(lt(upsertedRows.at, before))
    .returning({ position: upsertedRows.position })
  return gone.length
}

function ofUpload({ owner, upload }: Upload) {
  return and(eq(upsertedRows.owner, owner), eq(upsertedRows.upload, upload))
}
