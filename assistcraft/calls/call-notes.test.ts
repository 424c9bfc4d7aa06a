import { expect, onTestFinished, test } from 'vitest'
import { listAnalyses } from '#db/assistcraft/analyses.ts'
import { connectAssistcraft } from '#db/assistcraft/client.ts'
import { findConversation } from '#db/assistcraft/conversations.ts'
import { insertModelOutput } from '#db/assistcraft/model-outputs.ts'
import { listWork } from '#db/assistcraft/work-list.ts'
import { MASK } from '#domain/call/masking/sensitive.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { findWords } from '#tests/support/find-words.ts'
import { segmentsOf } from '../testing/heard-call.ts'
import { createCallNotes } from './call-notes.ts'

const CALL = { id: 'c1', isOver: false, endedAt: null, agentId: null, leadId: null }
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
  const segments = segmentsOf([['customer', 'two bedrooms']])
  notes.keep({ segments, found: [MARK], analysed: 1 })
  await notes.allDone()
  expect(errors.length).toBeGreaterThan(0)

  await listWork(db, [CALL])
  notes.keep({ fates: new Map([['m1', 'accepted']]) })
  await notes.allDone()
  expect(await listAnalyses(db, 'c1')).toMatchObject([{ annotationId: 'm1', fate: 'accepted' }])
  expect(await findConversation(db, 'c1')).toMatchObject({ analysedSegments: 1 })
})

test('what is masked later is forgotten: the words, what was read into them, what a model made of them', async () => {
  const { assistcraft } = await createTestDatabases()
  const { db, close } = connectAssistcraft(assistcraft.urls.assistcraft_app)
  onTestFinished(close)
  const onError = (error: unknown) => {
    throw error
  }
  const notes = createCallNotes({ db, callId: 'c1', analyser: 'local-1', onError })
  await listWork(db, [CALL])
  const phone = { ...MARK, id: 'm2', type: 'phone', value: '+9714539578' }
  notes.keep({ segments: segmentsOf([['customer', 'it is 4539578']]), found: [MARK, phone] })
  await notes.allDone()
  await insertModelOutput(db, {
    callId: 'c1',
    task: 'turn',
    model: 'local',
    promptVersion: '1',
    outcome: 'used',
    durationMs: 1,
    output: { quote: 'it is 4539578' },
  })
  expect(await findWords(db, '4539578')).toEqual([
    'analyses.value',
    'model_outputs.output',
    'transcript_segments.text',
  ])
  notes.keep({ segments: segmentsOf([['customer', `it is ${MASK}`]]), found: [MARK] })
  await notes.allDone()
  expect(await findWords(db, '4539578')).toEqual([])
  expect(await listAnalyses(db, 'c1')).toMatchObject([{ annotationId: 'm1' }])
})
