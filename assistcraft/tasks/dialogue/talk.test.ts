import { expect, test } from 'vitest'
import { hearLines, type Line } from '../../testing/heard-call.ts'
import { BEGINNING } from './dialogue.ts'
import { readTalk } from './talk.ts'

function foundIn(...lines: Line[]): string[] {
  return (hearLines(...lines).at(-1)?.entities ?? []).map(
    ({ type, value }) => `${type} ${String(value)}`,
  )
}

test.each([
  'I fly to Mumbai on Friday',
  'My sister arrives on Thursday from Cairo',
  'We have a table at a restaurant in Business Bay at noon',
  'The weather in London is awful on Sunday',
  'I need to rent a car in Sharjah on Monday',
  'Book me a hotel in Paris for the 10th of December',
])('“%s” names no area and no day of a viewing', (said) => {
  expect(foundIn(['customer', said])).toEqual([])
})

test('what follows a question about something else is about that, too', () => {
  expect(
    foundIn(
      ['customer', 'I need a flight to London'],
      ['agent', 'Which day do you want to leave?'],
      ['customer', 'On Friday, from Dubai Marina'],
    ),
  ).toEqual([])
})

test('a question about a home brings the call back to it', () => {
  expect(
    foundIn(
      ['customer', 'The weather in London was terrible.'],
      ['agent', 'When would you like to view the apartment?'],
      ['customer', 'Friday at five'],
    ),
  ).toEqual(['viewingDate 2026-11-27', 'viewingTime 17:00'])
})

test('in one breath, the reason is not the answer', () => {
  expect(
    foundIn(
      ['agent', 'When could you view it?'],
      ['customer', 'I fly to Mumbai on Friday and I am back on Tuesday, so Wednesday.'],
    ),
  ).toEqual(['viewingDate 2026-11-25'])
})

test('what was talked of last is what the next words are about', () => {
  const after = (text: string) => readTalk({ text, role: 'customer', dialogue: BEGINNING }).after
  expect(after('I need a villa')).toBe('home')
  expect(after('I need a villa. How is the weather?')).toBe('else')
  expect(after('How is the weather? I need a villa')).toBe('home')
  expect(after('okay')).toBe('home')
})
