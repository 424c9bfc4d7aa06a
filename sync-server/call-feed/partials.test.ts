import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { appendSegment } from '#domain/call/call.ts'
import type { FeedEvent } from '#domain/call/feed/feed-event.ts'
import type { Rooms } from '../rooms/documents-api.ts'
import { segment } from '../testing/guarding.ts'
import { Conversations } from './conversations.ts'
import { isUnfinished, Partials } from './partials.ts'

/** A call whose room keeps what is announced in it. */
function openCall() {
  const doc = new Y.Doc()
  const shown: unknown[] = []
  const rooms: Pick<Rooms, 'announce' | 'inspect'> = {
    announce: (_name, _announcer, state) => Promise.resolve(void shown.push(state)),
    inspect: (_name, reader) => Promise.resolve(reader(doc, { seq: 1, generation: 1 })),
  }
  const partials = new Partials(rooms, new Conversations(rooms))
  return { doc, shown, show: (...events: FeedEvent[]) => partials.show('c', events) }
}

function said(
  text: string,
  given: { revision?: number; final?: boolean; party?: string; segmentId?: string } = {},
) {
  const { revision = 0, final = false, party = 'p', segmentId = 's1' } = given
  const data = {
    segmentId,
    party,
    role: 'customer',
    text,
    revision,
    final,
    beginMs: 0,
    endMs: 1,
    language: 'en',
    confidence: 1,
  }
  return {
    type: 'pace.transcript.segment.v1',
    time: '2026-01-01T00:00:00Z',
    data,
  } as unknown as FeedEvent
}

function ended(): FeedEvent {
  return { type: 'pace.call.ended.v1', data: {} } as unknown as FeedEvent
}

test('[F8] words that are being spoken are shown, each party’s own, by their latest revision', async () => {
  const { shown, show } = openCall()
  await show(said('I am', { revision: 1 }), said('Good morning', { party: 'q', segmentId: 's2' }))
  await show(said('I am looking', { revision: 2 }))
  await show(said('I', { revision: 0 }))
  expect(shown).toHaveLength(2)
  expect(shown.at(-1)).toMatchObject({
    partials: { p: { text: 'I am looking' }, q: { text: 'Good morning' } },
  })
})

test('[F8] what has become a segment is no longer shown, also when it is repeated', async () => {
  const { doc, shown, show } = openCall()
  await show(said('I am'))
  await show(said('I am looking', { final: true }))
  expect(shown.at(-1)).toBeNull()
  appendSegment(doc, segment('s1', 'I am looking'))
  await show(said('I am'))
  expect(shown).toHaveLength(2)
})

test('[F8] at the end of a call nothing is being spoken', async () => {
  const { shown, show } = openCall()
  await show(said('I am'), said('Hello', { party: 'q', segmentId: 's2' }))
  await show(ended())
  expect(shown.at(-1)).toBeNull()
})

test('only segments that are not final are unfinished', () => {
  expect([said('a'), said('a', { final: true }), ended()].map(isUnfinished)).toEqual([
    true,
    false,
    false,
  ])
})
