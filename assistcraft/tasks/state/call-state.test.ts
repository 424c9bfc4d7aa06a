import { expect, test } from 'vitest'
import { hearLines, type Line } from '../../testing/heard-call.ts'
import { type CallState, foldState, NOTHING_SETTLED } from './call-state.ts'

function stateAfter(...lines: Line[]): CallState {
  return hearLines(...lines).reduce(foldState, NOTHING_SETTLED)
}

function settledIn({ settled }: CallState): Record<string, unknown> {
  return Object.fromEntries([...settled].map(([type, { values }]) => [type, values]))
}

const QUESTION: Line = ['agent', 'How many bedrooms do you need?']

test('a question waits for the other side, and “three” answers it', () => {
  const asked = stateAfter(QUESTION)
  expect(asked.open).toEqual([{ question: 'bedrooms', by: 'agent', segmentId: 's1' }])
  const answered = stateAfter(QUESTION, ['customer', 'Three.'])
  expect(answered.open).toEqual([])
  expect(settledIn(answered)).toEqual({ bedrooms: [3] })
})

test('“three” settles nothing where nobody asked', () => {
  expect(settledIn(stateAfter(['agent', 'Good morning.'], ['customer', 'Three.']))).toEqual({})
})

test('what the customer asks waits for the agent', () => {
  const asked = stateAfter(['customer', 'Is it two bedrooms?'])
  expect(asked.open).toContainEqual({ question: 'bedrooms', by: 'customer', segmentId: 's1' })
  expect(stateAfter(['customer', 'How many bedrooms?'], ['agent', 'Two.']).open).toEqual([])
})

test('a question that is passed over still waits, and “no” answers the last one', () => {
  const lines: Line[] = [QUESTION, ['customer', 'Wait a second.'], ['agent', 'Any pets?']]
  const questions = (...more: Line[]) =>
    stateAfter(...lines, ...more).open.map((one) => one.question)
  expect(questions()).toEqual(['bedrooms', 'pets'])
  expect(questions(['customer', 'No.'])).toEqual(['bedrooms'])
})

test('a later statement replaces the one before, and the state says what it was', () => {
  const state = stateAfter(
    ['customer', 'I need two bedrooms in JVC'],
    ['agent', 'Okay.'],
    ['customer', 'Actually we need three bedrooms'],
  )
  expect(settledIn(state)).toMatchObject({ bedrooms: [3], area: ['jvc'] })
  expect(state.corrected).toEqual([{ type: 'bedrooms', was: 2, now: 3, segmentId: 's3' }])
})

test('areas add up; one that corrects another takes its place', () => {
  const wish: Line = ['customer', 'A flat in JVC']
  expect(settledIn(stateAfter(wish, ['customer', 'or in Business Bay'])).area).toEqual([
    'jvc',
    'business-bay',
  ])
  expect(settledIn(stateAfter(wish, ['customer', 'Sorry, I meant Business Bay'])).area).toEqual([
    'business-bay',
  ])
  const later = stateAfter(wish, ['customer', 'Let’s make it Dubai Marina instead'])
  expect(later.corrected).toEqual([
    { type: 'area', was: 'jvc', now: 'dubai-marina', segmentId: 's2' },
  ])
})

test('what is turned down is settled no longer', () => {
  const state = stateAfter(['customer', 'Dubai Marina or JVC'], ['customer', 'No wait, not JVC'])
  expect(settledIn(state).area).toEqual(['dubai-marina'])
  expect(state.corrected).toEqual([{ type: 'area', was: 'jvc', now: null, segmentId: 's2' }])
})

test('the day of a viewing is settled by whoever says it last; the agent’s homes are nobody’s wish', () => {
  const state = stateAfter(
    ['agent', 'I have a three bedroom villa for 200 thousand a year. When can you view it?'],
    ['customer', 'Thursday at five'],
    ['agent', 'Thursday is fully booked. Friday at six?'],
  )
  expect(settledIn(state)).toEqual({ viewingDate: ['2026-11-27'], viewingTime: ['18:00'] })
})

test('an Arabic answer settles what was asked in English', () => {
  expect(settledIn(stateAfter(QUESTION, ['customer', 'تلاتة']))).toEqual({ bedrooms: [3] })
  expect(
    settledIn(stateAfter(['agent', 'كم الميزانية؟'], ['customer', 'مية وعشرين ألف'])).budget,
  ).toMatchObject([{ amount: 120_000 }])
})

test('a state is as small after three thousand segments as after a hundred', () => {
  const heard = hearLines(QUESTION, [
    'customer',
    'Three, no, I mean four. In JVC, not Business Bay.',
  ])
  let state = NOTHING_SETTLED
  for (let round = 0; round < 1500; round += 1)
    for (const [at, said] of heard.entries())
      state = foldState(state, {
        ...said,
        entities: said.entities.map((one) => ({
          ...one,
          value: `${String(one.value)} ${round + at}`,
        })),
      })
  expect(state.corrected.length).toBeLessThanOrEqual(50)
  expect(state.open.length).toBeLessThan(20)
  expect(JSON.stringify([...state.settled]).length).toBeLessThan(2_000)
})
