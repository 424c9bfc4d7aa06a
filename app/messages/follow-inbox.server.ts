import type { PaceDb } from '#db/pace/client.ts'
import type { EventTail } from '#db/pace/events/event-tail.ts'
import { listEvents } from '#db/pace/events/events.ts'
import { factsKey, findEventFacts } from '#db/pace/sight/event-facts.ts'
import type { Actor } from '#domain/access/access.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import { seenEvent } from '#domain/record/seen-event.ts'
import { eventStream } from '../http/event-stream.ts'

type Followed = {
  db: PaceDb
  tail: Pick<EventTail, 'subscribe'>
  actor: Actor
  /** The last sequence of the log that the reader's page knows of. */
  since: number
  signal: AbortSignal
}

/** Who has missed more of the log reads the page anew. */
const MOST_MISSED = 1_000

/** Tells that a message which this reader may see came or changed, and nothing of it: the page asks again for what it shows. */
export function followInbox({ db, tail, actor, since, signal }: Followed): Response {
  return eventStream(signal, ({ send, fail }) => {
    const tell = (sequence: number) => send(`id: ${sequence}\nevent: changed\ndata: it\n\n`)
    const take = async (events: readonly EntityEvent[]) => {
      const messages = events.filter(({ resource }) => resource === 'communication')
      if (messages.length === 0) return
      const facts = await findEventFacts(db, messages)
      const last = messages.findLast((one) => seenEvent(actor, one, facts.get(factsKey(one))))
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
