import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { listUpdatesAfter, storeSnapshot } from '#db/pace/documents/documents.ts'
import { calls, callSegments, documents, leads, listings } from '#db/pace/schema.ts'
import { readAnnotations, readSegments } from '#domain/call/call.ts'
import { paragraphsOf } from '#domain/documents/rich-text.ts'
import { readLead } from '#domain/lead/lead.ts'
import { readListing } from '#domain/listing/listing.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { connectRaw, type Peer, startServer } from '../../testing/start-server.ts'

/** What a client has at the very moment when it is told that it is synced. */
function atSync<T>(peer: Peer, read: (doc: Y.Doc) => T): Promise<T> {
  return new Promise((resolve) => {
    peer.provider.on('sync', (synced: boolean) => synced && resolve(read(peer.doc)))
  })
}

const titleOf = (doc: Y.Doc) => doc.getText('title').toString()

test('[S11] two stock clients see each other’s edits, and whoever comes later has all of it when synced', async () => {
  const { join } = await startServer()
  const [a, b] = [await join('note:a'), await join('note:a')]
  await waitFor(() => a.provider.synced && b.provider.synced)
  a.doc.getText('title').insert(0, 'Hello')
  await waitFor(() => b.title() === 'Hello')
  b.doc.getText('title').insert(5, ' world')
  await waitFor(() => a.title() === 'Hello world')
  expect(await atSync(await join('note:a'), titleOf)).toBe('Hello world')
})

test('[S11] content is there when synced after a restart too, from snapshot and tail', async () => {
  const { server, join, admin, ...rest } = await startServer()
  const first = await join('note:a')
  await waitFor(() => first.provider.synced)
  first.doc.getText('title').insert(0, 'snapshot')
  await waitFor(async () => (await listUpdatesAfter(admin, 'note:a', 0)).length === 1)
  const doc = first.doc
  const made = { name: 'note:a', generation: 1, snapshotSeq: 1 }
  await storeSnapshot(admin, {
    ...made,
    snapshot: Y.encodeStateAsUpdate(doc),
    vector: Y.encodeStateVector(doc),
  })
  doc.getText('title').insert(8, ' and tail')
  await waitFor(async () => (await listUpdatesAfter(admin, 'note:a', 1)).length === 1)
  first.provider.destroy()
  await server.close()
  const next = await startServer({ brokerage: { admin, ...rest } })
  expect(await atSync(await next.join('note:a'), titleOf)).toBe('snapshot and tail')
})

test('[S12] a hundred clients that open a document at once cause one load', async () => {
  const { join, server } = await startServer()
  await server.rooms.change('note:a', {
    actor: 'x',
    change: (doc) => doc.getText('title').insert(0, 'a'),
  })
  const peers = await Promise.all(Array.from({ length: 100 }, () => join('note:a')))
  await waitFor(() => peers.every((peer) => peer.provider.synced && peer.title() === 'a'))
})

test('[S13] since brings what came after it, deletions included, and no more', async () => {
  const { server, serviceToken, url } = await startServer()
  const change = (edit: (doc: Y.Doc) => void) =>
    server.rooms.change('note:a', { actor: 'x', change: edit })
  await change((doc) => doc.getText('title').insert(0, 'long ago '.repeat(200)))
  const { seq } = await change((doc) => doc.getText('title').insert(0, 'x'))
  const copy = await server.rooms.read('note:a')
  await change((doc) => doc.getText('title').delete(0, 500))
  const token = await serviceToken('live:read')
  const { socket, messages } = await connectRaw(url, 'note:a', {
    token,
    params: `&since=${seq}&generation=1`,
  })
  socket.send(Uint8Array.of(0, 0, 1, 0))
  await waitFor(() => messages.some((message) => message[0] === 0 && message[1] === 1))
  const updates = messages.filter((message) => message[0] === 0 && message[1] === 2)
  expect(updates).toHaveLength(1)
  expect(updates[0]?.length).toBeLessThan(50)
  for (const update of updates) Y.applyUpdate(copy, update.subarray(3))
  expect(copy.getText('title').length).toBe(
    (await server.rooms.read('note:a')).getText('title').length,
  )
})

test.each(['0', '999'])(
  '[S14] since %s, before the snapshot or after the log, brings all of it',
  async (since) => {
    const { server, join, admin } = await startServer()
    const doc = new Y.Doc()
    doc.getText('title').insert(0, 'all of it')
    const snapshot = Y.encodeStateAsUpdate(doc)
    await admin.insert(documents).values({
      name: 'note:a',
      kind: 'note',
      seq: 5,
      snapshotSeq: 5,
      snapshot,
      snapshotVector: Y.encodeStateVector(doc),
    })
    expect(await atSync(await join('note:a', { params: { since } }), titleOf)).toBe('all of it')
    expect(server.port).toBeGreaterThan(0)
  },
)

test('[S15] a copy of another generation is closed 4410 before anything of it is taken', async () => {
  const { join, admin } = await startServer()
  await admin.insert(documents).values({ name: 'note:a', kind: 'note', generation: 2 })
  const doc = new Y.Doc()
  doc.getText('title').insert(0, 'from before')
  const peer = await join('note:a', { doc, params: { since: '3', generation: '1' } })
  await waitFor(() => peer.closed()?.code === 4410)
  expect(await listUpdatesAfter(admin, 'note:a', 0)).toEqual([])
})

test('[S15] a document that is rebuilt while people have it open closes them 4410', async () => {
  const { join, admin } = await startServer()
  const peer = await join('note:a')
  await waitFor(() => peer.provider.synced)
  await admin.update(documents).set({ generation: 2 })
  peer.doc.getText('title').insert(0, 'old')
  await waitFor(() => peer.closed()?.code === 4410)
  expect(await listUpdatesAfter(admin, 'note:a', 0)).toEqual([])
})

test('[S16] a lead that has only a row gets its document from it, once, before anybody is synced', async () => {
  const { join, admin, marina, sara } = await startServer()
  const id = crypto.randomUUID()
  const row = { id, reference: 'L-00009', stage: 'qualified', teamId: marina, ownerId: sara.id }
  await admin
    .insert(leads)
    .values({ ...row, name: 'Hana', bedrooms: 2, areas: ['dubai-marina'], phone: 'not a phone' })
  const peers = await Promise.all([1, 2, 3].map(() => join(`lead:${id}`)))
  const read = await Promise.all(peers.map((peer) => atSync(peer, readLead)))
  for (const lead of read) {
    expect(lead).toMatchObject({
      reference: 'L-00009',
      stage: 'qualified',
      name: 'Hana',
      bedrooms: 2,
      phone: null,
    })
  }
  expect(await listUpdatesAfter(admin, `lead:${id}`, 0)).toHaveLength(1)
})

test('[S16] a listing’s document has its description as paragraphs', async () => {
  const { join, admin, marina } = await startServer()
  const id = crypto.randomUUID()
  const row = { id, reference: 'P-00001', status: 'draft', teamId: marina, price: 90_000 }
  await admin.insert(listings).values({ ...row, description: 'Sea view.\n\nTwo balconies.' })
  const [listing, description] = await atSync(await join(`listing:${id}`), (doc) => [
    readListing(doc),
    paragraphsOf(doc.getXmlFragment('description')),
  ])
  expect(listing).toMatchObject({ price: 90_000, status: 'draft' })
  expect(description).toBe('Sea view.\nTwo balconies.')
})

test('[S16] a call’s document has what was said and how it was marked', async () => {
  const { join, admin, marina } = await startServer()
  const mark = {
    id: 'm1',
    segmentId: 's1',
    kind: 'entity',
    type: 'bedrooms',
    start: 7,
    end: 15,
    text: 'two beds',
  } as const
  const segment = {
    segmentId: 's1',
    party: 'caller',
    role: 'customer' as const,
    beginMs: 0,
    endMs: 900,
    text: 'I want two beds',
    language: 'en',
    confidence: 1,
    revision: 0,
  }
  const annotations = [
    { ...mark, value: 2, confidence: 0.9, by: 'service:assistcraft', status: 'open' as const },
  ]
  await admin.insert(calls).values({
    id: 'call-1',
    source: 'pbx',
    state: 'ended',
    teamId: marina,
    summary: 'Wants two beds.',
  })
  await admin.insert(callSegments).values({ callId: 'call-1', ...segment, annotations })
  const [segments, marks] = await atSync(await join('call:call-1'), (doc) => [
    readSegments(doc),
    readAnnotations(doc),
  ])
  expect(segments).toMatchObject([{ id: 's1', text: 'I want two beds' }])
  expect(marks).toMatchObject([{ id: 'm1', segmentId: 's1', value: 2 }])
})

test('[S17] a reader is sent no step 1, and what it sends is refused, stored nowhere and seen by nobody', async () => {
  const { server, join, connect, serviceToken, admin, url } = await startServer()
  await server.rooms.change('note:a', {
    actor: 'x',
    change: (doc) => doc.getText('title').insert(0, 'read me'),
  })
  const writer = await join('note:a')
  await waitFor(() => writer.provider.synced)
  const token = await serviceToken('live:read')
  const refusals: string[] = []
  const reader = connect('note:a', { token, refusals })
  await waitFor(() => reader.provider.synced)
  expect(reader.title()).toBe('read me')
  reader.doc.getText('title').insert(0, 'forbidden ')
  await waitFor(() => refusals.length === 1)
  writer.doc.getText('title').insert(0, 'still ')
  await waitFor(() => reader.title().includes('still'))
  expect(writer.title()).toBe('still read me')
  expect(await listUpdatesAfter(admin, 'note:a', 0)).toHaveLength(2)
  const raw = await connectRaw(url, 'note:a', { token })
  raw.socket.send(Uint8Array.of(0, 0, 1, 0))
  await waitFor(() => raw.messages.some((message) => message[0] === 0 && message[1] === 1))
  expect(raw.messages.filter((message) => message[0] === 0 && message[1] === 0)).toEqual([])
})

test('[S36] the documents of a team’s views are there for their readers, and nobody writes them', async () => {
  const { connect, personToken, sara, marina, admin } = await startServer()
  const refusals: string[] = []
  const peer = connect(`board:${marina}`, { token: await personToken(sara), refusals })
  await waitFor(() => peer.provider.synced)
  peer.doc.getMap('cards').set('x', 1)
  await waitFor(() => refusals.length === 1)
  const [row] = await admin
    .select({ seq: documents.seq })
    .from(documents)
    .where(eq(documents.kind, 'board'))
  expect(row?.seq).toBe(0)
})
