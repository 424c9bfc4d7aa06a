import { and, eq, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { viewLeases } from '../schema.ts'

/**
 * Takes or renews the right to write a view. Returns the fencing token, or null while another holds it. The token rises
 * with every change of holder, so that one who slept through the end of a lease cannot write any more.
 */
export async function takeLease(
  db: PaceDb,
  { view, holder, ttlMs }: { view: string; holder: string; ttlMs: number },
): Promise<number | null> {
  const expiresAt = sql`now() + ${ttlMs} * interval '1 millisecond'`
  const [row] = await db
    .insert(viewLeases)
    .values({ view, holder, token: 1, expiresAt })
    .onConflictDoUpdate({
      target: viewLeases.view,
      set: {
        holder,
        expiresAt,
        token: sql`${viewLeases.token} + (case when ${viewLeases.holder} = ${holder} then 0 else 1 end)`,
      },
      setWhere: sql`${viewLeases.holder} = ${holder} or ${viewLeases.expiresAt} < now()`,
    })
    .returning({ token: viewLeases.token })
  return row?.token ?? null
}

/** Lets the next one take it at once. The row stays: it remembers the token. */
export async function releaseLease(
  db: PaceDb,
  { view, holder }: { view: string; holder: string },
): Promise<void> {
  await db
    .update(viewLeases)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(and(eq(viewLeases.view, view), eq(viewLeases.holder, holder)))
}
