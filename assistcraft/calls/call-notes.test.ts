import { expect, onTestFinished, test } from 'vitest'
import { listAnalyses } from '#db/assistcraft/analyses.ts'
import { connectAssistcraft } from '#db/assistcraft/client.ts'
import { findConversation, takeLease } from '#db/assistcraft/conversations.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { segmentsOf } from '../testing/heard-call.ts'
import { createCallNotes } from './call-notes.ts'

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

test('what could not be stored goes with what is kept next', async () => {
  const { assistcraft } = await createTestDatabases()
  const { db, close } = connectAssistcraft(assistcraft.urls.assistcraft_app)
  onTestFinished(close)
  const errors: unknown[] = []
  const notes = createCallNotes({
    db,
    callId: 'c1',
    analyser: 'local-1',
    onError: (error) => errors.push(error),
  })
  notes.keep({ segments: segmentsOf([['customer', 'two bedrooms']]), found: [MARK] })
  await notes.settled()
  expect(errors.length).toBeGreaterThan(0)

  await takeLease(db, { callId: 'c1', agentId: null, leadId: null, holder: 'a', seconds: 30 })
  notes.keep({ fates: new Map([['m1', 'accepted']]) })
  await notes.settled()
  expect(await listAnalyses(db, 'c1')).toMatchObject([{ annotationId: 'm1', fate: 'accepted' }])
  expect(await findConversation(db, 'c1')).toMatchObject({ analysedSegments: 1 })
})
