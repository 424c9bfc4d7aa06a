import { inArray, sql } from 'drizzle-orm'
import type { AssistcraftDb } from './client.ts'
import { modelSpending } from './schema.ts'

export type Spent = { tokens: number; micros: number }
/** One thing that money is counted for, and the most that may go there. */
export type Purse = { scope: string; most: Spent }

class NotEnough extends Error {}

/**
 * Takes this much out of all purses, or out of none: null, or the scope of the purse that has too little left. Each is
 * taken in one statement, so that many at once get no more than there is.
 */
export async function reserveSpending(
  db: AssistcraftDb,
  purses: readonly Purse[],
  { tokens, micros }: Spent,
): Promise<string | null> {
  try {
    // In one order for all: two reservations never wait for each other.
    const inOrder = purses.toSorted((a, b) => a.scope.localeCompare(b.scope))
    await db.transaction(async (tx) => {
      for (const { scope, most } of inOrder) {
        const fits = sql`${modelSpending.tokens} + ${tokens} <= ${most.tokens} and ${modelSpending.micros} + ${micros} <= ${most.micros}`
        const taken = await tx
          .insert(modelSpending)
          .values({ scope, tokens, micros })
          .onConflictDoUpdate({
            target: modelSpending.scope,
            set: added({ tokens, micros }),
            setWhere: fits,
          })
          .returning({ scope: modelSpending.scope })
        if (taken.length === 0 || tokens > most.tokens || micros > most.micros)
          throw new NotEnough(scope)
      }
    })
    return null
  } catch (error) {
    if (error instanceof NotEnough) return error.message
    throw error
  }
}

/** Puts right what was reserved, by the difference to what it cost in the end. */
export async function correctSpending(
  db: AssistcraftDb,
  scopes: readonly string[],
  difference: Spent,
): Promise<void> {
  await db
    .update(modelSpending)
    .set(added(difference))
    .where(inArray(modelSpending.scope, [...scopes]))
}

export async function listSpending(
  db: AssistcraftDb,
  scopes: readonly string[],
): Promise<(typeof modelSpending.$inferSelect)[]> {
  return db
    .select()
    .from(modelSpending)
    .where(inArray(modelSpending.scope, [...scopes]))
}

function added({ tokens, micros }: Spent) {
  return {
    tokens: sql`${modelSpending.tokens} + ${tokens}::bigint`,
    micros: sql`${modelSpending.micros} + ${micros}::bigint`,
  }
}
