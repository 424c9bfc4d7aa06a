import type { PaceDb } from '#db/pace/client.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import { IMPORT_ACTOR } from '#domain/import/import.ts'
import type { EntityEvent } from '#domain/record/event.ts'

export const MATCH_TASK = 'new-matches'
export const FORGET_MATCHES_TASK = 'forget-matches'
/** One after another: a house that puts a thousand homes up at once keeps one worker, not all. */
const QUEUE = 'new-matches'
/** Whoever has just put a home up still writes on it: a price, the number of rooms. */
const SETTLES_SECONDS = 20

/** What is a hundredth cheaper, or more: a rounded price is news to nobody. */
const LEAST_FALL = 0.99

export const forgetMatchesCron = { task: FORGET_MATCHES_TASK, match: '27 3 * * *' }

/** A home that has come to be had, or come down in price, is looked at for whom it is news. */
export async function queueNewMatches(tx: PaceDb, events: readonly EntityEvent[]): Promise<void> {
  const ids = new Set(events.filter(isNews).map(({ key }) => key))
  for (const listingId of ids)
    await addJob(tx, {
      task: MATCH_TASK,
      payload: { listingId },
      key: `${MATCH_TASK}:${listingId}`,
      queue: QUEUE,
      delaySeconds: SETTLES_SECONDS,
      keepsTime: true,
    })
}

/** What came from another system in its thousands is news to nobody. */
function isNews({ resource, actor, old, new: after }: EntityEvent): boolean {
  if (resource !== 'listing' || !after || actor === IMPORT_ACTOR) return false
  if (after['status'] === 'available') return true
  const [before, now] = [old?.['price'], after['price']]
  return typeof now === 'number' && (typeof before !== 'number' || now <= before * LEAST_FALL)
}
