import { and, eq } from 'drizzle-orm'
import { type Answer, SHORTLIST_ACTOR } from '#domain/shortlist/shortlist.ts'
import type { PaceDb } from '../client.ts'
import { shortlistHomes } from '../schema.ts'
import { type ListOf, tellStep } from './open.ts'
import { setUnsuited } from './unsuited.ts'

type Answered = { home: string; answer: Answer; words: string; now: Date }

/**
 * Keeps what was said of a home, in the place of what was said before, and tells the lead's log. A no is remembered for all that the lead
 * is offered; a yes takes it back. The same again is no news. Whether the home is one of the shortlist's.
 */
export async function answerHome(
  db: PaceDb,
  list: ListOf,
  { home, answer, words, now }: Answered,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const isThis = and(eq(shortlistHomes.shortlistId, list.id), eq(shortlistHomes.listingId, home))
    const [before] = await tx.select().from(shortlistHomes).where(isThis).for('update')
    if (!before) return false
    if (before.answer === answer && before.words === words) return true
    await tx
      .update(shortlistHomes)
      .set({ answer, words, answeredAt: now.toISOString() })
      .where(isThis)
    const said = { leadId: list.leadId, listingId: home, saidBy: SHORTLIST_ACTOR, now }
    await setUnsuited(tx, said, answer === 'no')
    await tellStep(tx, list, { step: answer, listingId: home })
    return true
  })
}
