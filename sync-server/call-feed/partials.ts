import { findSegment } from '#domain/call/call.ts'
import { type Conversation, NOTHING_HEARD } from '#domain/call/masking/conversation.ts'
import { wordsOf } from '#domain/call/feed/feed-segment.ts'
import { hearUnfinished } from '#domain/call/masking/sensitive.ts'
import type { FeedEvent } from '#domain/call/feed/feed-event.ts'
import type { Rooms } from '../rooms/documents-api.ts'
import type { Conversations } from './conversations.ts'

type Unfinished = {
  text: string
  role: string
  beginMs: number
  segmentId: string
  revision: number
}

const ANNOUNCER = 'service:feed'
const ENDED = new Set(['pace.call.ended.v1', 'pace.call.wrapup.v1'])

/** Words that are still being spoken: shown as presence in the call's room, masked, stored nowhere. */
export class Partials {
  readonly #rooms: Pick<Rooms, 'announce' | 'inspect'>
  readonly #conversations: Conversations
  readonly #spoken = new Map<string, Map<string, Unfinished>>()

  constructor(rooms: Pick<Rooms, 'announce' | 'inspect'>, conversations: Conversations) {
    this.#rooms = rooms
    this.#conversations = conversations
  }

  /** After the events are stored: a final takes the place of its unfinished words. */
  async show(callId: string, events: readonly FeedEvent[]): Promise<void> {
    const parties = this.#spoken.get(callId) ?? new Map<string, Unfinished>()
    const before = JSON.stringify([...parties])
    const conversation = events.some(isUnfinished)
      ? await this.#conversations.of(callId)
      : NOTHING_HEARD
    for (const event of events) take(parties, event, conversation)
    await this.#dropFinished(callId, parties)
    if (JSON.stringify([...parties]) === before) return
    if (parties.size === 0) this.#spoken.delete(callId)
    else this.#spoken.set(callId, parties)
    const state = parties.size === 0 ? null : { partials: Object.fromEntries(parties) }
    await this.#rooms.announce(`call:${callId}`, ANNOUNCER, state)
  }

  /** A repeat brings words that have long become a segment. */
  async #dropFinished(callId: string, parties: Map<string, Unfinished>): Promise<void> {
    if (parties.size === 0) return
    await this.#rooms.inspect(`call:${callId}`, (doc) => {
      for (const [party, { segmentId }] of parties) {
        if (findSegment(doc, segmentId)) parties.delete(party)
      }
    })
  }
}

function take(
  parties: Map<string, Unfinished>,
  event: FeedEvent,
  conversation: Conversation,
): void {
  if (ENDED.has(event.type)) return parties.clear()
  if (event.type !== 'pace.transcript.segment.v1') return
  const { party, role, beginMs, endMs, segmentId, revision, final } = event.data
  const shown = parties.get(party)
  if (final) {
    // Not every call centre names unfinished words as the final that they become: what began before its end is over.
    if (!shown || shown.segmentId === segmentId || shown.beginMs < endMs) parties.delete(party)
    return
  }
  if (shown?.segmentId === segmentId && shown.revision > revision) return
  const text = hearUnfinished(conversation, wordsOf(event.data))
  parties.set(party, { text, role, beginMs, segmentId, revision })
}

/** Whether an event is of words that are still being spoken. */
export function isUnfinished(event: FeedEvent): boolean {
  return event.type === 'pace.transcript.segment.v1' && !event.data.final
}
