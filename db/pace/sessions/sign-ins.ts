import { and, eq, gt, lt } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { signIns } from '../schema.ts'

export type SignIn = typeof signIns.$inferSelect

export async function insertSignIn(db: PaceDb, signIn: SignIn): Promise<void> {
  await db.insert(signIns).values(signIn)
}

/** Which interaction a state belongs to; says nothing about the browser that shows it. */
export async function findSignIn(db: PaceDb, state: string, now: Date): Promise<SignIn | null> {
  const [row] = await db
    .select()
    .from(signIns)
    .where(and(eq(signIns.state, state), gt(signIns.expiresAt, now.toISOString())))
  return row ?? null
}

/** Takes a half-done sign-in away: a state works once. */
export async function takeSignIn(
  db: PaceDb,
  by: { state: string; interactionUid: string; browserHash: string },
  now: Date,
): Promise<SignIn | null> {
  const [row] = await db
    .delete(signIns)
    .where(
      and(
        eq(signIns.state, by.state),
        eq(signIns.interactionUid, by.interactionUid),
        eq(signIns.browserHash, by.browserHash),
        gt(signIns.expiresAt, now.toISOString()),
      ),
    )
    .returning()
  return row ?? null
}

export async function deleteOldSignIns(db: PaceDb, now: Date): Promise<void> {
  await db.delete(signIns).where(lt(signIns.expiresAt, now.toISOString()))
}
