import { expect, test } from 'vitest'
import type { TranscriptMark, TranscriptSegment } from '../transcript.ts'
import { correctionsOf } from './corrections.ts'

const AT = '2026-11-23T08:00:00.000Z'

function mark(part: Partial<TranscriptMark>): TranscriptMark {
  return {
    id: 'm1',
    segmentId: 's1',
    kind: 'entity',
    type: 'bedrooms',
    start: 0,
    end: 8,
    text: 'two beds',
    value: 2,
    confidence: 0.9,
    by: 'service:assistcraft',
    status: 'accepted',
    made: 'local-1',
    ...part,
  }
}

function segment(part: Partial<TranscriptSegment>): TranscriptSegment {
  return {
    segmentId: 's1',
    party: 'c',
    role: 'customer',
    beginMs: 0,
    endMs: 1000,
    text: 'two beds',
    language: 'en',
    confidence: 1,
    revision: 0,
    fed: null,
    annotations: [],
    ...part,
  }
}

function corrections(segments: TranscriptSegment[]) {
  return correctionsOf({ id: 'c1', startedAt: AT, segments, checks: [] })
}

test('corrected words are told as they were heard and as they are now', () => {
  expect(corrections([segment({ fed: 'to beds', text: 'two beds' })])).toEqual([
    {
      about: 'transcript',
      call: 'c1',
      segment: 's1',
      role: 'customer',
      language: 'en',
      before: 'to beds',
      after: 'two beds',
    },
  ])
})

test.each([
  ['my code is four two one one, two beds', 'two beds'],
  ['رقمي 4211، غرفتين', 'رقمي ▒▒▒▒، غرفتين'],
  ['two beds', ''],
])('words that were only taken out are told nowhere: “%s”', (fed, text) => {
  expect(corrections([segment({ fed, text })])).toEqual([])
})

test('a stroke or a letter’s case that was put right is told: no word was taken out', () => {
  for (const [fed, text] of [
    ['O Brien', 'O’Brien'],
    ['dubai marina', 'Dubai Marina.'],
  ]) {
    expect(corrections([segment({ fed, text })])).toMatchObject([{ before: fed, after: text }])
  }
})

test('a mark is told with its value before and after, by whatever people made of it', () => {
  const of = (part: Partial<TranscriptMark>) => {
    const [told] = corrections([segment({ annotations: [mark(part)] })])
    return told?.about === 'mark' ? [told.decision, told.before, told.after, told.made] : null
  }
  expect(of({})).toEqual(['accepted', 2, 2, 'local-1'])
  expect(of({ status: 'dismissed' })).toEqual(['dismissed', 2, null, 'local-1'])
  const proposal = { kind: 'fieldProposal', value: { field: 'bedrooms', value: 2 } } as const
  const { made: _, ...without } = mark({ ...proposal, status: 'edited', edited: 3 })
  expect(corrections([segment({ annotations: [without] })])).toMatchObject([
    { decision: 'edited', before: 2, after: 3, made: null },
  ])
})

test('what nobody decided on, what is about the call as a whole, and what people wrote is none', () => {
  const annotations = [
    mark({ status: 'open' }),
    mark({ status: 'expired' }),
    mark({ kind: 'suggestion', type: 'askBudget' }),
    mark({ by: 'person:1' }),
  ]
  expect(corrections([segment({ annotations })])).toEqual([])
})

test('a mark comes with what was said before it, and no more than is needed', () => {
  const before = Array.from({ length: 20 }, (_, at) =>
    segment({ segmentId: `b${at}`, role: 'agent', text: `Question ${at}?` }),
  )
  const [told] = corrections([...before, segment({ annotations: [mark({})] })])
  expect(told?.about === 'mark' && told.context.map(({ text }) => text)).toEqual(
    [14, 15, 16, 17, 18, 19].map((at) => `Question ${at}?`),
  )
})

test('an item of the scorecard is one where a person judged it', () => {
  const check = { item: 'fees', result: 'na', found: 'notMet' } as const
  const told = correctionsOf({
    id: 'c1',
    startedAt: null,
    segments: [],
    checks: [
      { ...check, correctedBy: 'person:1', correctedAt: AT },
      { ...check, item: 'name', correctedBy: null, correctedAt: null },
    ],
  })
  const line = { about: 'check', call: 'c1', item: 'fees', before: 'notMet', after: 'na' }
  expect(told).toEqual([{ ...line, by: 'person:1', at: AT }])
})
