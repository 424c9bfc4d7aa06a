import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type FeedEvent, FeedEventSchema } from './feed-event.ts'
import { readAnnotations, readCallMeta, readSegments } from '../call.ts'
import { applyFeedEvent, callFromStart, customerPhone, type FeedFacts } from './feed-call.ts'

const AGENT = {
  id: '0198a000-0000-7000-8000-000000000001',
  teamId: '0198a000-0000-7000-8000-0000000000aa',
}
const LEAD = {
  id: '0198a000-0000-7000-8000-000000000002',
  teamId: '0198a000-0000-7000-8000-0000000000bb',
}
const NOBODY: FeedFacts = { agent: null, lead: null }

function event(type: string, data: object = {}, patch: object = {}): FeedEvent {
  return FeedEventSchema.parse({
    specversion: '1.0',
    id: 'e1',
    source: 'urn:centre',
    subject: 'call-1',
    time: '2026-03-02T12:00:00+04:00',
    sequence: '0001',
    type,
    data,
    ...patch,
  })
}

const STARTED = {
  direction: 'inbound',
  from: '+971501234567',
  to: '+97144000000',
  callerName: 'Omar',
}

const SEGMENT = {
  segmentId: 's1',
  revision: 1,
  final: true,
  party: 'customer',
  role: 'customer',
  beginMs: 0,
  endMs: 500,
  text: 'Hello',
  confidence: 0.9,
  language: 'en',
}

function startCall(facts: FeedFacts = NOBODY): Y.Doc {
  const start = event('pace.call.started.v1', STARTED)
  if (start.type !== 'pace.call.started.v1') throw new Error('not a start')
  const doc = new Y.Doc()
  Y.applyUpdate(doc, callFromStart(start, facts))
  return doc
}

function run(doc: Y.Doc, ...steps: [type: string, data?: object, facts?: FeedFacts][]): void {
  for (const [type, data, facts] of steps) applyFeedEvent(doc, event(type, data), facts ?? NOBODY)
}

test('a start makes a ringing call with its numbers, in UTC', () => {
  expect(readCallMeta(startCall())).toMatchObject({
    source: 'urn:centre',
    state: 'ringing',
    callerPhone: '+971501234567',
    callerName: 'Omar',
    startedAt: '2026-03-02T08:00:00.000Z',
    agentId: null,
  })
})

test('a call that nobody has taken shows at the team of its lead', () => {
  expect(readCallMeta(startCall({ agent: null, lead: LEAD }))).toMatchObject({
    leadId: LEAD.id,
    teamId: LEAD.teamId,
  })
})

test('answered, held, resumed, ended and wrapped up is the whole way', () => {
  const doc = startCall()
  run(doc, ['pace.call.answered.v1', { agent: 'a@pace.test' }, { agent: AGENT, lead: LEAD }])
  expect(readCallMeta(doc)).toMatchObject({
    state: 'live',
    agentId: AGENT.id,
    teamId: AGENT.teamId,
  })
  run(doc, ['pace.call.held.v1'])
  expect(readCallMeta(doc)).toMatchObject({ state: 'held', heldSince: '2026-03-02T08:00:00.000Z' })
  run(doc, ['pace.call.resumed.v1'])
  expect(readCallMeta(doc)).toMatchObject({ state: 'live', heldSince: null })
  run(doc, ['pace.call.ended.v1'])
  expect(readCallMeta(doc)).toMatchObject({ state: 'wrapup', endedAt: '2026-03-02T08:00:00.000Z' })
  run(doc, ['pace.call.wrapup.v1', { disposition: 'viewing booked' }])
  expect(readCallMeta(doc)).toMatchObject({ state: 'ended', disposition: 'viewing booked' })
})

test('a call that rang out was missed', () => {
  const doc = startCall()
  run(doc, ['pace.call.ended.v1', { reason: 'noAnswer' }])
  expect(readCallMeta(doc).state).toBe('missed')
})

test('a transfer changes the agent and takes the call off hold', () => {
  const doc = startCall({ agent: AGENT, lead: null })
  const other = { id: LEAD.id, teamId: LEAD.teamId }
  run(
    doc,
    ['pace.call.answered.v1', { agent: 'a@pace.test' }, { agent: AGENT, lead: null }],
    ['pace.call.held.v1'],
  )
  run(doc, ['pace.call.transferred.v1', { agent: 'b@pace.test' }, { agent: other, lead: null }])
  expect(readCallMeta(doc)).toMatchObject({ state: 'live', agentId: other.id, heldSince: null })
})

test('an agent that is not known leaves the call unassigned', () => {
  const doc = startCall()
  run(doc, ['pace.call.answered.v1', { agent: 'nobody@pace.test' }])
  expect(readCallMeta(doc)).toMatchObject({ state: 'live', agentId: null, teamId: null })
})

test('what comes too late changes nothing', () => {
  const doc = startCall()
  run(doc, ['pace.call.ended.v1'])
  const before = Y.encodeStateAsUpdate(doc)
  run(
    doc,
    ['pace.call.answered.v1', { agent: 'a@pace.test' }, { agent: AGENT, lead: LEAD }],
    ['pace.call.held.v1'],
  )
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
})

test('words that are still being spoken do not enter the document', () => {
  const doc = startCall()
  const before = Y.encodeStateAsUpdate(doc)
  run(doc, ['pace.transcript.segment.v1', { ...SEGMENT, final: false }])
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  run(doc, ['pace.transcript.segment.v1', SEGMENT])
  expect(readSegments(doc)).toMatchObject([{ id: 's1', text: 'Hello' }])
})

test('a step that is told with an earlier time counts from the step before it', () => {
  const doc = startCall()
  run(doc, ['pace.call.answered.v1', { agent: 'a@pace.test' }, { agent: AGENT, lead: null }])
  const { answeredAt } = readCallMeta(doc)
  for (const type of ['pace.call.ended.v1', 'pace.call.wrapup.v1']) {
    applyFeedEvent(doc, event(type, {}, { time: '1970-01-01T00:00:00Z' }), NOBODY)
  }
  expect(readCallMeta(doc)).toMatchObject({ endedAt: answeredAt, wrappedUpAt: answeredAt })
})

test('another source cannot write into the call', () => {
  const doc = startCall()
  const before = Y.encodeStateAsUpdate(doc)
  const foreign = event('pace.call.ended.v1', {}, { source: 'urn:other' })
  expect(() => applyFeedEvent(doc, foreign, NOBODY)).toThrow(/another source/)
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
})

test('the customer of an outbound call is the number that was dialled', () => {
  const numbers = { callerPhone: '+97144000000', dialledPhone: '+971501234567' }
  expect(customerPhone({ ...numbers, direction: 'outbound' })).toBe('+971501234567')
  expect(customerPhone({ ...numbers, direction: 'inbound' })).toBe('+97144000000')
})

const RECORDED = new URL('../../../db/pace/seed/calls/', import.meta.url)

test.each(readdirSync(RECORDED).filter((name) => name.endsWith('.jsonl')))(
  '%s plays through to its end',
  (name) => {
    const lines = readFileSync(new URL(name, RECORDED), 'utf8').trim().split('\n')
    const events = lines.map((line): FeedEvent => {
      const { type, data }: { type: string; data: object } = JSON.parse(line)
      return event(type, data)
    })
    const doc = new Y.Doc()
    for (const one of events) {
      if (one.type === 'pace.call.started.v1') Y.applyUpdate(doc, callFromStart(one, NOBODY))
      else applyFeedEvent(doc, one, { agent: AGENT, lead: null })
    }
    const finals = events.flatMap((one) =>
      one.type === 'pace.transcript.segment.v1' && one.data.final ? [one.data.segmentId] : [],
    )
    expect(
      readSegments(doc)
        .map((one) => one.id)
        .sort(),
    ).toEqual([...new Set(finals)].sort())
    expect(['ended', 'wrapup', 'missed']).toContain(readCallMeta(doc).state)
  },
)

test('segments whose long ids differ only at their end keep their own masks', () => {
  const doc = startCall()
  const ids = [1, 2].map((number) => `${'0198a000-0000-7000-8000-'.repeat(2)}00000000000${number}`)
  const text = 'My card is 4111 1111 1111 1111.'
  run(
    doc,
    ...ids.map((id): [string, object] => [
      'pace.transcript.segment.v1',
      { ...SEGMENT, segmentId: id, text },
    ]),
  )
  expect(readAnnotations(doc).map(({ segmentId }) => segmentId)).toEqual(ids)
})
