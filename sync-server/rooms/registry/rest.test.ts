import { expect, test } from 'vitest'
import * as Y from 'yjs'
import * as encoding from 'lib0/encoding'
import { listUpdatesAfter, loadDocument } from '#db/pace/documents/documents.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { createCompactor } from '../../compaction/compact.ts'
import { foldUpdates } from '../../compaction/fold-updates.ts'
import { createPostgresStore } from '../../store/store.ts'
import { foundBrokerage } from '../../testing/brokerage.ts'
import { connectRaw, startServer } from '../../testing/start-server.ts'
import { createRooms } from './rooms.ts'

const log = { error() {}, warn() {}, info() {} }

function append(text: string) {
  return (doc: Y.Doc) => doc.getText('title').insert(doc.getText('title').length, text)
}

test('[S52] a fresh token shown while connected is answered with its expiry; a bad one sends the client back', async () => {
  const { url, serviceToken } = await startServer()
  const { socket, messages, state } = await connectRaw(url, 'note:a', {
    token: await serviceToken('live:read', 'live:write'),
  })
  const renewal = (token: string) =>
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 102)
      encoding.writeVarString(encoder, token)
    })
  socket.send(renewal(await serviceToken('live:read', 'live:write')))
  await waitFor(() => messages.some((message) => message[0] === 102))
  socket.send(renewal('nonsense'))
  await waitFor(() => state.code === 4501)
})

test('[S53] a room that nobody is in leaves memory, and is as it was when somebody comes back', async () => {
  const { client } = await foundBrokerage()
  const rested: string[] = []
  const rooms = createRooms({
    store: createPostgresStore(client),
    log,
    idleMs: 60,
    resting: (room) => rested.push(room.name),
  })
  await rooms.change('note:a', { actor: 'x', change: append('a') })
  await waitFor(() => rested.length === 1 && [...rooms.openRooms()].length === 0)
  await rooms.change('note:a', { actor: 'x', change: append('b') })
  expect((await rooms.read('note:a')).getText('title').toString()).toBe('ab')
  await rooms.close()
})

test('[S54] a long log is folded into a snapshot; the log itself stays, and nothing is different', async () => {
  const { db, client } = await foundBrokerage()
  const compactor = createCompactor({ store: createPostgresStore(client), log, afterUpdates: 10 })
  const rooms = createRooms({
    store: createPostgresStore(client),
    log,
    afterCommit: (room) => compactor.consider(room),
  })
  for (let times = 0; times < 25; times += 1) {
    await rooms.change('note:a', {
      actor: 'x',
      change: (doc) => {
        append('abc')(doc)
        doc.getText('title').delete(0, 1)
      },
    })
  }
  const before = (await rooms.read('note:a')).getText('title').toString()
  const stored = await waitFor(async () => {
    const row = await loadDocument(db, 'note:a')
    return row && row.snapshotSeq >= 10 && row.tail.length < 15 ? row : null
  })
  expect(stored.seq).toBe(25)
  await rooms.change('note:a', { actor: 'x', change: append('!') })
  const other = createRooms({ store: createPostgresStore(client), log })
  expect((await other.read('note:a')).getText('title').toString()).toBe(`${before}!`)
  expect(await listUpdatesAfter(db, 'note:a', 0)).toHaveLength(26)
  await compactor.stop()
  await rooms.close()
  await other.close()
})

test('[S55] a log with a hole in it is not folded: the snapshot would freeze the hole', () => {
  const updates: Uint8Array[] = []
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const letter of 'abc') append(letter)(doc)
  const [first, , third] = updates
  if (!first || !third) throw new Error('no updates')
  expect(foldUpdates([first, third])).toEqual({ problem: 'a dependency is missing' })
  expect(foldUpdates(updates)).toMatchObject({ vector: Y.encodeStateVector(doc) })
})

test('[S56] a server that stops closes its clients 1012, and what they had sent is in the log', async () => {
  const { join, server, admin } = await startServer()
  const peers = [await join('note:a'), await join('note:b')]
  await waitFor(() => peers.every((peer) => peer.provider.synced))
  for (const peer of peers) peer.doc.getText('title').insert(0, 'sent')
  await waitFor(async () => (await listUpdatesAfter(admin, 'note:b', 0)).length === 1)
  await server.close()
  await waitFor(() => peers.every((peer) => peer.codes.includes(1012)))
  expect(peers.map((peer) => peer.closed())).toEqual([null, null])
  expect(await listUpdatesAfter(admin, 'note:a', 0)).toHaveLength(1)
})
