import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { insertDocument } from '#db/pace/documents/documents.ts'
import { callChecks, callOffers, callTalk } from '#db/pace/schema.ts'
import {
  appendSegment,
  createCallUpdate,
  putAnnotation,
  setAnnotationStatus,
} from '#domain/call/call.ts'
import { foundBrokerage } from '../testing/brokerage.ts'
import { commitToLog, SOME_TIME } from '../testing/log-writer.ts'
import { projectDocumentOnce } from './project-document.ts'
import { ProjectedDocs } from './projected-docs.ts'

test('[P13] what a call has come to has rows once it is over, and follows what people say of it', async () => {
  const { db } = await foundBrokerage()
  const update = createCallUpdate({ source: 'urn:x', state: 'live' })
  await insertDocument(db, { name: 'call:c1', actor: 'service:feed', update })
  const docs = new ProjectedDocs()
  const commit = async (change: (doc: Y.Doc) => void) => {
    await commitToLog(db, 'call:c1', { change })
    await projectDocumentOnce(db, docs, 'call:c1')
    return {
      talk: await db.select().from(callTalk),
      checks: await db.select().from(callChecks).orderBy(callChecks.item),
      offers: await db.select().from(callOffers).orderBy(callOffers.markId),
    }
  }
  const said = { party: 'a', language: 'en', confidence: 1, revision: 0 }
  const mark = { segmentId: 's1', anchor: null, value: true, confidence: 1, at: SOME_TIME } as const
  const signed = { by: 'service:assistcraft', status: 'open' } as const
  const live = await commit((doc) => {
    const spoken = { ...said, id: 's1', role: 'agent', text: 'This call is recorded' } as const
    appendSegment(doc, { ...spoken, beginMs: 0, endMs: 4000 })
    putAnnotation(doc, {
      ...mark,
      ...signed,
      id: 'm1',
      kind: 'compliance',
      type: 'recordingNotice',
    })
    putAnnotation(doc, { ...mark, ...signed, id: 'm2', kind: 'suggestion', type: 'askBudget' })
  })
  expect(live).toEqual({ talk: [], checks: [], offers: [] })
  const over = await commit((doc) => doc.getMap('meta').set('state', 'ended'))
  expect(over.talk).toMatchObject([{ callId: 'c1', agentMs: 4000, customerMs: 0 }])
  expect(over.offers).toMatchObject([{ markId: 'm2', kind: 'suggestion', fate: 'expired' }])
  const result = (rows: typeof over, item: string) => rows.checks.find((row) => row.item === item)
  expect(result(over, 'consent')).toMatchObject({ result: 'met', found: 'met', correctedBy: null })
  expect(result(over, 'fees')).toMatchObject({ result: 'notMet' })
  const by = 'person:layla'
  const corrected = await commit((doc) => {
    doc.getMap('checklist').set('fees', { result: 'na', by, at: SOME_TIME })
    doc.getMap('checklist').set('own', { result: 'met', by, at: SOME_TIME })
  })
  const fees = { result: 'na', found: 'notMet', correctedBy: by, correctedAt: SOME_TIME }
  expect(result(corrected, 'fees')).toMatchObject(fees)
  expect(result(corrected, 'own')).toMatchObject({ result: 'met', found: null })
  const taken = await commit((doc) => doc.getMap('checklist').delete('own'))
  expect(result(taken, 'own')).toBeUndefined()
  // The last words of a call often come after its end.
  const late = await commit((doc) => {
    const spoken = { ...said, id: 's1b', role: 'customer', text: 'Fine, thank you' } as const
    appendSegment(doc, { ...spoken, beginMs: 5000, endMs: 7000 })
  })
  expect(late.talk).toMatchObject([{ agentMs: 4000, customerMs: 2000, silentMs: 1000 }])
  const untimed = await commit((doc) => {
    appendSegment(doc, { ...said, id: 's2', role: 'customer', text: 'Hi', beginMs: 0, endMs: 0 })
    setAnnotationStatus(doc, 'm2', 'dismissed')
  })
  expect(untimed.talk).toEqual([])
  expect(untimed.offers).toMatchObject([{ fate: 'dismissed' }])
})
