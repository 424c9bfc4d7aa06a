import { expect, onTestFinished, test } from 'vitest'
import { createTestDatabases } from '#tests/support/databases.ts'
import { listAnalyses, saveAnalyses, saveFates, saveSegments } from './analyses.ts'
import { type AssistcraftDb, connectAssistcraft } from './client.ts'
import { findConversation, noteProgress } from './conversations.ts'
import { listWork } from './work-list.ts'

async function openDatabase(): Promise<AssistcraftDb> {
  const { assistcraft } = await createTestDatabases()
  const { db, close } = connectAssistcraft(assistcraft.urls.assistcraft_app)
  onTestFinished(close)
  return db
}

function told(id: string) {
  return { id, isOver: false, endedAt: null, agentId: null, leadId: null }
}

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
  await listWork(db, [told('c1')])
  for (const text of ['two bedrooms', 'too bedrooms'])
    await saveSegments(db, 'c1', [{ ...SEGMENT, text }])
  await saveSegments(db, 'c1', [{ ...SEGMENT, revision: 2 }])
  await noteProgress(db, 'c1', 1)
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
