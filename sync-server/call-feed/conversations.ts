import { LRUCache } from 'lru-cache'
import type * as Y from 'yjs'
import type { FeedEvent } from '#domain/call/feed/feed-event.ts'
import { type Secret, secretsBefore, secretsIn, wordsOf } from '#domain/call/feed/feed-segment.ts'
import { type Conversation, NOTHING_HEARD } from '#domain/call/masking/conversation.ts'
import type { Earlier } from '#domain/call/masking/hear.ts'
import { hasMasks, recallConversation, withKnownWords } from '#domain/call/masking/recall.ts'
import { hear, hearAgain, type Heard } from '#domain/call/masking/sensitive.ts'
import { segmentsIn, spokenIn } from '#domain/documents/shared-types.ts'
import { DomainError } from '#domain/errors.ts'
import type { Rooms } from '../rooms/documents-api.ts'

export type HeardEvents = {
  byEvent: ReadonlyMap<FeedEvent, Heard>
  /** What stands in the document already and turns out to be secret. */
  earlier: Earlier[]
  secrets: Secret[]
  /** The events are committed: what comes next is heard after them. */
  keep: () => void
}
/** `segments`: how many the document had then. With another number somebody else has fed the call meanwhile. */
type Held = { conversation: Conversation; segments: number }
type SegmentEvent = Extract<FeedEvent, { type: 'pace.transcript.segment.v1' }>
type Reader = Pick<Rooms, 'inspect'>

const MOST_HELD = 2_000

/** Where the conversations of the calls that are being fed stand; one that is not known is read from its document. */
export class Conversations {
  readonly #rooms: Reader
  readonly #held = new LRUCache<string, Held>({ max: MOST_HELD })

  constructor(rooms: Reader) {
    this.#rooms = rooms
  }

  async of(callId: string): Promise<Conversation> {
    return (await this.#current(callId)).conversation
  }

  /** Masks the final segments among the events, in order, by all that was said before each. */
  async hear(callId: string, events: readonly FeedEvent[]): Promise<HeardEvents> {
    const held = await this.#current(callId)
    const hearing = new Hearing(held.conversation)
    for (const event of events) {
      if (event.type !== 'pace.transcript.segment.v1' || !event.data.final) continue
      if (event.data.correction) await this.#recallSegment(callId, event.data.segmentId, hearing)
      hearing.take(event)
    }
    const added = [...hearing.byEvent.keys()].filter(({ data }) => !data.correction).length
    const next = { conversation: hearing.conversation, segments: held.segments + added }
    return { ...hearing.told(), keep: () => void this.#held.set(callId, next) }
  }

  /** What was hidden in a segment is hidden in its correction too, however long ago it was said. */
  async #recallSegment(callId: string, segmentId: string, hearing: Hearing): Promise<void> {
    const hidden = await this.#inspect(`sensitive:${callId}`, (doc) => hiddenIn(doc, segmentId))
    hearing.conversation = withKnownWords(hearing.conversation, hidden ?? [])
  }

  async #current(callId: string): Promise<Held> {
    const name = `call:${callId}`
    const segments = await this.#inspect(name, (doc) => segmentsIn(doc).length)
    const held = this.#held.get(callId)
    if (held && held.segments === segments) return held
    if (!segments) return { conversation: NOTHING_HEARD, segments: 0 }
    const isMasked = await this.#inspect(name, hasMasks)
    const spoken = isMasked ? await this.#inspect(`sensitive:${callId}`, everythingSpoken) : null
    const recalled = await this.#inspect(name, (doc) => recallConversation(doc, spoken))
    const found = { conversation: recalled ?? NOTHING_HEARD, segments }
    this.#held.set(callId, found)
    return found
  }

  async #inspect<T>(name: string, reader: (doc: Y.Doc) => T): Promise<T | null> {
    try {
      return await this.#rooms.inspect(name, reader)
    } catch (error) {
      if (error instanceof DomainError && error.code === 'notFound') return null
      throw error
    }
  }
}

function everythingSpoken(doc: Y.Doc): ReadonlyMap<string, unknown> {
  return new Map(spokenIn(doc).entries())
}

function hiddenIn(doc: Y.Doc, segmentId: string): string[] {
  const secrets = [...spokenIn<Partial<Secret>>(doc).values()]
  return secrets.flatMap(({ segmentId: id, text }) => (id === segmentId && text ? [text] : []))
}

/** A batch of events as it is heard: what is not written yet is masked before it is, by what follows it. */
class Hearing {
  conversation: Conversation
  readonly byEvent = new Map<SegmentEvent, Heard>()
  readonly #earlier: Earlier[] = []

  constructor(conversation: Conversation) {
    this.conversation = conversation
  }

  take(event: SegmentEvent): void {
    const heard = hear(this.conversation, wordsOf(event.data))
    this.conversation = heard.conversation
    this.byEvent.set(event, heard)
    for (const earlier of heard.earlier) this.#maskEarlier(earlier)
  }

  told(): Omit<HeardEvents, 'keep'> {
    const own = [...this.byEvent].flatMap(([{ data, time }, heard]) => secretsIn(data, time, heard))
    const last = [...this.byEvent.keys()].at(-1)
    const before = last ? secretsBefore(this.#earlier, last.time) : []
    return { byEvent: this.byEvent, earlier: this.#earlier, secrets: [...own, ...before] }
  }

  #maskEarlier(earlier: Earlier): void {
    const written = [...this.byEvent.keys()].find(
      ({ data }) => data.segmentId === earlier.segmentId,
    )
    const heard = written && this.byEvent.get(written)
    if (heard) this.byEvent.set(written, hearAgain(heard, written.data, earlier))
    else this.#earlier.push(earlier)
  }
}
