import { expect, test } from 'vitest'
import { hearLines } from '../../testing/heard-call.ts'

/** What of the checklist an agent's words do, each with the words that do it. */
function checks(text: string): Record<string, string> {
  const [heard] = hearLines(['agent', text])
  const found = (heard?.findings ?? []).filter(({ kind }) => kind === 'check')
  return Object.fromEntries(
    found.map(({ type, range }) => [type, text.slice(range?.start ?? 0, range?.end ?? 0)]),
  )
}

test('questions are found with the sentence that asks them', () => {
  expect(checks('Lovely. What is your budget? And which area do you like?')).toEqual({
    budgetAsked: 'What is your budget?',
    areaAsked: 'And which area do you like?',
  })
  expect(checks('May I have your full name, please?')).toEqual({
    personAsked: 'May I have your full name, please?',
  })
  expect(checks('When would you like to move in?')).toHaveProperty('moveDateAsked')
  expect(checks('Are you paying cash or with a mortgage?')).toHaveProperty('financingAsked')
})

test('a viewing is offered, whatever words do it', () => {
  for (const text of [
    'Would you like to come and see it tomorrow?',
    'I can show you both on Sunday.',
    'Shall we arrange a viewing for five?',
    'Are you free on Friday for a visit?',
  ])
    expect(checks(text), text).toHaveProperty('viewingOffered')
  expect(checks('The sea view is from the living room.')).not.toHaveProperty('viewingOffered')
})

test('a promise is what happens next', () => {
  expect(checks('Great. I will send you the floor plans tonight. Bye!')).toMatchObject({
    followUp: 'I will send you the floor plans tonight.',
  })
})

test('Arabic is heard as English is', () => {
  expect(checks('شو اسمك لو سمحت؟')).toHaveProperty('personAsked')
  expect(checks('كم ميزانيتك؟')).toHaveProperty('budgetAsked')
  expect(checks('اي منطقة تفضل؟')).toHaveProperty('areaAsked')
  expect(checks('تحب تشوفها بكرا؟')).toHaveProperty('viewingOffered')
  expect(checks('راح أرسل لك التفاصيل على الواتساب.')).toMatchObject({
    followUp: 'راح أرسل لك التفاصيل على الواتساب.',
  })
})

test('what a customer asks ticks nothing off', () => {
  const [heard] = hearLines(['customer', 'What is your budget? Can we see it? I will call you.'])
  expect(heard?.findings.filter(({ kind }) => kind === 'check')).toEqual([])
})

test('ten thousand letters without a stop are no sentence, and cost no more than they are long', () => {
  expect(checks(`what ${'x'.repeat(10_000)} budget`)).toEqual({})
})
