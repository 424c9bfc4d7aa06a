import { expect, onTestFinished, test } from 'vitest'
import { createTestDatabases } from '#tests/support/databases.ts'
import { type AssistcraftDb, connectAssistcraft } from './client.ts'
import { findConversation } from './conversations.ts'
import {
  countWork,
  finishWork,
  listWork,
  releaseWork,
  renewWork,
  setWorkAside,
  takeWork,
  type ToldCall,
} from './work-list.ts'

async function openDatabase(): Promise<AssistcraftDb> {
  const { assistcraft } = await createTestDatabases()
  const { db, close } = connectAssistcraft(assistcraft.urls.assistcraft_app)
  onTestFinished(close)
  return db
}

function told(id: string, part: Partial<ToldCall> = {}): ToldCall {
  return { id, isOver: false, endedAt: null, agentId: null, leadId: null, ...part }
}

function ended(id: string, hour: number): ToldCall {
  return told(id, { isOver: true, endedAt: `2026-11-23T0${hour}:00:00.000Z` })
}

async function take(
  db: AssistcraftDb,
  holder: string,
  part: { isOver?: boolean; most?: number } = {},
) {
  const taken = await takeWork(db, { holder, seconds: 30, isOver: false, most: 10, ...part })
  return taken.map(({ callId }) => callId)
}

test('of many workers that want a call at once, one gets it', async () => {
  const db = await openDatabase()
  await listWork(db, [told('c1'), told('c2'), told('c3')])
  const taken = await Promise.all(['a', 'b', 'c', 'd'].map((holder) => take(db, holder)))
  expect(taken.flat().toSorted()).toEqual(['c1', 'c2', 'c3'])
})

test('of what is over the last ended is taken first, and no more than asked for', async () => {
  const db = await openDatabase()
  await listWork(db, [ended('old', 1), ended('newest', 3), told('live'), ended('newer', 2)])
  expect(await take(db, 'a')).toEqual(['live'])
  const first = await take(db, 'a', { isOver: true, most: 2 })
  expect(first.toSorted()).toEqual(['newer', 'newest'])
  expect(await take(db, 'a', { isOver: true })).toEqual(['old'])
})

test('the holder renews; another gets the call once the lease has run out', async () => {
  const db = await openDatabase()
  await listWork(db, [told('c1')])
  await take(db, 'a')
  expect(await take(db, 'b')).toEqual([])
  expect(await renewWork(db, 'a', 0)).toEqual(new Set(['c1']))
  expect(await countWork(db)).toMatchObject({ held: 0, waiting: 1 })
  expect(await take(db, 'b')).toEqual(['c1'])
  expect(await renewWork(db, 'a', 30)).toEqual(new Set())
  await finishWork(db, 'c1', 'a')
  expect(await findConversation(db, 'c1')).toMatchObject({ state: 'joining', leaseHolder: 'b' })
})

test('a call that was given back is free, a finished one is nobody’s however often it is told', async () => {
  const db = await openDatabase()
  await listWork(db, [told('c1')])
  await take(db, 'a')
  await releaseWork(db, 'c1', 'b')
  expect(await take(db, 'b')).toEqual([])
  await releaseWork(db, 'c1', 'a')
  expect(await take(db, 'b')).toEqual(['c1'])
  await finishWork(db, 'c1', 'b')
  await listWork(db, [told('c1')])
  expect(await take(db, 'a')).toEqual([])
})

test('a call that is told again keeps its worker and its place, and says whether it is over', async () => {
  const db = await openDatabase()
  await listWork(db, [told('c1')])
  await take(db, 'a')
  await listWork(db, [ended('c1', 1)])
  expect(await findConversation(db, 'c1')).toMatchObject({ isOver: true, leaseHolder: 'a' })
  await releaseWork(db, 'c1', 'a')
  expect(await take(db, 'b')).toEqual([])
  expect(await take(db, 'b', { isOver: true })).toEqual(['c1'])
})

test('a call that was set aside waits for its time, and is given up after so many tries', async () => {
  const db = await openDatabase()
  await listWork(db, [told('c1')])
  const aside = { holder: 'a', why: 'it took too long', mostTries: 2 }
  await take(db, 'a')
  await setWorkAside(db, 'c1', { ...aside, seconds: 60 })
  expect(await take(db, 'a')).toEqual([])
  expect(await countWork(db)).toEqual({ held: 0, waiting: 0, setAside: 1, failed: 0 })
  expect(await findConversation(db, 'c1')).toMatchObject({ setAside: aside.why, tries: 1 })

  await listWork(db, [told('c2')])
  await take(db, 'a')
  await setWorkAside(db, 'c2', { ...aside, seconds: 0 })
  expect(await take(db, 'a')).toEqual(['c2'])
  await setWorkAside(db, 'c2', { ...aside, seconds: 0 })
  expect(await take(db, 'a')).toEqual([])
  expect(await countWork(db)).toEqual({ held: 0, waiting: 0, setAside: 1, failed: 1 })
})
