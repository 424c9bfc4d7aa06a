import type { PaceDb } from '#db/pace/client.ts'
import { addCallBack, endCallBacks } from '#db/pace/calls/call-backs.ts'
import { customerPhone, type FeedFacts, stateAfter } from '#domain/call/feed/feed-call.ts'
import type { FeedEvent } from '#domain/call/feed/feed-event.ts'
import { FEED_ACTOR } from '#domain/call/feed/feed-segment.ts'
import { addWorkingTime } from '#domain/clock/working-time.ts'
import type { House } from '#domain/house/house.ts'
import { namedUuid } from '#service/identity/named-uuid.ts'
import type { KnownCall } from './find-facts.ts'

type Step = { event: FeedEvent; facts: FeedFacts; before: KnownCall }

/** Where the house sets no time for a first answer, a missed call still wants one. */
const WITHIN_MINUTES = 60

/**
 * Part of the commit of the events: a call that nobody took becomes a task of whoever has the lead, due as soon as the house
 * wants enquiries answered, in its working time. Whoever talks to the person has called back.
 */
export async function keepCallBacks(
  tx: PaceDb,
  steps: readonly Step[],
  house: House,
): Promise<void> {
  for (const { event, facts, before } of steps) {
    const leadId = facts.lead?.id ?? before.leadId
    if (!leadId) continue
    const after = stateAfter(before.state, event.type)
    if (after === before.state) continue
    if (after === 'live' && before.state === 'ringing' && !isPast(event.time)) {
      await endCallBacks(tx, { leadId, at: event.time, actor: FEED_ACTOR })
    }
    if (after !== 'missed' || before.direction === 'outbound' || isPast(event.time)) continue
    const within = house.clocks.response.within || WITHIN_MINUTES
    await addCallBack(tx, {
      id: namedUuid(`call-back of call ${event.subject} of ${event.source}`),
      title: titleOf(before),
      agentId: before.agentId,
      leadId,
      callId: event.subject,
      dueAt: addWorkingTime(event.time, within, house),
      createdBy: FEED_ACTOR,
    })
  }
}

/** What is told a day later is history: an import of calls is no work for tomorrow, and answers nobody who waits today. */
function isPast(time: string): boolean {
  return Date.parse(time) < Date.now() - 24 * 3600 * 1000
}

/** A sign and who it is: a stored title has one language, and these have none. */
function titleOf(call: KnownCall): string {
  const phone = customerPhone(call)
  // The direction of a number does not follow the name before it.
  const number = phone && `\u2066${phone}\u2069`
  return `☎ ${[call.callerName, number].filter(Boolean).join(' · ')}`.trim()
}
