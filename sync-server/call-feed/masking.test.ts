import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { calls, documents } from '#db/pace/schema.ts'
import { putAnnotation, readAnnotations, readSegments } from '#domain/call/call.ts'
import { MASK } from '#domain/call/masking/sensitive.ts'
import { type FeedEvent, FeedEventSchema } from '#domain/call/feed/feed-event.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { SOME_REFERENCE } from '#domain/testing/reference.ts'
import { findWords } from '#tests/support/find-words.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { createData } from '../data.ts'
import { connectFeed, segment, started } from '../testing/feed/feed-client.ts'
import { startServer } from '../testing/start-server.ts'
import { silent } from '../testing/workspace.ts'
import { Conversations } from './conversations.ts'
import { storeCallEvents } from './store-events.ts'

const SEGMENT = 'pace.transcript.segment.v1'
const START = 'pace.call.started.v1'

async function startFeed() {
  const running = await startServer({ extensions: [createData({ pollMs: 200, leaseMs: 300 })] })
  const { rooms } = running.server
  const centre = await connectFeed(running.server.port, await running.serviceToken('calls:write'))
  await centre.acked(centre.send(START, started()))
  return {
    ...running,
    rooms,
    centre,
    texts: async () => readSegments(await rooms.read('call:call-1')).map(({ text }) => text),
  }
}

function segmentAt(number: number, text: string) {
  return segment({
    segmentId: `s${number}`,
    beginMs: number * 1_000,
    endMs: number * 1_000 + 900,
    text,
  })
}

test('[F15] a number in pieces is masked as a whole, and its first piece leaves every row, log and snapshot', async () => {
  const { admin, db, rooms, centre, texts, join } = await startFeed()
  await centre.acked(centre.send(SEGMENT, segmentAt(1, 'it is 4539')))
  await rooms.change('call:call-1', {
    actor: 'service:assistcraft',
    change: (doc) =>
      putAnnotation(doc, {
        id: 'phone-1',
        kind: 'entity',
        type: 'phone',
        segmentId: 's1',
        anchor: null,
        value: '+9714539',
        confidence: 0.5,
        by: 'service:assistcraft',
        status: 'open',
        at: '2026-03-02T08:00:00.000Z',
      }),
  })
  const { provider } = await join('call:call-1')
  await waitFor(() => provider.synced)
  await waitFor(async () => (await db.select().from(calls))[0]?.segmentCount === 1)
  expect(await findWords(admin, '4539')).not.toEqual([])
  await centre.acked(centre.send(SEGMENT, segmentAt(2, '5787 6362')))
  await centre.acked(centre.send(SEGMENT, segmentAt(3, '1486')))
  expect(await texts()).toEqual([`it is ${MASK}`, MASK, MASK])
  const marks = readAnnotations(await rooms.read('call:call-1'))
  expect(marks.map(({ kind, segmentId }) => [kind, segmentId])).toEqual([
    ['sensitive', 's2'],
    ['sensitive', 's1'],
    ['sensitive', 's3'],
  ])
  const [stored] = await db.select().from(documents).where(eq(documents.name, 'call:call-1'))
  expect(stored?.generation).toBe(2)
  await waitFor(async () => (await findWords(admin, '4539', 'sensitive:call-1')).length === 0)
  expect(await findWords(admin, '57876362', 'sensitive:call-1')).toEqual([])
  const spoken = (await rooms.read('sensitive:call-1')).getMap<{ text: string }>('spoken')
  expect([...spoken.values()].map(({ text }) => text).toSorted()).toEqual([
    '1486',
    '4539',
    '5787 6362',
  ])
})

test('[F15] what a person had written into the piece is masked with it', async () => {
  const { rooms, centre, texts, admin } = await startFeed()
  await centre.acked(centre.send(SEGMENT, segmentAt(1, 'it is 4539 5787')))
  await rooms.change('call:call-1', {
    actor: 'person:somebody',
    change: (doc) => {
      const text = doc.getArray<Y.Map<unknown>>('segments').get(0).get('text')
      if (text instanceof Y.Text) text.insert(text.length, ' in 1979')
    },
  })
  await centre.acked(centre.send(SEGMENT, segmentAt(2, '6362 1486')))
  expect(await texts()).toEqual([`it is ${MASK} in 1979`, MASK])
  expect(await findWords(admin, '5787', 'sensitive:call-1')).toEqual([])
})

test('[F15] a server that restarts in the middle of a number knows what was said', async () => {
  const first = await startFeed()
  await first.centre.acked(first.centre.send(SEGMENT, segmentAt(1, 'it is AE07 0331')))
  await first.centre.acked(first.centre.send(SEGMENT, segmentAt(2, '2345 6789')))
  const extensions = [createData({ pollMs: 200, leaseMs: 300 })]
  const { server, serviceToken } = await startServer({ brokerage: first, extensions })
  const centre = await connectFeed(server.port, await serviceToken('calls:write'))
  await centre.acked(centre.send(SEGMENT, segmentAt(3, '0123 456')))
  const doc = await server.rooms.read('call:call-1')
  expect(readSegments(doc).map(({ text }) => text)).toEqual([`it is ${MASK}`, MASK, MASK])
})

test('[F15] a question decides what the answer is, also while it is being spoken', async () => {
  const { centre, texts, join } = await startFeed()
  const { provider } = await join('call:call-1')
  const question = segmentAt(1, 'And the three digits on the back?')
  const asked = { ...question, party: 'agent', role: 'agent' }
  await centre.acked(centre.send(SEGMENT, asked))
  const answer = segmentAt(2, 'seven three one')
  centre.send(SEGMENT, { ...answer, final: false, revision: 0 })
  const shown = () =>
    [...provider.awareness.getStates().values()].map((state) => state.partials).find(Boolean)
  expect(await waitFor(shown)).toMatchObject({ caller: { text: MASK } })
  await centre.acked(centre.send(SEGMENT, answer))
  expect((await texts())[1]).toBe(MASK)
})

test('[F15] what comes in one batch is masked before it is written, and no copy is void', async () => {
  const { rooms, texts, admin, db } = await startFeed()
  const conversations = new Conversations(rooms)
  const now = { version: 1, house: SOME_HOUSE, reference: SOME_REFERENCE }
  const settings = { current: () => now }
  const said = ['it is 4539', '5787 6362', '1486'].map((text, index) => segmentEvent(index, text))
  expect(await storeCallEvents({ db, rooms, conversations, settings, log: silent }, said)).toEqual(
    [],
  )
  expect(await texts()).toEqual([`it is ${MASK}`, MASK, MASK])
  expect(await findWords(admin, '4539', 'sensitive:call-1')).toEqual([])
  expect(await rooms.inspect('call:call-1', (_doc, { generation }) => generation)).toBe(1)
  const spoken = (await rooms.read('sensitive:call-1')).getMap('spoken')
  expect([...spoken.keys()].toSorted()).toEqual(['s0:1:0', 's1:1:0', 's2:1:0'])
})

function segmentEvent(number: number, text: string): FeedEvent {
  return FeedEventSchema.parse({
    specversion: '1.0',
    id: `batch-${number}`,
    source: 'urn:centre',
    subject: 'call-1',
    time: '2026-03-02T08:00:00.000Z',
    type: SEGMENT,
    data: segmentAt(number, text),
    sequence: String(1_000 + number),
  })
}
