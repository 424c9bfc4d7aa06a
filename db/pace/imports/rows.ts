import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { z } from 'zod'
import {
  type FateCounts,
  type ImportState,
  ROW_FATES,
  type RowFate,
  type RowProblem,
} from '#domain/import/import.ts'
import type { PaceDb } from '../client.ts'
import { executePrepared, readPrepared } from '../query/prepared.ts'
import { importRows } from '../schema.ts'
import { IMPORTS_CHANNEL } from './imports.ts'

export type StagedRow = { position: number; cells: string[] }
export type ImportRow = typeof importRows.$inferSelect
/** What a row is to become, or has become. */
export type JudgedRow = {
  position: number
  fate: RowFate
  document?: string | null
  sameAs?: number | null
  problems?: readonly RowProblem[]
}

/** Stages rows; those that stand there already stay, so that a slice may come twice. */
export async function stageRows(db: PaceDb, id: string, rows: readonly StagedRow[]): Promise<void> {
  await executePrepared(
    db,
    sql`insert into import_rows (import_id, position, cells)
      select ${id}::uuid, position, cells from json_to_recordset(${JSON.stringify(rows)}::text::json) as t (position int, cells jsonb)
      on conflict do nothing`,
  )
}

export async function removeRows(db: PaceDb, id: string): Promise<void> {
  await db.delete(importRows).where(eq(importRows.importId, id))
}

const STAGED = { position: importRows.position, cells: importRows.cells }

/** The next rows that nobody has judged. */
export async function listUnchecked(db: PaceDb, id: string, limit: number): Promise<StagedRow[]> {
  return db
    .select(STAGED)
    .from(importRows)
    .where(and(eq(importRows.importId, id), sql`${importRows.fate} is null`))
    .orderBy(asc(importRows.position))
    .limit(limit)
}

/** The next rows that are to be made or changed and are not. */
export async function listWaitingRows(db: PaceDb, id: string, limit: number): Promise<StagedRow[]> {
  return db
    .select(STAGED)
    .from(importRows)
    .where(
      and(
        eq(importRows.importId, id),
        sql`${importRows.outcome} is null and ${importRows.fate} in ('create', 'join', 'update')`,
      ),
    )
    .orderBy(asc(importRows.position))
    .limit(limit)
}

export async function listFirstRows(db: PaceDb, id: string, limit: number): Promise<StagedRow[]> {
  return db
    .select(STAGED)
    .from(importRows)
    .where(eq(importRows.importId, id))
    .orderBy(asc(importRows.position))
    .limit(limit)
}

/** One page of rows, of one fate or all: as foretold while nothing has been done, else as they came. */
export async function listImportRows(
  db: PaceDb,
  id: string,
  { fate, after = -1, limit }: { fate?: RowFate | undefined; after?: number; limit: number },
): Promise<{ rows: ImportRow[]; next: number | null }> {
  const found = await db
    .select()
    .from(importRows)
    .where(
      and(
        eq(importRows.importId, id),
        fate && eq(importRows.fate, fate),
        gt(importRows.position, after),
      ),
    )
    .orderBy(asc(importRows.position))
    .limit(limit + 1)
  const rows = found.slice(0, limit)
  return { rows, next: found.length > limit ? (rows.at(-1)?.position ?? null) : null }
}

const ValueSchema = z.object({ value: z.string(), count: z.coerce.number() })

/** What stands in a column, the most frequent first. */
export async function countValues(
  db: PaceDb,
  id: string,
  { column, limit }: { column: number; limit: number },
): Promise<z.output<typeof ValueSchema>[]> {
  return readPrepared(
    db,
    sql`select left(cells ->> ${column}::int, 200) as value, count(*) as count from import_rows
      where import_id = ${id}::uuid and cells ->> ${column}::int <> '' group by 1 order by 2 desc, 1 limit ${limit}::int`,
    ValueSchema,
  )
}

/** Forgets what a check has found: it is judged anew. */
export async function forgetFates(db: PaceDb, id: string): Promise<void> {
  await executePrepared(
    db,
    sql`update import_rows set fate = null, document = null, same_as = null, problems = null
      where import_id = ${id}::uuid and fate is not null and outcome is null`,
  )
  await executePrepared(db, sql`delete from import_keys where import_id = ${id}::uuid`)
}

type Place = { id: string; holder: string; state: Extract<ImportState, 'checking' | 'running'> }
const LeftSchema = z.object({ left: z.coerce.number() })

/**
 * Part of the transaction that judges or changes: marks the rows and moves the counts on. False, and nothing may be committed, where the
 * import was stopped or another process has it.
 */
export async function markRows(
  tx: PaceDb,
  { id, holder, state }: Place,
  rows: readonly JudgedRow[],
): Promise<boolean> {
  const json = JSON.stringify(
    rows.map(({ document = null, sameAs = null, problems = [], ...row }) => ({
      ...row,
      document,
      sameAs,
      problems: problems.length > 0 ? problems : null,
    })),
  )
  const isCheck = state === 'checking'
  const what = sql.raw(isCheck ? 'fate' : 'outcome')
  const done = sql.raw(isCheck ? 'checked' : 'done')
  const counts = sql.raw(isCheck ? 'foretold' : 'came')
  // Held before it is read: two lanes of one import count one after the other.
  const held = executePrepared(tx, sql`select 1 from imports where id = ${id}::uuid for update`)
  const moving = readPrepared(
    tx,
    sql`with told as (
        select * from json_to_recordset(${json}::text::json)
          as t (position int, fate text, document text, "sameAs" int, problems jsonb)
      ), moved as (
        update imports set ${done} = ${done} + n.total, ${counts} = n.counts
        from (select count(*)::int as total, (
            select jsonb_object_agg(key, coalesce((value #>> '{}')::int, 0) + coalesce(by_fate.count, 0))
            from jsonb_each((select ${counts} from imports where id = ${id}::uuid)) as before
            left join (select fate, count(*)::int as count from told group by fate) as by_fate on by_fate.fate = before.key
          ) as counts from told) as n
        where id = ${id}::uuid and state = ${state} and holder = ${holder}
        returning 1 as left
      ), written as (
        update import_rows r set ${what} = told.fate, document = coalesce(told.document, r.document),
          same_as = coalesce(told."sameAs", r.same_as), problems = coalesce(told.problems, r.problems)
        from told, moved where r.import_id = ${id}::uuid and r.position = told.position
      )
      select "left", pg_notify(${IMPORTS_CHANNEL}, ${id}::text) from moved`,
    LeftSchema,
  )
  const [, moved] = await Promise.all([held, moving])
  return moved.length > 0
}

const KeySchema = z.object({ key: z.string(), position: z.coerce.number() })

/** The first row that has each of these keys; what nobody had is noted for these rows. */
export async function noteKeys(
  tx: PaceDb,
  id: string,
  keys: readonly { key: string; position: number }[],
): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map()
  const first = new Map<string, number>()
  for (const { key, position } of keys) if (!first.has(key)) first.set(key, position)
  const names = sql.param([...first.keys()])
  await executePrepared(
    tx,
    sql`insert into import_keys (import_id, key, position)
      select ${id}::uuid, key, position from unnest(${names}::text[], ${sql.param([...first.values()])}::int[]) as t (key, position)
      on conflict do nothing`,
  )
  const rows = await readPrepared(
    tx,
    sql`select key, position from import_keys where import_id = ${id}::uuid and key = any(${names}::text[])`,
    KeySchema,
  )
  return new Map(rows.map(({ key, position }) => [key, position]))
}

export function noCounts(): FateCounts {
  return Object.fromEntries(ROW_FATES.map((fate) => [fate, 0])) as FateCounts
}
