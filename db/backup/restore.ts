import { DomainError } from '#domain/errors.ts'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import postgres from 'postgres'
import type { DatabaseManifest, TableManifest } from './manifest.ts'
import { findMigration, listTables } from './shape.ts'

/**
 * Puts one database back, whole or not at all. Takes an administrator's address: foreign keys are left out of it until everything
 * is there.
 */
export async function restoreDatabase(
  adminUrl: string,
  folder: string,
  manifest: DatabaseManifest,
): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
  try {
    await sql.begin((tx) => restoreAll(tx, folder, manifest))
  } finally {
    await sql.end()
  }
}

async function restoreAll(
  tx: postgres.TransactionSql,
  folder: string,
  manifest: DatabaseManifest,
): Promise<void> {
  await requireSameShape(tx, manifest)
  await tx`set local session_replication_role = replica`
  const generation = await highestGeneration(tx)
  for (const { schema, name } of await listTables(tx))
    await tx`delete from ${tx(schema)}.${tx(name)}`
  for (const table of manifest.tables) await loadTable(tx, table, join(folder, table.file))
  for (const { schema, name, value } of manifest.sequences)
    await raiseSequence(tx, `${schema}.${name}`, value)
  if (generation !== null) await voidEarlierCopies(tx, generation)
}

async function requireSameShape(
  tx: postgres.TransactionSql,
  manifest: DatabaseManifest,
): Promise<void> {
  if ((await findMigration(tx)) === manifest.migration) return
  throw new DomainError(
    'conflict',
    'The backup was made by another version of PACE: restore it with that version, then update.',
  )
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
