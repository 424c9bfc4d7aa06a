import { expect, test } from 'vitest'
import { hearLines, hearRecorded, type Line } from '../../testing/heard-call.ts'

function intents(...lines: Line[]): string[] {
  return hearLines(...lines)
    .at(-1)!
    .findings.filter(({ kind }) => kind === 'intent')
    .map(({ type }) => type)
}

test.each([
  ['I am looking for a two bedroom apartment', 'findHome'],
  ['What properties do you have in Business Bay?', 'findByArea'],
  ['I would like to schedule a visit for next Monday', 'bookViewing'],
  ['I have a viewing tomorrow and I can’t make it, can we reschedule?', 'reschedule'],
  ['Please cancel the viewing', 'cancel'],
  ['I would like to make an offer of 2.2 million', 'makeOffer'],
  ['I am thinking about selling it', 'listProperty'],
  ['What is it worth today?', 'valuation'],
  ['The air conditioning has been broken for six days, it is unacceptable', 'complaint'],
  ['Could you call me back this evening?', 'callback'],
  ['Hello, good morning', 'smalltalk'],
  ['Mm-hm', 'none'],
])('“%s” is %s', (text, intent) => {
  expect(intents(['customer', text])[0]).toBe(intent)
})

test('a question for a detail is marked on its own words, beside what the call is about', () => {
  const heard = hearLines(
    ['customer', 'I need a villa.'],
    ['agent', 'There is one.'],
    ['customer', 'Nice. Is it pet friendly?'],
  )
  const detail = heard.at(-1)!.findings.find(({ type }) => type === 'askDetail')
  expect(detail?.range).toEqual({ start: 6, end: 25 })
  expect(heard.at(-1)!.after.intent).toBe('findHome')
})

test('a short answer carries what the call is about', () => {
  expect(
    intents(
      ['customer', 'I want to make an offer.'],
      ['agent', 'In cash?'],
      ['customer', 'Yes.'],
    )[0],
  ).toBe('makeOffer')
})

test('an agent has no intent', () => {
  expect(intents(['agent', 'I am looking for a home for you'])).toEqual([])
})

test.each([
  ['complaint-maintenance', 'complaint'],
  ['creek-offplan-offer', 'makeOffer'],
  ['landlord-valuation', 'valuation'],
  ['reschedule-viewing', 'reschedule'],
  ['marina-two-bed', 'bookViewing'],
])('the recorded call %s comes to %s', (name, intent) => {
  expect(hearRecorded(name).map(({ after }) => after.intent)).toContain(intent)
})
