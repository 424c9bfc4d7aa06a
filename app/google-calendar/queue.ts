import { z } from 'zod'
import type { PaceDb } from '#db/pace/client.ts'
import { listComingOf, listConcerned } from '#db/pace/google-calendar/events.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import type { EntityEvent } from '#domain/record/event.ts'

export const WRITE_TASK = 'write-google-calendar'
export const READ_TASK = 'read-google-calendar'
export const TELL_ALL_TASK = 'fill-google-calendar'
/** Who may not come in any more: what stands in their calendar is taken out, and the calendar given up. */
export const LEAVE_TASK = 'leave-google-calendar'
export const DUE_TASK = 'due-google-calendars'
export const PersonPayloadSchema = z.object({ personId: z.uuid() })
export const WritePayloadSchema = PersonPayloadSchema.extend({ viewingId: z.uuid() })
type Place = z.output<typeof WritePayloadSchema>

/**
 * Of one calendar one thing at a time: what is read is judged before anything else is written, so that no echo of ours is taken for a move; and Google
 * counts requests by person, too.
 */
const queueOf = (personId: string) => `google-calendar:${personId}`

/** One job for a viewing in a calendar, however often it changes. */
export function queueWrite(tx: PaceDb, place: Place, delaySeconds = 0): Promise<void> {
  const { viewingId, personId } = place
  const key = `${WRITE_TASK}:${viewingId}:${personId}`
  const queue = queueOf(personId)
  return addJob(tx, {
    task: WRITE_TASK,
    payload: { viewingId, personId },
    key,
    queue,
    delaySeconds,
  })
}

/** One job for each calendar, however often Google rings; one that waits because Google asked for it keeps waiting. */
export function queueRead(tx: PaceDb, personId: string, delaySeconds = 0): Promise<void> {
  const key = `${READ_TASK}:${personId}`
  const keepsTime = delaySeconds === 0
  const queue = queueOf(personId)
  return addJob(tx, { task: READ_TASK, payload: { personId }, key, queue, delaySeconds, keepsTime })
}

export function queueTellAll(tx: PaceDb, personId: string): Promise<void> {
  return addJob(tx, {
    task: TELL_ALL_TASK,
    payload: { personId },
    key: `${TELL_ALL_TASK}:${personId}`,
    queue: queueOf(personId),
  })
}

/** As `queueRead`: asked for each minute while they are there. */
export function queueLeave(tx: PaceDb, personId: string, delaySeconds = 0): Promise<void> {
  const key = `${LEAVE_TASK}:${personId}`
  const keepsTime = delaySeconds === 0
  const queue = queueOf(personId)
  return addJob(tx, {
    task: LEAVE_TASK,
    payload: { personId },
    key,
    queue,
    delaySeconds,
    keepsTime,
  })
}

/** What of a lead and of a home stands in an event. */
const OF_LEAD = ['name', 'ownerId', 'teamId', 'collaboratorIds']
const OF_LISTING = ['title', 'building', 'unit', 'area', 'reference']

/** Turns changes of viewings, and of whom and what they show, into jobs: for calendars that are connected alone. */
export async function queueWrites(
  tx: PaceDb,
  events: readonly EntityEvent[],
  now: Date,
): Promise<void> {
  const keysOf = (resource: EntityEvent['resource'], fields: readonly string[] | null) => {
    const changed = events.filter(
      (one) =>
        one.resource === resource &&
        (fields === null ||
          (one.old !== null && fields.some((field) => Object.hasOwn(one.new ?? {}, field)))),
    )
    return [...new Set(changed.map(({ key }) => key))]
  }
  const concerned = await listConcerned(tx, keysOf('viewing', null))
  const others = await listComingOf(tx, {
    leadIds: keysOf('lead', OF_LEAD),
    listingIds: keysOf('listing', OF_LISTING),
    now,
  })
  const places = new Map([...concerned, ...others].map((one) => [JSON.stringify(one), one]))
  for (const place of places.values()) await queueWrite(tx, place)
}
