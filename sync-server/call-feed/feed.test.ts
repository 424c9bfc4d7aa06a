import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import WebSocket from 'ws'
import { apiClients, calls, documentUpdates, feedEvents, leads } from '#db/pace/schema.ts'
import { readAnnotations, readSegments } from '#domain/call/call.ts'
import { MASK } from '#domain/call/masking/sensitive.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { segment, started } from '../testing/feed/feed-client.ts'
import { startFeed } from '../testing/feed/start-feed.ts'

const SEGMENT = 'pace.transcript.segment.v1'
const START = 'pace.call.started.v1'
const ANSWER = 'pace.call.answered.v1'

test('[F1] a call is told from its start to its wrap-up, and its row follows', async () => {
  const { feed, meta, segments, db, sara } = await startFeed()
  const centre = await feed()
  centre.send(START, started())
  centre.send(ANSWER, { agent: sara.email })
  centre.send(SEGMENT, segment())
  centre.send('pace.call.ended.v1')
  await centre.acked(centre.send('pace.call.wrapup.v1', { disposition: 'interested' }))
  expect(await meta()).toMatchObject({
    state: 'ended',
    agentId: sara.id,
    disposition: 'interested',
  })
  expect(await segments()).toMatchObject([{ text: 'Two beds in the arena please' }])
  const row = await waitFor(async () => {
    const [found] = await db.select().from(calls)
    return found?.state === 'ended' ? found : null
  })
  expect(row).toMatchObject({ agentId: sara.id, segmentCount: 1 })
  expect(centre.replies.filter((reply) => reply.kind === 'error')).toEqual([])
})

test('[F2] the server greets with the last sequence that it stored of the source', async () => {
  const { feed } = await startFeed()
  const first = await feed({ query: '?source=urn:centre' })
  const sequence = first.send(START, started())
  await first.acked(sequence)
  expect(first.replies[0]).toEqual({ kind: 'hello', source: 'urn:centre', lastSequence: null })
  const named = await feed({ query: '?source=urn:centre' })
  await waitFor(() => named.replies.length > 0)
  expect(named.replies).toEqual([{ kind: 'hello', source: 'urn:centre', lastSequence: sequence }])
  const unnamed = await feed()
  await unnamed.acked(unnamed.send(SEGMENT, segment()))
  expect(unnamed.replies.slice(0, 2)).toEqual([
    { kind: 'hello', source: null, lastSequence: null },
    { kind: 'hello', source: 'urn:centre', lastSequence: sequence },
  ])
})

test('[F3] a repeat is acknowledged and has no second effect', async () => {
  const { feed, segments, db, sara } = await startFeed()
  const tell = async (centre: Awaited<ReturnType<typeof feed>>) => {
    const at = (n: number) => ({ id: `x${n}`, sequence: `00${n}` })
    centre.send(START, started(), at(1))
    centre.send(ANSWER, { agent: sara.email }, at(2))
    centre.send(SEGMENT, segment(), at(3))
    centre.send(SEGMENT, segment({ segmentId: 's2', text: 'Yes' }), at(4))
    await centre.acked('004')
  }
  await tell(await feed())
  const log = await db.select().from(documentUpdates).orderBy(documentUpdates.seq)
  await Promise.all([tell(await feed()), tell(await feed())])
  expect(await segments()).toHaveLength(2)
  expect(await db.select().from(documentUpdates).orderBy(documentUpdates.seq)).toHaveLength(
    log.length,
  )
  expect(await db.select().from(feedEvents)).toHaveLength(4)
  expect(await db.select().from(leads)).toHaveLength(1)
})

test('[F3] the same events from two sockets at once are stored once', async () => {
  const { feed, segments, db } = await startFeed()
  const both = [await feed(), await feed()]
  for (let n = 1; n <= 30; n += 1) {
    const patch = { id: `x${n}`, sequence: String(n).padStart(3, '0') }
    for (const centre of both) {
      if (n === 1) centre.send(START, started(), patch)
      else centre.send(SEGMENT, segment({ segmentId: `s${n}` }), patch)
    }
  }
  await Promise.all(both.map((centre) => centre.acked('030')))
  expect(await segments()).toHaveLength(29)
  expect(await db.select().from(feedEvents)).toHaveLength(30)
})

test.each([
  ['not JSON', 'hello', 'not JSON'],
  ['a batch', '[]', 'one event, not a batch'],
  [
    'an unknown type',
    JSON.stringify({ id: 'b', type: 'pace.call.exploded.v1' }),
    'Types: pace.call.started.v1',
  ],
  ['a missing field', JSON.stringify({ id: 'b', type: START }), 'subject'],
])(
  '[F4] %s is answered with what to do, stores nothing and leaves the socket open',
  async (_name, frame, told) => {
    const { feed, db } = await startFeed()
    const centre = await feed()
    centre.sendRaw(frame)
    const error = await waitFor(() => centre.replies.find((reply) => reply.kind === 'error'))
    expect(error).toMatchObject({ code: 'invalid', message: expect.stringContaining(told) })
    expect(await db.select().from(feedEvents)).toEqual([])
    await centre.acked(centre.send(START, started()))
  },
)

test('[F4] a binary frame is answered too', async () => {
  const { feed } = await startFeed()
  const centre = await feed()
  centre.sendRaw(Buffer.from('{}'))
  await waitFor(() => centre.replies.some((reply) => reply.kind === 'error'))
  await centre.acked(centre.send(START, started()))
})

test('[F5] a bad event does not take the good ones of its batch with it', async () => {
  const { feed, segments, meta } = await startFeed()
  const centre = await feed()
  centre.send(SEGMENT, segment({ segmentId: 's0' }), { id: 'early' })
  centre.send(START, started())
  await centre.acked(centre.send(SEGMENT, segment()))
  expect(centre.replies.find((reply) => reply.kind === 'error')).toMatchObject({
    code: 'notFound',
    id: 'early',
    message: expect.stringContaining('send pace.call.started.v1'),
  })
  expect((await segments()).map(({ id }) => id)).toEqual(['s1'])
  expect((await meta()).state).toBe('ringing')
})

test('[F6] another source cannot write into a call, nor leave what it calls secret', async () => {
  const { feed, segments, rooms } = await startFeed()
  const centre = await feed()
  await centre.acked(centre.send(START, started()))
  const other = await feed({ source: 'urn:other' })
  other.send(SEGMENT, segment({ text: 'card 4242 4242 4242 4242' }))
  await waitFor(() =>
    other.replies.some((reply) => reply.kind === 'error' && reply.code === 'conflict'),
  )
  expect(await segments()).toEqual([])
  const hidden = await rooms.read('sensitive:call-1')
  expect(hidden.getMap('spoken').size).toBe(0)
})

test('[F7] sensitive words stand in no commit of the call, and in the document of their readers', async () => {
  const { feed, segments, rooms, db } = await startFeed()
  const centre = await feed()
  centre.send(START, started())
  const text = 'My card is 4242 4242 4242 4242 okay'
  await centre.acked(centre.send(SEGMENT, segment({ text })))
  expect((await segments())[0]?.text).toBe(`My card is ${MASK} okay`)
  const log = await db
    .select()
    .from(documentUpdates)
    .where(eq(documentUpdates.document, 'call:call-1'))
    .orderBy(documentUpdates.seq)
  expect(Buffer.concat(log.map(({ update }) => update)).toString('latin1')).not.toContain('4242')
  const spoken = (await rooms.read('sensitive:call-1')).getMap('spoken').toJSON()
  expect(Object.values(spoken)).toMatchObject([{ type: 'card', text: '4242 4242 4242 4242' }])
  expect(readAnnotations(await rooms.read('call:call-1'))).toMatchObject([
    { kind: 'sensitive', by: 'service:feed' },
  ])
})

test('[F8] words that are still being spoken are seen as presence, masked, and stored nowhere', async () => {
  const { feed, join, rooms } = await startFeed()
  const centre = await feed()
  await centre.acked(centre.send(START, started()))
  const { provider } = await join('call:call-1')
  await waitFor(() => provider.synced)
  const shown = () =>
    [...provider.awareness.getStates().values()].map((state) => state.partials).find(Boolean)
  centre.send(SEGMENT, segment({ final: false, revision: 0, text: 'it is 4242 4242 42' }))
  const partials = await waitFor(shown)
  expect(partials).toMatchObject({
    caller: { text: `it is ${MASK}`, role: 'customer', beginMs: 0 },
  })
  expect(readSegments(await rooms.read('call:call-1'))).toEqual([])
  await centre.acked(centre.send(SEGMENT, segment()))
  await waitFor(() => !shown())
})

test('[F10] many calls at once are stored whole, each in its order', async () => {
  const { feed, segments } = await startFeed()
  const centre = await feed()
  const subjects = Array.from({ length: 8 }, (_, index) => `call-${index}`)
  for (const subject of subjects) centre.send(START, started(), { subject })
  let last = ''
  for (let n = 0; n < 40; n += 1) {
    for (const subject of subjects) {
      last = centre.send(SEGMENT, segment({ segmentId: `s${n}`, beginMs: n * 10, text: `${n}` }), {
        subject,
      })
    }
  }
  await centre.acked(last)
  for (const subject of subjects) {
    const texts = (await segments(subject)).map(({ text }) => Number(text))
    expect(texts).toEqual(Array.from({ length: 40 }, (_, n) => n))
  }
})

test.each([
  ['no token', {}, 401],
  ['a token without the scope', { scopes: ['live:write'] }, 403],
  ['no subprotocol', { scopes: ['calls:write'], protocol: 'json' }, 422],
])(
  '[F11] with %s there is no socket',
  async (_name, options: { scopes?: string[]; protocol?: string }, status) => {
    const { server, serviceToken } = await startFeed()
    const token = options.scopes ? await serviceToken(...options.scopes) : null
    const socket = new WebSocket(
      `ws://127.0.0.1:${server.port}/feed`,
      options.protocol ?? 'cloudevents.json',
      {
        headers: token ? { authorization: `Bearer ${token}` } : {},
      },
    )
    socket.on('error', () => undefined)
    const answered = await new Promise<number | undefined>((resolve) => {
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode))
    })
    expect(answered).toBe(status)
  },
)

test('[F12] the socket of a client that is revoked closes', async () => {
  const { server, admin, feed } = await startFeed()
  const centre = await feed()
  await centre.acked(centre.send(START, started()))
  const now = new Date().toISOString()
  await admin.insert(apiClients).values({
    id: 'tester',
    name: 'Tester',
    scopes: ['calls:write'],
    secretHash: 'x',
    createdBy: 'person:x',
    revokedAt: now,
  })
  await waitFor(() => centre.closed() === 4403)
  expect(server.port).toBeGreaterThan(0)
})
