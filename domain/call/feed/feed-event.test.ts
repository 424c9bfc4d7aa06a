import { expect, test } from 'vitest'
import { FeedEventSchema } from './feed-event.ts'

const envelope = {
  specversion: '1.0',
  id: 'e1',
  source: 'urn:pace:test',
  subject: 'call-1',
  time: '2026-11-23T08:00:00Z',
  sequence: '000001',
}
const segment = {
  segmentId: 's1',
  revision: 0,
  final: true,
  party: 'caller',
  role: 'customer',
  beginMs: 0,
  endMs: 900,
  text: 'Hello',
  confidence: 0.9,
  language: 'en',
}

test('a segment is understood, and fields that PACE does not know are ignored', () => {
  const event = {
    ...envelope,
    type: 'pace.transcript.segment.v1',
    data: { ...segment, stability: 0.4 },
    traceparent: 'x',
  }
  expect(FeedEventSchema.parse(event)).toMatchObject({ subject: 'call-1', data: { text: 'Hello' } })
})

test.each([
  ['another version', { specversion: '0.3' }],
  ['a type that does not exist', { type: 'pace.call.exploded.v1' }],
  ['a sequence that is no number', { sequence: 'abc' }],
  ['a subject that cannot be an address', { subject: '../call' }],
  ['a segment without its id', { data: { ...segment, segmentId: undefined } }],
  ['a time without a zone', { time: '2026-11-23 08:00' }],
])('%s is refused', (_what, change) => {
  expect(
    FeedEventSchema.safeParse({
      ...envelope,
      type: 'pace.transcript.segment.v1',
      data: segment,
      ...change,
    }).success,
  ).toBe(false)
})

test('events without data need none', () => {
  expect(FeedEventSchema.parse({ ...envelope, type: 'pace.call.held.v1' }).data).toEqual({})
})
