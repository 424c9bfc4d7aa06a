import { and, eq, sql } from 'drizzle-orm'
import type { ImportNoun } from '#domain/import/import.ts'
import type { PaceDb } from '../client.ts'
import { importMappings } from '../schema.ts'

type Remembered = typeof importMappings.$inferSelect

/** How a file of these headings was read the last time. */
export async function findRememberedMapping(
  db: PaceDb,
  { noun, fingerprint }: { noun: ImportNoun; fingerprint: string },
): Promise<Pick<Remembered, 'mapping' | 'rule'> | null> {
  const [row] = await db
    .select({ mapping: importMappings.mapping, rule: importMappings.rule })
    .from(importMappings)
    .where(and(eq(importMappings.noun, noun), eq(importMappings.fingerprint, fingerprint)))
  return row ?? null
}

export async function rememberMapping(
  db: PaceDb,
  remembered: typeof importMappings.$inferInsert,
): Promise<void> {
  const { mapping, rule } = remembered
  await db
    .insert(importMappings)
    .values(remembered)
    .onConflictDoUpdate({
      target: [importMappings.noun, importMappings.fingerprint],
      set: { mapping, rule, at: sql`now()` },
    })
}
