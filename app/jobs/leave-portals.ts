import type { PaceDb } from '#db/pace/client.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import { listOverstaying } from '#db/pace/listings/overstaying.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import { dayOf } from '#domain/zone-time.ts'
import type { ConfirmDeps } from './confirm-feed.ts'

export const LEAVE_TASK = 'leave-portals'
export const LEAVE_SWEEP_TASK = 'leave-portals-sweep'

/** What of a listing may end its time on the portals without a command that says so. */
const ENDING = ['status', 'archivedAt', 'permitEndsOn', 'clock.permit']

/** Just after midnight in every zone. */
export const leaveCron = { task: LEAVE_SWEEP_TASK, match: '*/15 * * * *' }

type Deps = Pick<ConfirmDeps, 'settings' | 'now'>

/** Whose permit is over by what somebody has typed, or by a clock that has struck, leaves the portals at once. */
export async function queueLeaving(
  tx: PaceDb,
  events: readonly EntityEvent[],
  deps: Deps,
): Promise<void> {
  const ids = events.flatMap(({ resource, key, new: after }) =>
    resource === 'listing' && after && ENDING.some((name) => Object.hasOwn(after, name))
      ? [key]
      : [],
  )
  if (ids.length > 0) await queueEach(tx, await listOverstaying(tx, todayOf(deps), ids))
}

/** Whose last day was yesterday has no event. */
export async function sweepOverstaying(db: PaceDb, deps: Deps): Promise<void> {
  await queueEach(db, await listOverstaying(db, todayOf(deps)))
}

/** Its own rule decides, on the document as it is by then. */
export async function leavePortals(
  { commands }: Pick<ConfirmDeps, 'commands'>,
  listingId: string,
): Promise<void> {
  await commands
    .forService({ cause: 'job:leave-portals' })
    .run(`listing:${listingId}`, 'leavePortals')
}

function todayOf({ settings, now }: Deps): string {
  return dayOf(now().toISOString(), settings.current().house.zone)
}

async function queueEach(tx: PaceDb, ids: readonly string[]): Promise<void> {
  for (const listingId of ids)
    await addJob(tx, {
      task: LEAVE_TASK,
      payload: { listingId },
      key: `${LEAVE_TASK}:${listingId}`,
      keepsTime: true,
    })
}
