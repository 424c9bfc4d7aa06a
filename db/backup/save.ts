import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import postgres from 'postgres'
import type { DatabaseManifest, TableManifest } from './manifest.ts'
import { findMigration, listSequences, listTables } from './shape.ts'

/** Writes every table of one database into `folder`, as it was at one instant; people go on working meanwhile. */
export async function saveDatabase(url: string, folder: string): Promise<DatabaseManifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await sql.begin('isolation level repeatable read read only', (tx) => saveAll(tx, folder))
  } finally {
    await sql.end()
  }
}

async function saveAll(tx: postgres.TransactionSql, folder: string): Promise<DatabaseManifest> {
  const migration = await findMigration(tx)
  const tables: TableManifest[] = []
  for (const { schema, name, columns } of await listTables(tx)) {
    const file = `${schema}.${name}.copy.gz`
    const saved = await saveTable(tx, { schema, name, columns }, join(folder, file))
    tables.push({ schema, name, columns, ...saved, file })
  }
  return { migration, tables, sequences: await listSequences(tx) }
}

async function saveTable(
  tx: postgres.TransactionSql,
  { schema, name, columns }: { schema: string; name: string; columns: string[] },
  path: string,
): Promise<{ rows: number; bytes: number; sha256: string }> {
  const rows = await tx`copy ${tx(schema)}.${tx(name)} (${tx(columns)}) to stdout`.readable()
  let [count, bytes] = [0, 0]
  const hash = createHash('sha256')
  // In the text format a line break inside a value is escaped: every real one ends a row.
  const counter = passing((chunk) => {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count += 1
  })
  const hasher = passing((chunk) => {
    bytes += chunk.length
    hash.update(chunk)
  })
  const file = createWriteStream(path, { mode: 0o600 })
  await pipeline(rows, counter, createGzip(), hasher, file)
  // The driver pauses its socket while the file is slower, and a stream that has ended no longer asks it to go on.
  rows._read(0)
  return { rows: count, bytes, sha256: hash.digest('hex') }
}

function passing(look: (chunk: Buffer) => void): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      look(chunk)
      done(null, chunk)
    },
  })
}
