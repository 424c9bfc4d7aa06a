import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { contactPairs } from '../schema.ts'
import { inOrder, tellOfPairs } from './pair.ts'

type Decided = { ids: readonly [string, string]; by: { id: string; actor: string }; now: Date }

/** They are not the same: nobody is asked again, also where they were never asked about. Whether it is news. */
export async function decideDifferent(
  db: PaceDb,
  { ids: [one, other], by, now }: Decided,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { firstId, secondId, differentAt } = contactPairs
    const decided = { differentBy: by.id, differentAt: now.toISOString() }
    const rows = await tx
      .insert(contactPairs)
      .values({ ...inOrder(one, other), because: null, at: now.toISOString(), ...decided })
      .onConflictDoUpdate({
        target: [firstId, secondId],
        set: decided,
        setWhere: isNull(differentAt),
      })
      .returning({ firstId })
    if (rows.length > 0) await tellOfPairs(tx, [one, other], 'different', by.actor)
    return rows.length > 0
  })
}

/** Perhaps they are the same after all: what was found stands there again, and what was not found is as if nobody had been asked. Whether it is news. */
export async function askAgain(
  db: PaceDb,
  { ids: [one, other], by }: Omit<Decided, 'now'>,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { firstId, secondId, because, differentAt } = contactPairs
    const pair = inOrder(one, other)
    const isIt = and(eq(firstId, pair.firstId), eq(secondId, pair.secondId), isNotNull(differentAt))
    const gone = await tx
      .delete(contactPairs)
      .where(and(isIt, isNull(because)))
      .returning({ firstId })
    const opened = await tx
      .update(contactPairs)
      .set({ differentBy: null, differentAt: null })
      .where(isIt)
      .returning({ firstId })
    const isNews = gone.length + opened.length > 0
    if (isNews) await tellOfPairs(tx, [one, other], 'asked', by.actor)
    return isNews
  })
}

/** A chain of merges is never longer. */
const MOST_MERGES = 50

/**
 * Which of these others have been said not to be this contact; what was said of a contact that has since become part of one of them holds for
 * that one, as long as it is.
 */
export async function findDifferent(
  db: PaceDb,
  contactId: string,
  others: readonly string[],
): Promise<Set<string>> {
  if (others.length === 0) return new Set()
  const rows = await db.execute<{ id: string }>(sql`
    with recursive parts as (
      select root, root as id, 0 as depth from unnest(${sql.param([contactId, ...others])}::uuid[]) as root
      union select parts.root, merges.loser_id, depth + 1 from parts
        join merges on merges.winner_id = parts.id and merges.kind = 'contact' and merges.undone_at is null
        where depth < ${MOST_MERGES}
    )
    select distinct theirs.root as id from parts theirs
    join parts own on own.root = ${contactId}::uuid and theirs.root <> own.root
    join contact_pairs on contact_pairs.first_id = least(own.id, theirs.id)
      and contact_pairs.second_id = greatest(own.id, theirs.id)
    where contact_pairs.different_at is not null`)
  return new Set(rows.map(({ id }) => id))
}
