import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readDialogues } from '../intent/read-dialogues.ts'
import { warmUp } from '../warm-up.ts'
import { measure } from './measure.ts'
import { readCalls } from './calls/labelled-calls.ts'
import { scoreCalls } from './calls/score-calls.ts'
import { rates } from './calls/score.ts'
import { wandering } from './wandering/wander.ts'

const dialogues = readDialogues(
  readFileSync(new URL('fixtures/held-out.jsonl', import.meta.url), 'utf8'),
)
warmUp()
const measured = measure(dialogues)

test.each([
  ['customer bedrooms', 0.97],
  ['customer bathrooms', 0.97],
  ['customer area (no gazetteer)', 0.9],
  ['customer visit date found', 0.95],
  ['agent bedrooms', 0.97],
  ['agent rent', 0.95],
  ['agent phone', 0.97],
  ['agent property name', 0.75],
])('%s is found with an F1 of at least %d in dialogues that were held out', (name, floor) => {
  const score = measured.scores[name]
  expect(score && rates(score).f1).toBeGreaterThanOrEqual(floor)
})

test('the intent is right in at least nine of ten turns that were held out', () => {
  expect(measured.intent.right / measured.intent.all).toBeGreaterThanOrEqual(0.9)
})

const wandered = measure(wandering(dialogues, 'heldOut'))

test.each([
  ['customer bedrooms', 0.98],
  ['customer bathrooms', 0.98],
  ['customer area (no gazetteer)', 0.92],
  ['customer visit date found', 0.92],
])('where the talk wanders off, %s is found with an F1 of at least %d', (name, floor) => {
  const score = wandered.scores[name]
  expect(score && rates(score).f1).toBeGreaterThanOrEqual(floor)
})

test('where the talk wanders off, the intent is right in at least 92 of 100 turns', () => {
  expect(wandered.intent.right / wandered.intent.all).toBeGreaterThanOrEqual(0.92)
})

const calls = readCalls()

test.each([
  ['known', 0.95],
  ['heldOut', 0.9],
] as const)('the %s half of the Dubai calls is read with an F1 of at least %d', (half, floor) => {
  const { all } = scoreCalls(calls[half])
  expect(rates(all).f1).toBeGreaterThanOrEqual(floor)
})
