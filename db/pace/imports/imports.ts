import { and, asc, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { DomainError } from '#domain/errors.ts'
import type { ImportState } from '#domain/import/import.ts'
import type { PaceDb } from '../client.ts'
import { isBefore } from '../query/keyset.ts'
import { imports } from '../schema.ts'

export type Import = typeof imports.$inferSelect
export type NewImport = typeof imports.$inferInsert

/** Why an import stopped, as its row keeps it; and that nothing keeps it. */
export function problemOf({
  message,
  said,
}: Pick<DomainError, 'message' | 'said'>): Pick<Import, 'problem' | 'problemSaid'> {
  return { problem: message, problemSaid: said }
}
export const NO_PROBLEM = { problem: null, problemSaid: null }

/** On which each step of an import rings, with its id. */
export const IMPORTS_CHANNEL = 'imports'

/** False if there is one of that id already. */
export async function insertImport(db: PaceDb, one: NewImport): Promise<boolean> {
  const added = await db
    .insert(imports)
    .values(one)
    .onConflictDoNothing()
    .returning({ id: imports.id })
  return added.length > 0
}

export async function findImport(db: PaceDb, id: string): Promise<Import | null> {
  const [row] = await db.select().from(imports).where(eq(imports.id, id))
  return row ?? null
}

/** The newest first. */
export async function listImports(
  db: PaceDb,
  { limit, before }: { limit: number; before?: { at: string; id: string } | undefined },
): Promise<{ rows: Import[]; next: { at: string; id: string } | null }> {
  const { createdAt, id } = imports
  const found = await db
    .select()
    .from(imports)
    .where(isBefore({ at: createdAt, id }, before))
    .orderBy(desc(createdAt), desc(id))
    .limit(limit + 1)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows, next: found.length > limit && last ? { at: last.createdAt, id: last.id } : null }
}

/** Changes it while it is in one of these states; false where it is in none of them. */
export async function moveImport(
  db: PaceDb,
  id: string,
  { from, ...values }: { from: readonly ImportState[] } & Partial<NewImport>,
): Promise<boolean> {
  const moved = await db
    .update(imports)
    .set(values)
    .where(and(eq(imports.id, id), inArray(imports.state, [...from])))
    .returning({ told: sql`pg_notify(${IMPORTS_CHANNEL}, ${id}::text)` })
  return moved.length > 0
}

/** Takes what is to go on and nobody else is at, or keeps what is one's own; oldest first. */
export async function claimImports(
  db: PaceDb,
  { holder, ttlMs }: { holder: string; ttlMs: number },
): Promise<Import[]> {
  const free = db
    .select({ id: imports.id })
    .from(imports)
    .where(
      and(
        inArray(imports.state, ['checking', 'running', 'undoing']),
        or(
          eq(imports.holder, holder),
          isNull(imports.heldUntil),
          lt(imports.heldUntil, sql`now()`),
        ),
      ),
    )
    .orderBy(asc(imports.createdAt), asc(imports.id))
    .limit(1)
    .for('update', { skipLocked: true })
  return db
    .update(imports)
    .set({ holder, heldUntil: sql`now() + ${ttlMs} * interval '1 millisecond'` })
    .where(inArray(imports.id, free))
    .returning()
}

/** Leaves it alone for a while: whoever looks first afterwards goes on with it. */
export async function restImport(
  db: PaceDb,
  id: string,
  { holder, ms }: { holder: string; ms: number },
): Promise<void> {
  await db
    .update(imports)
    .set({ holder: null, heldUntil: sql`now() + ${ms} * interval '1 millisecond'` })
    .where(and(eq(imports.id, id), eq(imports.holder, holder)))
}

/** Lets another process go on at once. */
export async function releaseImports(db: PaceDb, holder: string): Promise<void> {
  await db.update(imports).set({ heldUntil: null }).where(eq(imports.holder, holder))
}
