import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { DomainError } from '../../errors.ts'
import { readCallMeta, readSegments } from '../call.ts'
import { applyFeedEvent, callFromStart } from '../feed/feed-call.ts'
import { FeedEventSchema } from '../feed/feed-event.ts'
import { CALL_FIELDS } from '../fields.ts'
import { readTranscriptSegment, type TranscriptSegment } from '../transcript.ts'
import { type ReadCall, readVcon } from './read-vcon.ts'
import { writeVcon } from './write-vcon.ts'

const SARA = { id: '0198a000-0000-7000-8000-000000000001', name: 'Sara', email: 'sara@pace.test' }
const FACTS = { agent: { id: SARA.id, teamId: null }, lead: null }
const START = '2026-03-02T08:00:00.000Z'

function callOf({ startedAt, events }: ReadCall): Y.Doc {
  const doc = new Y.Doc()
  for (const [index, { atMs, type, data }] of events.entries()) {
    const time = new Date(Date.parse(startedAt) + atMs).toISOString()
    const rest = { specversion: '1.0', source: 'urn:test', subject: 'call-1', sequence: '1' }
    const event = FeedEventSchema.parse({ ...rest, id: `e${index}`, time, type, data })
    if (event.type === 'pace.call.started.v1') Y.applyUpdate(doc, callFromStart(event, FACTS))
    else applyFeedEvent(doc, event, FACTS)
  }
  return doc
}

function vconOf(doc: Y.Doc) {
  const meta = readCallMeta(doc)
  const segments = readSegments(doc).map(({ id }) => readTranscriptSegment(doc, id))
  const call = { ...meta, id: 'call-1', createdAt: START, updatedAt: START, summary: '' }
  return writeVcon({
    uuid: '0198a000-0000-8000-a000-000000000009',
    call,
    agent: SARA,
    segments: segments.filter((one): one is TranscriptSegment => one !== null),
  })
}

const SEGMENTS = fc.uniqueArray(
  fc.record({
    segmentId: fc.stringMatching(/^[a-z]{1,8}$/),
    party: fc.constantFrom('a', 'c', 'أحمد'),
    role: fc.constantFrom('customer', 'agent', 'supervisor', 'bot'),
    beginMs: fc.nat({ max: 100_000 }),
    lasts: fc.integer({ min: 1, max: 9_000 }),
    text: fc.constantFrom('Two beds', 'غرفتين في المارينا', 'O’Brien 🏠', 'x'.repeat(5_000)),
    language: fc.constantFrom('en', 'ar-AE'),
    confidence: fc.constantFrom(0.5, 1),
    revision: fc.nat({ max: 3 }),
  }),
  { selector: ({ segmentId }) => segmentId, maxLength: 6 },
)

test('what is written of a call and read again is the same call', () => {
  fc.assert(
    fc.property(SEGMENTS, (said) => {
      const events = [
        {
          atMs: 0,
          type: 'pace.call.started.v1',
          data: { direction: 'inbound', from: '+971501234567', to: null, callerName: 'Omar' },
        },
        { atMs: 0, type: 'pace.call.answered.v1', data: { agent: SARA.email } },
        ...said.map(({ lasts, ...one }) => {
          const endMs = one.beginMs + lasts
          const data = { ...one, endMs, final: true }
          return { atMs: endMs, type: 'pace.transcript.segment.v1', data }
        }),
        { atMs: 200_000, type: 'pace.call.ended.v1', data: {} },
        { atMs: 200_000, type: 'pace.call.wrapup.v1', data: { disposition: 'viewingBooked' } },
      ] as ReadCall['events']
      const doc = callOf({ uuid: null, interactionId: null, startedAt: START, events })
      const again = callOf(readVcon(JSON.parse(JSON.stringify(vconOf(doc)))))
      const { wrappedUpAt: _, ...meta } = readCallMeta(doc)
      expect(readCallMeta(again)).toMatchObject(meta)
      expect(Object.keys(meta).every((name) => name in CALL_FIELDS)).toBe(true)
      expect(readSegments(again)).toEqual(readSegments(doc))
    }),
  )
})

test('a missed call stays one', () => {
  const dialog = [{ type: 'incomplete', start: START, parties: [0], disposition: 'no-answer' }]
  const read = readVcon({ parties: [{ tel: '+971501234567' }], dialog })
  expect(readCallMeta(callOf(read))).toMatchObject({ state: 'missed' })
})

test('skill as text or list, a transcript as an attachment or as text: whatever drafts said is read', () => {
  const body = {
    transcript: { language: 'ar' },
    segments: [{ start: 1, end: 2, text: 'مرحبا', speaker: 0 }],
  }
  const dialog = [
    { type: 'recording', start: '2026-03-02T12:00:00+04:00', duration: 9, skill: 'x' },
  ]
  const parties = [{ name: 'Omar', role: 'customer' }]
  for (const vcon of [
    { parties, dialog, attachments: [{ type: 'wtf_transcription', body }] },
    { parties, dialog, analysis: [{ type: 'wtf_transcription', body: JSON.stringify(body) }] },
  ]) {
    const doc = callOf(readVcon(vcon))
    expect(readSegments(doc)).toMatchObject([{ text: 'مرحبا', role: 'customer', language: 'ar' }])
  }
})

test('whatever is sent as a vCon is refused as invalid, or is events of the feed', () => {
  const dialogs = fc.array(
    fc.record({
      type: fc.constantFrom<unknown>('text', 'recording', 'incomplete', 7, null),
      start: fc.constantFrom<unknown>(START, '2026-03-02', '0000-01-01T00:00:00Z', 3),
      duration: fc.oneof(fc.double(), fc.constantFrom<unknown>(null, 'x', -1)),
      body: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
      originator: fc.constantFrom<unknown>(0, 9, -1, 'x'),
    }),
    { minLength: 1, maxLength: 3 },
  )
  const check = (vcon: unknown) => {
    try {
      callOf(readVcon(vcon))
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error
    }
  }
  const vcons = fc.record({ parties: fc.jsonValue(), dialog: dialogs, analysis: fc.jsonValue() })
  fc.assert(fc.property(vcons, check), { numRuns: 300 })
  fc.assert(fc.property(fc.jsonValue(), check))
})
