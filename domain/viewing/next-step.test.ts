import { expect, test } from 'vitest'
import { type Afterwards, followUpIn, nextSteps } from './next-step.ts'
import { heldAs, outcomeOf, OUTCOMES } from './outcome.ts'

const CAME: Afterwards = {
  outcome: 'attended',
  stage: 'viewing',
  isComing: false,
  isShown: true,
  isUnsuited: false,
  isPlanned: false,
  hasAnswered: false,
}
const after = (known: Partial<Afterwards>) =>
  nextSteps({ ...CAME, ...known }).map((one) => one.step)

test('what is said of a viewing is read back as it was said', () => {
  for (const outcome of OUTCOMES) expect(outcomeOf(heldAs(outcome))).toBe(outcome)
  expect(outcomeOf({ status: 'attended', interest: null })).toBe('attended')
  expect(outcomeOf({ status: 'confirmed', interest: null })).toBeNull()
  // A viewing that is agreed anew has an interest of before, and no outcome.
  expect(outcomeOf({ status: 'pending', interest: 'no' })).toBeNull()
})

test('each outcome has its next step first', () => {
  const first = OUTCOMES.map((outcome) => [outcome, after({ outcome })[0]])
  expect(first).toEqual([
    ['offer', 'noteOffer'],
    ['again', 'bookAgain'],
    ['unsure', 'followUp'],
    ['no', 'remember'],
    ['noShow', 'bookAgain'],
    ['cancelled', 'bookAgain'],
  ])
  expect(after({})).toEqual(['askHow', 'followUp'])
})

test('what is done already is not proposed', () => {
  expect(after({ outcome: 'offer', stage: 'offer' })).toEqual(['followUp'])
  expect(after({ outcome: 'offer', stage: 'offer', isPlanned: true })).toEqual([])
  expect(after({ outcome: 'again', isComing: true })).toEqual(['followUp'])
  expect(after({ outcome: 'noShow', isShown: false })).toEqual(['followUp'])
  expect(after({ outcome: 'no', isUnsuited: true })).toEqual(['otherHomes', 'followUp'])
  expect(after({ hasAnswered: true, isPlanned: true })).toEqual([])
})

test('of a lead that has ended only a refusal is still worth remembering', () => {
  expect(after({ outcome: 'no', stage: 'lost' })).toEqual(['remember'])
  expect(after({ outcome: 'again', stage: 'won' })).toEqual([])
})

test('without an outcome or a lead nothing follows', () => {
  expect(after({ outcome: null })).toEqual([])
  expect(after({ outcome: 'no', stage: null })).toEqual([])
})

test('who thinks it over is left a day longer', () => {
  expect([followUpIn('unsure'), followUpIn('offer'), followUpIn('noShow')]).toEqual([2, 1, 1])
})
