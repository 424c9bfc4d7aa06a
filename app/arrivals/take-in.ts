import { appendEvents } from '#db/pace/events/events.ts'
import { type Arrival, findArrival, keepArrival } from '#db/pace/arrivals/arrivals.ts'
import { findEnquiry } from '#db/pace/enquiries/enquiries.ts'
import { addJob } from '#db/pace/jobs/queue.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { DomainError } from '#domain/errors.ts'
import type { ArrivalDeps } from './arrival-deps.ts'
import { understand } from './understand.ts'

export type Coming = Parameters<typeof keepArrival>[1]

/** `leadId` is null while nobody knows whether it is a lead, and while its lead is being made: the signal itself is safe. */
export type TakenIn = {
  id: string
  leadId: string | null
  /** Nothing new began by it: it was there, or joined a lead that is open. */
  isRepeat: boolean
  state: Arrival['state']
}

/** The job that reads what this process could not. */
export const UNDERSTAND_TASK = 'understand-arrivals'

/**
 * The one way in: whatever comes is kept first, byte by byte, together with the job that reads it. Then it is read at once;
 * should that fail, it is not lost, and its sender need not know.
 */
export async function takeIn(deps: ArrivalDeps, coming: Coming): Promise<TakenIn> {
  const { arrival, isNew } = await deps.db.transaction((tx) => keep(tx, coming))
  const { state } = arrival
  if (state === 'waiting' || state === 'repeat') await tryToUnderstand(deps, arrival)
  return tellOf(deps.db, arrival.id, isNew)
}

/** Keeps what is read by the job alone, because it takes asking elsewhere: its sender is answered at once. */
export async function keepForLater(db: PaceDb, coming: Coming): Promise<string> {
  const { arrival } = await db.transaction((tx) => keep(tx, coming, 0))
  return arrival.id
}

/** So long a process that reads at once may take, before the job does. */
const GRACE_SECONDS = 20

async function keep(tx: PaceDb, coming: Coming, delaySeconds = GRACE_SECONDS) {
  const kept = await keepArrival(tx, coming)
  const { id, state, sender } = kept.arrival
  if (state !== 'waiting') return kept
  const key = `${UNDERSTAND_TASK}:${id}`
  await addJob(tx, { task: UNDERSTAND_TASK, payload: { id }, key, delaySeconds })
  if (!kept.isNew) return kept
  const event = { resource: 'arrival' as const, key: id, old: null, new: { state } }
  await appendEvents(tx, [{ ...event, actor: sender.name, documentSeq: null }])
  return kept
}

async function tryToUnderstand(deps: ArrivalDeps, { id }: Arrival): Promise<void> {
  try {
    await understand(deps, id)
  } catch (err) {
    const isAway = err instanceof DomainError && err.code === 'unavailable'
    if (isAway) deps.log.warn({ arrival: id }, 'what came in is kept; its lead follows')
    else deps.log.error({ err, arrival: id }, 'what came in is kept, and could not be read yet')
  }
}

async function tellOf(db: PaceDb, id: string, isNew: boolean): Promise<TakenIn> {
  const arrival = await findArrival(db, id)
  if (!arrival) throw new Error(`What came in as ${id} is gone.`)
  const enquiry = await findEnquiry(db, arrival.repeatOf ?? id)
  const { state } = arrival
  const isRepeat = !isNew || state === 'repeat' || state === 'joined'
  return { id: enquiry?.id ?? id, leadId: enquiry?.leadId ?? arrival.leadId, isRepeat, state }
}
