import { sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'

const REFERENCES = {
  lead: { prefix: 'L', sequence: 'lead_numbers', table: 'leads' },
  listing: { prefix: 'P', sequence: 'listing_numbers', table: 'listings' },
} as const

/** The next reference that is free: `L-00042`, `P-00042`. An import may have brought numbers of its own. */
export async function nextReference(db: PaceDb, kind: keyof typeof REFERENCES): Promise<string> {
  const { prefix, sequence, table } = REFERENCES[kind]
  const number = await nextNumber(db, sequence)
  const reference = `${prefix}-${String(number).padStart(5, '0')}`
  const taken = await db.execute(
    sql`select 1 from ${sql.identifier(table)} where reference = ${reference}`,
  )
  if (taken.length === 0) return reference
  await skipTakenReferences(db, kind)
  return nextReference(db, kind)
}

async function nextNumber(db: PaceDb, sequence: string): Promise<number> {
  const [row] = await db.execute<{ number: string }>(sql`select nextval(${sequence}) as number`)
  return Number(row?.number)
}

/** Goes on after the highest that is taken. Never backwards: another may have taken a higher one meanwhile. */
export async function skipTakenReferences(
  db: PaceDb,
  kind: keyof typeof REFERENCES,
): Promise<void> {
  const { sequence, table } = REFERENCES[kind]
  await db.execute(sql`select setval(${sequence}, greatest(nextval(${sequence}),
    (select max(substring(reference from 3)::bigint) from ${sql.identifier(table)}
      where reference ~ '^[LP]-[0-9]{1,15}$')))`)
}

/** The next free references, so many of them. */
export async function nextReferences(
  db: PaceDb,
  kind: keyof typeof REFERENCES,
  count: number,
): Promise<string[]> {
  if (count === 0) return []
  const { prefix, sequence, table } = REFERENCES[kind]
  const rows = await db.execute<{ number: string }>(
    sql`select nextval(${sequence}) as number from generate_series(1, ${count}::int)`,
  )
  const references = rows.map(({ number }) => `${prefix}-${String(number).padStart(5, '0')}`)
  const taken = await db.execute(
    sql`select 1 from ${sql.identifier(table)} where reference = any(${sql.param(references)}::text[]) limit 1`,
  )
  if (taken.length === 0) return references
  await skipTakenReferences(db, kind)
  return nextReferences(db, kind, count)
}
