import { expect, onTestFinished, test } from 'vitest'
import { createTestDatabases } from '#tests/support/databases.ts'
import { listAnalyses, saveAnalyses, saveFates, saveSegments } from './analyses.ts'
import { type AssistcraftDb, connectAssistcraft } from './client.ts'
import {
  findConversation,
  finishConversation,
  listAbandoned,
  noteProgress,
  releaseLease,
  renewLease,
  takeLease,
} from './conversations.ts'

async function openDatabase(): Promise<AssistcraftDb> {
  const { assistcraft } = await createTestDatabases()
  const { db, close } = connectAssistcraft(assistcraft.urls.assistcraft_app)
  onTestFinished(close)
  return db
}

function request(holder: string, seconds = 30) {
  return { callId: 'c1', agentId: null, leadId: null, holder, seconds }
}

test('of many workers that want a call at once, one gets it', async () => {
  const db = await openDatabase()
  const taken = await Promise.all(
    ['a', 'b', 'c', 'd'].map((holder) => takeLease(db, request(holder))),
  )
  expect(taken.filter(Boolean)).toHaveLength(1)
})

test('the holder renews; another gets the call once the lease has run out', async () => {
  const db = await openDatabase()
  await takeLease(db, request('a'))
  expect(await takeLease(db, request('b'))).toBeNull()
  expect(await renewLease(db, 'c1', 'a', 0)).toBe(true)
  expect(await listAbandoned(db)).toMatchObject([{ callId: 'c1' }])
  expect(await takeLease(db, request('b'))).toMatchObject({ leaseHolder: 'b' })
  expect(await renewLease(db, 'c1', 'a', 30)).toBe(false)
})

test('a lease that was given back is free, a finished call is nobody’s', async () => {
  const db = await openDatabase()
  await takeLease(db, request('a'))
  await releaseLease(db, 'c1', 'b')
  expect(await takeLease(db, request('b'))).toBeNull()
  await releaseLease(db, 'c1', 'a')
  expect(await takeLease(db, request('b'))).not.toBeNull()
  await finishConversation(db, 'c1')
  expect(await takeLease(db, request('a'))).toBeNull()
  expect(await listAbandoned(db)).toEqual([])
})

const SEGMENT = {
  id: 's1',
  party: 'customer',
  role: 'customer' as const,
  beginMs: 0,
  endMs: 900,
  text: 'two bedrooms',
  language: 'en',
  confidence: 1,
  revision: 1,
}
const MARK = {
  id: 'm1',
  kind: 'entity' as const,
  type: 'bedrooms',
  segmentId: 's1',
  anchor: null,
  value: 2,
  confidence: 0.9,
  by: 'service:assistcraft',
  status: 'open' as const,
  at: '2026-11-23T08:00:00.000Z',
}

test('what was analysed is kept once, with the words as they were, and its fate with the time', async () => {
  const db = await openDatabase()
  await takeLease(db, request('a'))
  for (const text of ['two bedrooms', 'too bedrooms'])
    await saveSegments(db, 'c1', [{ ...SEGMENT, text }])
  await saveSegments(db, 'c1', [{ ...SEGMENT, revision: 2 }])
  await noteProgress(db, 'c1')
  expect(await findConversation(db, 'c1')).toMatchObject({ analysedSegments: 1, state: 'live' })
  await saveAnalyses(db, 'c1', [MARK], 'local-1')
  await saveAnalyses(db, 'c1', [{ ...MARK, value: 3 }], 'local-1')
  await saveFates(db, 'c1', new Map([['m1', 'accepted']]))
  const [kept, ...others] = await listAnalyses(db, 'c1')
  expect(others).toEqual([])
  expect(kept).toMatchObject({ value: 3, fate: 'accepted', analyser: 'local-1' })
  await saveFates(db, 'c1', new Map([['m1', 'accepted']]))
  expect((await listAnalyses(db, 'c1'))[0]?.fateAt).toBe(kept?.fateAt)
})
