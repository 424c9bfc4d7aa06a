import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import { DomainError } from '#domain/errors.ts'
import type { DatabaseManifest, TableManifest } from './manifest.ts'
import { findMigration } from './shape.ts'

/** Throws `invalid` unless every file of the backup is, to the last byte, the one that was written. */
export async function requireWhole(folder: string, manifest: DatabaseManifest): Promise<void> {
  for (const table of manifest.tables) {
    const problem = await findDamage(join(folder, table.file), table)
    if (problem) throw new DomainError('invalid', `The backup is damaged: ${table.file} ${problem}`)
  }
}

/** Throws `conflict` unless the database has the tables that were saved. */
export async function requireSameShape(
  databaseUrl: string,
  manifest: DatabaseManifest,
): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  try {
    if ((await findMigration(sql)) === manifest.migration) return
  } finally {
    await sql.end()
  }
  throw new DomainError(
    'conflict',
    'The backup was made by another version of PACE: restore it with that version, then update.',
  )
}

async function findDamage(path: string, { bytes, sha256 }: TableManifest): Promise<string | null> {
  const found = await stat(path).catch(() => null)
  if (!found) return 'is missing.'
  if (found.size !== bytes) return `has ${found.size} of ${bytes} bytes.`
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex') === sha256 ? null : 'does not fit its checksum.'
}
