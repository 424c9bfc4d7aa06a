import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { createTestDatabases } from '#tests/support/databases.ts'
import { connectPace, type PaceDb } from '../client.ts'
import { type Append, appendUpdates } from './commit.ts'
import { insertDocument, listUpdatesAfter, loadDocument } from './documents.ts'
import { documents } from '../schema.ts'

async function openDatabase(): Promise<PaceDb> {
  const { pace } = await createTestDatabases()
  const client = connectPace(pace.urls.pace_sync, { max: 4 })
  onTestFinished(client.close)
  return client.db
}

function append(document: string, seq: number, ...bytes: number[]): Append {
  const updates = bytes.map((byte) => ({ update: Uint8Array.of(byte, 0), actor: 'person:a' }))
  return { document, generation: 1, seq, updates }
}

test('one statement appends to several logs, with sequences from where each stands', async () => {
  const db = await openDatabase()
  await insertDocument(db, { name: 'note:a', actor: 'service:x' })
  await insertDocument(db, { name: 'note:b', actor: 'service:x', update: Uint8Array.of(9) })
  const outcomes = await appendUpdates(db, [append('note:b', 1, 5), append('note:a', 0, 1, 2)])
  expect(Object.fromEntries(outcomes)).toEqual({ 'note:a': 'committed', 'note:b': 'committed' })
  const rows = await listUpdatesAfter(db, 'note:a', 0)
  expect(rows.map(({ seq, update }) => [seq, update[0]])).toEqual([
    [1, 1],
    [2, 2],
  ])
  expect(await loadDocument(db, 'note:b')).toMatchObject({
    seq: 2,
    tail: [Buffer.of(9), Buffer.of(5, 0)],
  })
})

test('a document that is not as expected is left out and holds up nothing', async () => {
  const db = await openDatabase()
  for (const name of ['note:moved', 'note:old', 'note:gone', 'note:fenced', 'note:fine']) {
    await insertDocument(db, { name, actor: 'service:x', update: Uint8Array.of(9) })
  }
  await db.update(documents).set({ generation: 2 }).where(eq(documents.name, 'note:old'))
  await db.update(documents).set({ fence: 7 }).where(eq(documents.name, 'note:fenced'))
  await db
    .update(documents)
    .set({ deletedAt: new Date().toISOString() })
    .where(eq(documents.name, 'note:gone'))
  const outcomes = await appendUpdates(db, [
    append('note:moved', 0, 1),
    append('note:old', 1, 1),
    append('note:gone', 1, 1),
    append('note:never', 0, 1),
    { ...append('note:fenced', 1, 1), fence: 6 },
    append('note:fine', 1, 1),
  ])
  expect(Object.fromEntries(outcomes)).toEqual({
    'note:moved': 'moved',
    'note:old': 'regenerated',
    'note:gone': 'gone',
    'note:never': 'gone',
    'note:fenced': 'fenced',
    'note:fine': 'committed',
  })
  expect(await listUpdatesAfter(db, 'note:moved', 1)).toEqual([])
})

test('two writers at once: one commits, the other is told that the document moved', async () => {
  const db = await openDatabase()
  await insertDocument(db, { name: 'note:a', actor: 'service:x' })
  const both = await Promise.all([
    appendUpdates(db, [append('note:a', 0, 1)]),
    appendUpdates(db, [append('note:a', 0, 2)]),
  ])
  const outcomes = both.map((each) => each.get('note:a'))
  expect(new Set(outcomes)).toEqual(new Set(['committed', 'moved']))
  expect(await listUpdatesAfter(db, 'note:a', 0)).toHaveLength(1)
})

test('a document is made once; one that began empty takes its first update', async () => {
  const db = await openDatabase()
  expect(await insertDocument(db, { name: 'note:a', actor: 'person:a' })).toBe(true)
  const first = { name: 'note:a', actor: 'person:b', update: Uint8Array.of(1) }
  expect(await insertDocument(db, first)).toBe(true)
  expect(await insertDocument(db, first)).toBe(false)
  expect(await loadDocument(db, 'note:a')).toMatchObject({ seq: 1, tail: [Buffer.of(1)] })
})
