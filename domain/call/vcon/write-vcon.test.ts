import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wrongWithVcon } from '#tests/support/vcon/vcon-schema.ts'
import { PARTY_ROLES } from '../fields.ts'
import type { TranscriptMark, TranscriptSegment } from '../transcript.ts'
import { VconSchema } from './vcon.ts'
import type { VconSource } from './vcon-source.ts'
import { writeVcon } from './write-vcon.ts'

const CALL: VconSource['call'] = {
  id: 'call-1',
  state: 'ended',
  direction: 'inbound',
  callerPhone: '+971501234567',
  callerName: 'Mariam O’Brien',
  dialledPhone: '+97144000000',
  startedAt: '2026-03-02T08:00:00.000Z',
  answeredAt: '2026-03-02T08:00:09.000Z',
  endedAt: '2026-03-02T08:03:00.000Z',
  disposition: 'viewingBooked',
  createdAt: '2026-03-02T08:00:00.100Z',
  updatedAt: '2026-03-02T08:04:00.000Z',
  summary: 'Wants two bedrooms in the Marina.',
}
const SARA = { id: '0198a000-0000-7000-8000-000000000001', name: 'Sara', email: 'sara@pace.test' }

function segment(patch: Partial<TranscriptSegment> = {}): TranscriptSegment {
  return {
    segmentId: 's1',
    party: 'c',
    role: 'customer',
    beginMs: 1_000,
    endMs: 2_500,
    text: 'غرفتين في المارينا',
    language: 'ar',
    confidence: 0.9,
    revision: 0,
    annotations: [],
    ...patch,
  }
}

function source(patch: Partial<VconSource> = {}): VconSource {
  const uuid = '0198a000-0000-8000-a000-000000000009'
  return { uuid, call: CALL, agent: SARA, segments: [segment()], ...patch }
}

function mark(patch: Partial<TranscriptMark>): TranscriptMark {
  return {
    id: 'm',
    segmentId: 's1',
    kind: 'entity',
    type: 'area',
    start: 0,
    end: 4,
    text: 'المارينا',
    value: 'dubai-marina',
    confidence: 1,
    by: 'service:assistcraft',
    status: 'open',
    ...patch,
  }
}

test('a call has its parties, its times, its words and what came of it', () => {
  const agentSays = segment({
    segmentId: 's2',
    role: 'agent',
    party: 'a',
    beginMs: 3_000,
    endMs: 3_900,
    text: ' Of course ',
    language: 'en',
  })
  const vcon = writeVcon(source({ segments: [segment({ annotations: [mark({})] }), agentSays] }))
  expect(wrongWithVcon(vcon)).toBeNull()
  expect(vcon.parties).toEqual([
    { tel: 'tel:+971501234567', name: 'Mariam O’Brien', role: 'customer' },
    { name: 'Sara', mailto: 'mailto:sara@pace.test', uuid: SARA.id, role: 'agent' },
  ])
  expect(vcon.dialog).toMatchObject([
    { type: 'recording', duration: 180, originator: 0, interaction_id: 'call-1' },
  ])
  const [transcript, summary, report] = vcon.analysis
  expect(transcript?.body).toMatchObject({
    transcript: { text: 'غرفتين في المارينا\nOf course', language: 'ar', duration: 3.9 },
    segments: [
      { id: 0, start: 1, end: 2.5, speaker: 0 },
      { id: 1, start: 3, end: 3.9, speaker: 1, text: 'Of course' },
    ],
    enrichments: { entities: [{ type: 'area', text: 'المارينا', start: 1, end: 2.5 }] },
  })
  expect(summary?.body).toBe(CALL.summary)
  expect(report?.body).toEqual({ disposition: 'viewingBooked' })
})

test('a missed call is an incomplete dialog without words', () => {
  const call = {
    ...CALL,
    state: 'missed' as const,
    answeredAt: null,
    disposition: null,
    summary: '',
  }
  const vcon = writeVcon(source({ call, agent: null, segments: [] }))
  expect(wrongWithVcon(vcon)).toBeNull()
  expect(vcon.dialog).toMatchObject([{ type: 'incomplete', disposition: 'no-answer' }])
  expect(vcon.analysis).toEqual([])
})

test('a call that goes on has none yet', () => {
  expect(() => writeVcon(source({ call: { ...CALL, state: 'live' } }))).toThrow(/still goes on/)
})

test('marks of secrets, and what a person has dismissed, are not told', () => {
  const annotations = [
    mark({ kind: 'sensitive', type: 'card', text: '••••' }),
    mark({ status: 'dismissed' }),
    mark({ text: null }),
  ]
  const [transcript] = writeVcon(source({ segments: [segment({ annotations })] })).analysis
  expect(transcript?.body).toMatchObject({ enrichments: { entities: [] } })
})

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('\u0000', '\ud800', '‏٢٫٥ مليون‏', '🏠🇦🇪', 'O’Brien', 'x'.repeat(10_000), ''),
)
const instants = fc
  .date({ min: new Date(0), max: new Date('2099-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const segments = fc.array(
  fc.record({
    segmentId: fc.string({ minLength: 1, maxLength: 64 }),
    party: odd,
    role: fc.constantFrom(...PARTY_ROLES),
    beginMs: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    endMs: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    text: odd,
    language: fc.oneof(fc.constantFrom('en', 'ar-AE', 'en_US', 'العربية'), fc.string()),
    confidence: fc.double({ min: -1, max: 2, noNaN: true }),
    revision: fc.integer({ min: 0, max: 9 }),
    annotations: fc.constant<TranscriptMark[]>([]),
  }),
  { maxLength: 8 },
)

test('whatever a finished call holds, its vCon is valid by the drafts and by what REST describes', () => {
  const calls = fc.record({
    id: fc.constant('call-1'),
    state: fc.constantFrom('wrapup' as const, 'ended' as const, 'missed' as const),
    direction: fc.constantFrom('inbound' as const, 'outbound' as const, null),
    callerPhone: maybe(fc.constantFrom('+971501234567', '+97144000000')),
    dialledPhone: maybe(fc.constantFrom('+971501234567', '+97144000000')),
    callerName: maybe(odd),
    startedAt: maybe(instants),
    answeredAt: maybe(instants),
    endedAt: maybe(instants),
    disposition: maybe(odd),
    createdAt: instants,
    updatedAt: instants,
    summary: odd,
  })
  fc.assert(
    fc.property(calls, fc.boolean(), segments, (call, isTaken, said) => {
      const vcon = writeVcon(source({ call, agent: isTaken ? SARA : null, segments: said }))
      expect(wrongWithVcon(vcon)).toBeNull()
      expect(VconSchema.safeParse(vcon).success).toBe(true)
    }),
    { numRuns: 300 },
  )
})
