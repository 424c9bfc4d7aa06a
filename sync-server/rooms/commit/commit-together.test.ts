import { expect, onTestFinished, test } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { listUpdatesAfter } from '#db/pace/documents/documents.ts'
import { eventCursors } from '#db/pace/schema.ts'
import { DomainError } from '#domain/errors.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { createPostgresStore } from '../../store/store.ts'
import type { Change } from '../documents-api.ts'
import { createRooms } from '../registry/rooms.ts'

const log = { error() {}, warn() {}, info() {} }
const NAMES = Array.from({ length: 12 }, (_, index) => `note:${index}`)

async function startRooms() {
  const { pace } = await createTestDatabases()
  const { client, rooms } = open(pace.urls.pace_sync)
  // What is open already is changed in the turn in which it is asked.
  for (const name of NAMES) await rooms.read(name)
  const change = (name: string, options: Partial<Change> = {}) =>
    rooms.change(name, { actor: 'service:x', change: addWord, together: true, ...options })
  return { db: client.db, sql: client.sql, change, rooms, url: pace.urls.pace_sync }
}

function open(url: string) {
  const client = connectPace(url, { max: 4 })
  const rooms = createRooms({ store: createPostgresStore(client), log })
  onTestFinished(async () => {
    await rooms.close()
    await client.close()
  })
  return { client, rooms }
}

const addWord: Change['change'] = (doc) => doc.getText('title').insert(0, 'word ')

test('[S41] changes of many documents share a transaction, each with its own part of it', async () => {
  const { db, sql, change } = await startRooms()
  const positions = await Promise.all(
    NAMES.map((name) =>
      change(name, {
        async inTransaction(tx, seq, generation) {
          await tx.insert(eventCursors).values({ reader: name, sequence: seq * 10 + generation })
        },
      }),
    ),
  )
  expect(positions).toEqual(NAMES.map(() => ({ seq: 1, generation: 1 })))
  expect(await db.$count(eventCursors)).toBe(NAMES.length)
  const [transactions] =
    await sql`select count(distinct xmin::text)::int as count from document_updates`
  expect(transactions).toEqual({ count: 1 })
})

test('[S41] one that fails in the shared transaction takes none of the others with it', async () => {
  const { db, change, rooms } = await startRooms()
  const refusal = new DomainError('conflict', 'no')
  const results = await Promise.allSettled([
    change('note:0'),
    change('note:1', { inTransaction: () => Promise.reject(refusal) }),
    change('note:2', {
      change() {
        throw refusal
      },
    }),
    change('note:3', { change() {} }),
    change('note:4'),
  ])
  expect(results).toMatchObject([
    { status: 'fulfilled', value: { seq: 1 } },
    { status: 'rejected', reason: refusal },
    { status: 'rejected', reason: refusal },
    { status: 'fulfilled', value: { seq: 0 } },
    { status: 'fulfilled', value: { seq: 1 } },
  ])
  for (const [name, updates] of [
    ['note:0', 1],
    ['note:1', 0],
    ['note:2', 0],
    ['note:4', 1],
  ] as const) {
    expect(await listUpdatesAfter(db, name, 0)).toHaveLength(updates)
    const title = (await rooms.read(name)).getText('title').toString()
    expect(title).toBe('word '.repeat(updates))
  }
})

test('[S41] one whose log another node has moved is changed on what is there now', async () => {
  const { change, rooms, url } = await startRooms()
  const other = open(url).rooms
  await other.change('note:1', { actor: 'service:y', change: addWord })
  const positions = await Promise.all([change('note:0'), change('note:1'), change('note:2')])
  expect(positions.map(({ seq }) => seq)).toEqual([1, 2, 1])
  expect((await rooms.read('note:1')).getText('title').toString()).toBe('word word ')
})

test('[S40] changes of one document stay in order among those of others', async () => {
  const { change, rooms } = await startRooms()
  const append =
    (letter: string): Change['change'] =>
    (doc) => {
      const title = doc.getText('title')
      title.insert(title.length, letter)
    }
  const wanted = [...'abc'].flatMap((letter) =>
    NAMES.map((name) => change(name, { change: append(letter) })),
  )
  await Promise.all(wanted)
  for (const name of NAMES) expect((await rooms.read(name)).getText('title').toString()).toBe('abc')
})

test('[S40] what follows a change in the same turn begins when that has ended, also where it goes with others', async () => {
  const { change, rooms } = await startRooms()
  const refusal = new DomainError('conflict', 'no')
  const seen: string[] = []
  const follow: Change['change'] = (doc, at) => {
    seen.push(doc.getText('title').toString())
    addWord(doc, at)
  }
  const results = await Promise.allSettled([
    change('note:0', { inTransaction: () => Promise.reject(refusal) }),
    change('note:0', { together: undefined, change: follow }),
    change('note:1'),
    change('note:1', { together: undefined, change: follow }),
  ])
  expect(results).toMatchObject([
    { status: 'rejected', reason: refusal },
    { status: 'fulfilled', value: { seq: 1 } },
    { status: 'fulfilled', value: { seq: 1 } },
    { status: 'fulfilled', value: { seq: 2 } },
  ])
  expect(seen.sort()).toEqual(['', 'word '])
  expect((await rooms.read('note:0')).getText('title').toString()).toBe('word ')
  expect((await rooms.read('note:1')).getText('title').toString()).toBe('word word ')
})
