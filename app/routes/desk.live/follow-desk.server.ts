import type { PaceDb } from '#db/pace/client.ts'
import type { EventTail } from '#db/pace/events/event-tail.ts'
import { listEvents } from '#db/pace/events/events.ts'
import { factsKey, findEventFacts } from '#db/pace/sight/event-facts.ts'
import type { Actor, Facts } from '#domain/access/access.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import { seenEvent } from '#domain/record/seen-event.ts'
import { eventStream } from '../../http/event-stream.ts'

type Followed = {
  db: PaceDb
  tail: Pick<EventTail, 'subscribe'>
  actor: Actor
  whose: { personId: string; teamId: string | null }
  /** The last sequence of the log that the reader's page knows of. */
  since: number
  signal: AbortSignal
}

/** Who has missed more of the log reads the page anew. */
const MOST_MISSED = 1_000
const ON_DESKS = new Set(['lead', 'enquiry', 'communication', 'viewing', 'task', 'listing'])

/** Tells that something which is this person's, was theirs or is free for their team changed, and nothing of it: the page asks again. */
export function followDesk({ db, tail, actor, whose, since, signal }: Followed): Response {
  return eventStream(signal, ({ send, fail }) => {
    const tell = (sequence: number) => send(`id: ${sequence}\nevent: changed\ndata: it\n\n`)
    const take = async (events: readonly EntityEvent[]) => {
      const onDesks = events.filter(({ resource }) => ON_DESKS.has(resource))
      if (onDesks.length === 0) return
      const facts = await findEventFacts(db, onDesks)
      const last = onDesks.findLast((event) => {
        const known = facts.get(factsKey(event))
        // Whose a conversation is hangs on more than its contact: whoever sees it asks.
        if (event.resource === 'communication')
          return movesDesk(event) && seenEvent(actor, event, known) !== null
        return isOnDesk(event, known, whose)
      })
      if (last) tell(last.sequence)
    }
    const end = tail.subscribe((events) => void take(events).catch(fail))
    listEvents(db, since, MOST_MISSED)
      .then((missed) =>
        missed.length < MOST_MISSED ? take(missed) : tell(missed.at(-1)?.sequence ?? since),
      )
      .catch(fail)
    return end
  })
}

/** That a message was delivered, and read, changes nobody's desk; that it came, or did not get there, does, and that a colleague is to answer it, or later. */
function movesDesk({ old, new: after }: EntityEvent): boolean {
  const told = after ?? {}
  return (
    old === null ||
    told['state'] === 'failed' ||
    Object.hasOwn(told, 'assigneeId') ||
    Object.hasOwn(told, 'snoozedUntil')
  )
}

function isOnDesk(
  { old }: EntityEvent,
  facts: Facts = {},
  { personId, teamId }: Followed['whose'],
): boolean {
  const { ownerId = null, teamId: ofTeam = null } = facts
  if (ownerId === personId) return true
  if (old?.['ownerId'] === personId || old?.['agentId'] === personId) return true
  // Free for the team, or no longer: what was free has just been claimed.
  const wasFree = old !== null && 'ownerId' in old && old['ownerId'] === null
  return teamId !== null && ofTeam === teamId && (ownerId === null || wasFree)
}
