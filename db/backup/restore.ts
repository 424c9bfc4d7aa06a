import { DomainError } from '#domain/errors.ts'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import postgres from 'postgres'
import type { DatabaseManifest, TableManifest } from './manifest.ts'
import { requireSameShape, requireWhole } from './check.ts'
import { listTables } from './shape.ts'

export type Restoring = { adminUrl: string; folder: string; manifest: DatabaseManifest }

/**
 * Puts databases back, all of them or none: nothing is touched before every file has been read and found whole, and none commits
 * before the last one is loaded. Takes administrators' addresses: foreign keys are left out of it until everything is there.
 */
export async function restoreDatabases(all: readonly Restoring[]): Promise<void> {
  for (const { folder, manifest } of all) await requireWhole(folder, manifest)
  for (const { adminUrl, manifest } of all) await requireSameShape(adminUrl, manifest)
  await restoreInto(all)
}

async function restoreInto([first, ...others]: readonly Restoring[]): Promise<void> {
  if (!first) return
  const { adminUrl, folder, manifest } = first
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
  try {
    await sql.begin(async (tx) => {
      await restoreAll(tx, folder, manifest)
      await restoreInto(others)
    })
    await tidyUp(sql)
  } finally {
    await sql.end()
  }
}

/** Who comes first must not wait for the planner to learn how much there is. A new generation has left two of each document. */
async function tidyUp(sql: postgres.Sql): Promise<void> {
  const [found] = await sql`select to_regclass('public.documents') as documents`
  if (found?.['documents']) await sql`vacuum (full) documents`
  await sql`analyze`
}

async function restoreAll(
  tx: postgres.TransactionSql,
  folder: string,
  manifest: DatabaseManifest,
): Promise<void> {
  await tx`set local session_replication_role = replica`
  const generation = await highestGeneration(tx)
  await emptyTables(tx)
  for (const table of manifest.tables) await loadTable(tx, table, join(folder, table.file))
  for (const { schema, name, value } of manifest.sequences)
    await raiseSequence(tx, `${schema}.${name}`, value)
  if (generation !== null) await voidEarlierCopies(tx, generation)
}

/** New files for all tables at once: deleted rows would stay beside the restored ones, and the folder would double. */
async function emptyTables(tx: postgres.TransactionSql): Promise<void> {
  const names = (await listTables(tx)).map(({ schema, name }) => tx`${tx(schema)}.${tx(name)}`)
  const [first, ...rest] = names
  if (first) await tx`truncate ${rest.reduce((list, name) => tx`${list}, ${name}`, first)}`
}

async function loadTable(
  tx: postgres.TransactionSql,
  table: TableManifest,
  path: string,
): Promise<void> {
  const { schema, name, columns, rows } = table
  const target = await tx`copy ${tx(schema)}.${tx(name)} (${tx(columns)}) from stdin`.writable()
  await pipeline(createReadStream(path), createGunzip(), target)
  const [found] = await tx<
    { rows: number }[]
  >`select count(*)::int as rows from ${tx(schema)}.${tx(name)}`
  if (found?.rows === rows) return
  throw new DomainError(
    'invalid',
    `The backup is damaged: ${name} has ${found?.rows} of ${rows} rows.`,
  )
}

/** Numbers that were given out since the backup are not given out again: others may have noted them. */
async function raiseSequence(
  tx: postgres.TransactionSql,
  sequence: string,
  value: string,
): Promise<void> {
  await tx`select setval(${sequence}::regclass, greatest(${value}::bigint, coalesce(pg_sequence_last_value(${sequence}::regclass), 1)))`
}

/** Null in a database without documents. */
async function highestGeneration(tx: postgres.TransactionSql): Promise<number | null> {
  const [found] = await tx`select to_regclass('public.documents') as documents`
  if (!found?.['documents']) return null
  const [row] = await tx<
    { highest: number }[]
  >`select coalesce(max(generation), 0)::int as highest from documents`
  return row?.highest ?? 0
}

/** Copies in browsers are of a later state than the one that is back: a new generation has them thrown away. Everybody signs in again. */
async function voidEarlierCopies(tx: postgres.TransactionSql, before: number): Promise<void> {
  await tx`update documents set generation = greatest(${before}, (select max(generation) from documents)) + 1`
  await tx`delete from socket_tickets`
  await tx`delete from web_sessions`
}
