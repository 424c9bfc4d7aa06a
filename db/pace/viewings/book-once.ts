import { DomainError } from '#domain/errors.ts'
import { SHORTLIST_ACTOR } from '#domain/shortlist/shortlist.ts'
import type { PaceDb } from '../client.ts'
import { listComingViewings } from './of-lead.ts'
import { insertViewing, type NewViewing } from './records.ts'
import { holdSlot } from './slot.ts'

/** So many homes a customer is shown one after another; of more they speak with their agent. */
const MOST_COMING = 6

/**
 * Books what a customer asks for: one viewing of a home at a time, and not more at once than an agent can hold. Whoever asks twice, however
 * fast, has asked once. Behind the locks of agent, home and lead: of two at once the second sees what the first has booked.
 */
export async function bookOnce(
  db: PaceDb,
  viewing: NewViewing & { leadId: string; listingId: string },
  now: Date,
): Promise<'booked' | 'taken' | 'enough'> {
  try {
    return await db.transaction(async (tx) => {
      await holdSlot(tx, viewing)
      const coming = await listComingViewings(tx, viewing.leadId, now.toISOString())
      if (coming[viewing.listingId]) return 'booked'
      if (Object.keys(coming).length >= MOST_COMING) return 'enough'
      await insertViewing(tx, viewing, SHORTLIST_ACTOR)
      return 'booked'
    })
  } catch (error) {
    if (error instanceof DomainError && error.code === 'conflict') return 'taken'
    throw error
  }
}
