import type { PaceDb } from '#db/pace/client.ts'
import type { EventTail } from '#db/pace/events/event-tail.ts'
import { listEvents } from '#db/pace/events/events.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import { eventStream } from './event-stream.ts'

type Followed = {
  db: PaceDb
  tail: Pick<EventTail, 'subscribe'>
  /** The last sequence of the log that the reader's page knows of. */
  since: number
  isAbout: (event: EntityEvent) => boolean
  signal: AbortSignal
}

/** Who has missed more of the log reads the page anew, whatever it was about. */
const MOST_MISSED = 1_000

/** Tells that something of a record changed, for a page that asks again for what it shows. To tell it twice does no harm. */
export function followRecord({ db, tail, since, isAbout, signal }: Followed): Response {
  return eventStream(signal, ({ send, fail }) => {
    const tell = (sequence: number) => send(`id: ${sequence}\nevent: changed\ndata: it\n\n`)
    const take = (events: readonly EntityEvent[]) => {
      const last = events.findLast(isAbout)
      if (last) tell(last.sequence)
    }
    const end = tail.subscribe(take)
    listEvents(db, since, MOST_MISSED).then((missed) => {
      if (missed.length < MOST_MISSED) take(missed)
      else tell(missed.at(-1)?.sequence ?? since)
    }, fail)
    return end
  })
}
