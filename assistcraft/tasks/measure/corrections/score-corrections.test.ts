import { expect, test } from 'vitest'
import { DUBAI } from '../../../testing/dubai-places.ts'
import { CorrectedSchema, scoreCorrections } from './score-corrections.ts'

const AT = '2026-11-23T08:00:00.000Z'

function mark(text: string, part: object) {
  return CorrectedSchema.parse({
    about: 'mark',
    role: 'customer',
    text,
    context: [],
    startedAt: AT,
    kind: 'entity',
    type: 'bedrooms',
    start: 0,
    end: text.length,
    before: 2,
    after: 2,
    decision: 'accepted',
    ...part,
  })
}

test('what people accepted is right where it is found, and missed where it is not', () => {
  const { all, marks } = scoreCorrections(
    [mark('I need two bedrooms', {}), mark('I need a home', {})],
    DUBAI,
  )
  expect(all).toEqual({ right: 1, wrong: 0, missed: 1 })
  expect(marks).toEqual({ 'entity bedrooms': { right: 1, wrong: 0, missed: 1 } })
})

test('what people sent away is wrong where it is still found, and mended where it is not', () => {
  const sentAway = { decision: 'dismissed', after: null }
  const scores = scoreCorrections(
    [mark('I need two bedrooms', sentAway), mark('I need a home', sentAway)],
    DUBAI,
  )
  expect(scores).toMatchObject({ all: { right: 0, wrong: 1, missed: 0 }, mended: 1 })
})

test('what people put right is right only with their value', () => {
  const putRight = { decision: 'edited', before: 2, after: 3 }
  const { all } = scoreCorrections([mark('I need two bedrooms', putRight)], DUBAI)
  expect(all).toEqual({ right: 0, wrong: 1, missed: 1 })
})

test('a short answer is read with the question before it, for a mark and for a proposal', () => {
  const context = [{ role: 'agent', text: 'How many bedrooms do you need?' }]
  const answer = { context, before: 3, after: 3 }
  const proposal = { ...answer, kind: 'fieldProposal' }
  const { all } = scoreCorrections([mark('Three.', answer), mark('Three.', proposal)], DUBAI)
  expect(all).toEqual({ right: 2, wrong: 0, missed: 0 })
})

test('words that people changed are counted among all, in any script', () => {
  const line = {
    about: 'transcript',
    before: 'بدي غرفتين في المرينا',
    after: 'بدي غرفتين في المارينا',
  }
  const { words } = scoreCorrections([CorrectedSchema.parse(line)], DUBAI)
  expect(words).toEqual({ changed: 1, all: 4 })
})

test('items of the scorecard are right where people say the same', () => {
  const line = { about: 'check', item: 'fees', before: 'notMet', after: 'met' }
  const lines = [line, { ...line, before: 'met' }].map((one) => CorrectedSchema.parse(one))
  expect(scoreCorrections(lines, DUBAI).checks).toEqual({ fees: { right: 1, wrong: 1 } })
})
