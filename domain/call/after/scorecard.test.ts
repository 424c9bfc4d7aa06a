import { expect, test } from 'vitest'
import type { PartyRole } from '../fields.ts'
import type { PlacedMark } from './heard.ts'
import { scoreCall, tallyOf } from './scorecard.ts'

const AT = '2026-11-23T08:00:00.000Z'
const SEGMENTS: { id: string; role: PartyRole }[] = [
  { id: 's1', role: 'agent' },
  { id: 's2', role: 'customer' },
  { id: 's3', role: 'agent' },
]

/** `s2 customer entity:person`, with words unless they are gone. */
function mark(segmentId: string, name: string, part: Partial<PlacedMark> = {}): PlacedMark {
  const [kind, type = ''] = name.split(':')
  return {
    id: `${segmentId} ${name}`,
    kind: kind as PlacedMark['kind'],
    type,
    segmentId,
    anchor: { start: {}, end: {} },
    range: { start: 0, end: 4 },
    value: true,
    confidence: 0.9,
    by: 'service:assistcraft',
    status: 'open',
    at: AT,
    ...part,
  }
}

function score(items: string[], marks: PlacedMark[], part: Partial<{ isOver: boolean }> = {}) {
  const scored = scoreCall(items, { segments: SEGMENTS, marks, isOver: true, ...part }, {})
  return Object.fromEntries(scored.map(({ item, result }) => [item, result]))
}

test('an item is met by the words that say so, and they are named, the first that were said', () => {
  const marks = [
    mark('s3', 'compliance:recordingNotice'),
    mark('s1', 'compliance:recordingNotice', { id: 'first' }),
  ]
  const [scored] = scoreCall(['consent'], { segments: SEGMENTS, marks, isOver: true }, {})
  expect(scored).toMatchObject({ result: 'met', found: { result: 'met' } })
  expect(scored?.found?.marks.map(({ id }) => id)).toEqual(['first'])
})

test('what no word shows is not met, and only once the call is over', () => {
  expect(score(['consent'], [])).toEqual({ consent: 'notMet' })
  expect(score(['consent'], [], { isOver: false })).toEqual({ consent: null })
})

test('a mark that was dismissed, has expired, or has lost its words shows nothing', () => {
  for (const part of [
    { status: 'dismissed' },
    { status: 'expired' },
    { range: null },
  ] satisfies Partial<PlacedMark>[])
    expect(score(['fees'], [mark('s3', 'compliance:feesNamed', part)])).toEqual({ fees: 'notMet' })
  const whole = mark('s3', 'compliance:feesNamed', { anchor: null, range: null })
  expect(score(['fees'], [whole])).toEqual({ fees: 'met' })
})

test('a need is known whether it was asked or told, and what is missing is missed with what was there', () => {
  const heard = [mark('s1', 'check:areaAsked'), mark('s2', 'entity:bedrooms')]
  expect(score(['requirements'], [...heard, mark('s2', 'entity:budget')])).toEqual({
    requirements: 'met',
  })
  const call = { segments: SEGMENTS, marks: heard, isOver: true }
  const [scored] = scoreCall(['requirements'], call, {})
  expect(scored?.result).toBe('notMet')
  expect(scored?.found?.marks.map(({ type }) => type)).toEqual(['areaAsked', 'bedrooms'])
})

test('a caller who says their name was asked for it in effect; the agent’s own name is none', () => {
  expect(score(['name'], [mark('s2', 'entity:person')])).toEqual({ name: 'met' })
  expect(score(['name'], [mark('s1', 'entity:person')])).toEqual({ name: 'notMet' })
})

test('a complaint needs no viewing, unless a home is looked for too', () => {
  const items = ['viewingOffered', 'requirements', 'fees', 'greeted']
  const complaint = mark('s2', 'intent:complaint', { anchor: null, range: null })
  expect(score(items, [complaint])).toEqual({
    viewingOffered: 'na',
    requirements: 'na',
    fees: 'na',
    greeted: 'notMet',
  })
  const both = [complaint, mark('s2', 'intent:findHome', { id: 'also' })]
  expect(score(['viewingOffered'], both)).toEqual({ viewingOffered: 'notMet' })
})

test('leave to write is asked of those who give where to', () => {
  expect(score(['leaveToWrite'], [])).toEqual({ leaveToWrite: 'na' })
  expect(score(['leaveToWrite'], [mark('s2', 'entity:phone')])).toEqual({ leaveToWrite: 'notMet' })
})

test('who rents needs no mortgage', () => {
  expect(score(['financing'], [mark('s2', 'entity:rent')])).toEqual({ financing: 'na' })
  expect(score(['financing'], [])).toEqual({ financing: 'notMet' })
})

test('a person’s word counts, beside what was found; an item of the house’s own is theirs alone', () => {
  const correction = { result: 'met', by: 'person:1', at: AT } as const
  const call = { segments: SEGMENTS, marks: [], isOver: true }
  const items = ['consent', 'parkingNamed', '__proto__']
  const corrections = { consent: correction, parkingNamed: correction }
  const scored = scoreCall(items, call, corrections)
  expect(scored.map(({ result, found }) => [result, found?.result ?? null])).toEqual([
    ['met', 'notMet'],
    ['met', null],
    [null, null],
  ])
  expect(tallyOf(scored)).toEqual({ met: 2, judged: 2 })
})

test('a call of which no word is on record shows nothing', () => {
  const [scored] = scoreCall(['consent'], { segments: [], marks: [], isOver: true }, {})
  expect(scored?.result).toBeNull()
})
