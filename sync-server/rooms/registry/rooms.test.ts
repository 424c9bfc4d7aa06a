import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { connectPace, type PaceClient, type PaceDb } from '#db/pace/client.ts'
import { listUpdatesAfter } from '#db/pace/documents/documents.ts'
import { documents, eventCursors, teams } from '#db/pace/schema.ts'
import { DomainError } from '#domain/errors.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { createPostgresStore } from '../../store/store.ts'
import { createRooms, type RoomRegistry } from './rooms.ts'

const log = { error() {}, warn() {}, info() {} }

async function startRooms(
  options: { idleMs?: number } = {},
): Promise<{ rooms: RoomRegistry; client: PaceClient; db: PaceDb; adminUrl: string }> {
  const { pace } = await createTestDatabases()
  const client = connectPace(pace.urls.pace_sync, { max: 4 })
  const rooms = createRooms({ store: createPostgresStore(client), log, ...options })
  onTestFinished(async () => {
    await rooms.close()
    await client.close()
  })
  return { rooms, client, db: client.db, adminUrl: pace.adminUrl }
}

function setTitle(text: string) {
  return (doc: Y.Doc) => doc.getText('title').insert(0, text)
}

test('[S40] changes of one document run one after the other, each on what the one before committed', async () => {
  const { rooms, db } = await startRooms()
  const append = (letter: string) => (doc: Y.Doc) => {
    const title = doc.getText('title')
    title.insert(title.length, letter)
  }
  const positions = await Promise.all(
    [...'abcde'].map((letter) =>
      rooms.change('note:a', { actor: 'service:x', change: append(letter) }),
    ),
  )
  expect(positions.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
  expect((await rooms.read('note:a')).getText('title').toString()).toBe('abcde')
  expect(await listUpdatesAfter(db, 'note:a', 0)).toHaveLength(5)
})

test('[S41] a change that throws leaves no trace, not in its transaction either', async () => {
  const { rooms, db } = await startRooms()
  const failing = rooms.change('note:a', {
    actor: 'service:x',
    change: setTitle('lost'),
    inTransaction: async (tx) => {
      await tx.insert(eventCursors).values({ reader: 'r' })
      throw new DomainError('conflict', 'no')
    },
  })
  await expect(failing).rejects.toMatchObject({ code: 'conflict' })
  const thrown = rooms.change('note:a', {
    actor: 'service:x',
    change: (doc) => {
      setTitle('half')(doc)
      throw new DomainError('invalid', 'no')
    },
  })
  await expect(thrown).rejects.toMatchObject({ code: 'invalid' })
  await rooms.change('note:a', { actor: 'service:x', change: setTitle('kept') })
  expect((await rooms.read('note:a')).getText('title').toString()).toBe('kept')
  expect(await db.select().from(eventCursors)).toEqual([])
})

test('[S42] a change that changes nothing commits nothing, but runs its transaction', async () => {
  const { rooms, db } = await startRooms()
  const inTransaction = async (tx: PaceDb, seq: number) => {
    await tx.insert(eventCursors).values({ reader: 'r', sequence: seq })
  }
  const position = await rooms.change('note:a', { actor: 'x', change: () => {}, inTransaction })
  expect(position).toEqual({ seq: 0, generation: 1 })
  expect(await db.select({ seq: eventCursors.sequence }).from(eventCursors)).toEqual([{ seq: 0 }])
})

test('[S43] a change goes on top of what another process has committed', async () => {
  const { rooms, client } = await startRooms()
  const other = createRooms({ store: createPostgresStore(client), log })
  onTestFinished(() => other.close())
  await rooms.change('note:a', { actor: 'a', change: setTitle('one ') })
  await other.change('note:a', { actor: 'b', change: setTitle('two ') })
  await rooms.change('note:a', { actor: 'a', change: setTitle('three ') })
  expect((await rooms.read('note:a')).getText('title').toString()).toBe('three two one ')
})

test('[S44] an older holder of a view’s lease cannot write once a later one has', async () => {
  const { rooms, db } = await startRooms()
  const client = connectPace((await startRooms()).adminUrl, { max: 1 })
  onTestFinished(client.close)
  await rooms.change('note:a', { actor: 'x', change: setTitle('a'), fence: { token: 2 } })
  const late = rooms.change('note:a', { actor: 'x', change: setTitle('b'), fence: { token: 1 } })
  await expect(late).rejects.toMatchObject({ code: 'conflict' })
  expect(await listUpdatesAfter(db, 'note:a', 0)).toHaveLength(1)
})

test('[S45] a document is created once, with its transaction', async () => {
  const { rooms, db } = await startRooms()
  const doc = new Y.Doc()
  setTitle('first')(doc)
  const options = { actor: 'service:x', update: Y.encodeStateAsUpdate(doc) }
  expect(await rooms.create('note:a', options)).toEqual({ seq: 1 })
  await expect(rooms.create('note:a', options)).rejects.toMatchObject({ code: 'conflict' })
  const failing = rooms.create('note:b', {
    ...options,
    inTransaction: () => Promise.reject(new DomainError('invalid', 'no')),
  })
  await expect(failing).rejects.toMatchObject({ code: 'invalid' })
  expect(await db.select().from(documents).where(eq(documents.name, 'note:b'))).toEqual([])
})

test('[S46] names that are none, records that are not there and documents that are gone are told apart', async () => {
  const { rooms, client, db } = await startRooms()
  await expect(rooms.read('../etc')).rejects.toMatchObject({ code: 'invalid' })
  await expect(rooms.read('lead:nobody')).rejects.toMatchObject({ code: 'notFound' })
  await expect(rooms.read('private:lead:nobody')).rejects.toMatchObject({ code: 'notFound' })
  await rooms.change('note:a', { actor: 'x', change: setTitle('a') })
  await db.update(documents).set({ deletedAt: new Date().toISOString() })
  const other = createRooms({ store: createPostgresStore(client), log })
  onTestFinished(() => other.close())
  await expect(other.read('note:a')).rejects.toMatchObject({ code: 'gone' })
})

test('[S47] listeners hear of each commit with its sequence and actor', async () => {
  const { rooms } = await startRooms()
  const heard: unknown[] = []
  rooms.onCommitted((commit) => heard.push(commit))
  await rooms.change('note:a', { actor: 'person:a', change: setTitle('a') })
  await rooms.change('note:a', { actor: 'person:b', change: setTitle('b') })
  expect(heard).toEqual([
    { document: 'note:a', seq: 1, actor: 'person:a' },
    { document: 'note:a', seq: 2, actor: 'person:b' },
  ])
})

test('[S36] a view is built before anybody gets its room', async () => {
  const { pace } = await createTestDatabases()
  const admin = connectPace(pace.adminUrl, { max: 1 })
  const [team] = await admin.db.insert(teams).values({ name: 'Marina' }).returning()
  const client = connectPace(pace.urls.pace_sync, { max: 4 })
  const built: string[] = []
  const rooms = createRooms({
    store: createPostgresStore(client),
    log,
    prepareView: async (api, name) => {
      built.push(name)
      await api.change(name, {
        actor: 'service:views',
        change: (doc) => doc.getMap('info').set('at', 1),
      })
    },
  })
  onTestFinished(async () => {
    await rooms.close()
    await Promise.all([client.close(), admin.close()])
  })
  const name = `board:${team?.id}`
  const opened = await Promise.all([rooms.open(name), rooms.open(name)])
  expect(opened.map((room) => room.log.seq)).toEqual([1, 1])
  expect(built).toEqual([name])
})
