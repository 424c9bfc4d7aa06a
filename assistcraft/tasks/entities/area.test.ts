import { expect, test } from 'vitest'
import type { PartyRole } from '#domain/call/fields.ts'
import { countSteps } from '#tests/support/count-steps.ts'
import { CALL_START } from '../../testing/heard-call.ts'
import { DUBAI } from '../../testing/dubai-places.ts'
import { BEGINNING, type Dialogue } from '../dialogue/dialogue.ts'
import { findAreas } from './area.ts'

const ASKED: Dialogue = { ...BEGINNING, asked: ['area'] }

type Asked = { dialogue?: Dialogue; role?: PartyRole }

function areasIn(text: string, { dialogue = BEGINNING, role = 'customer' }: Asked = {}) {
  return findAreas({ role, text, dialogue, places: DUBAI, startedAt: CALL_START })
}
const namesIn = (text: string, options: Asked = {}) =>
  areasIn(text, options).map(({ value }) => value)

test.each([
  ['I am looking in Menlo Park for a flat', ['Menlo Park']],
  ['somewhere near the city of San Jose please', ['San Jose']],
  ['a flat in the Palo Alto area', ['Palo Alto']],
  ['We are moving to Al Barsha', ['Al Barsha']],
  ['We live in Dubai', []],
  ['Call me in November', []],
  ['I heard of it in Oakwood Residences', []],
  ['a two bed apartment in fremont, please', ['fremont']],
  ['see you in the morning', []],
  ['I am in a meeting', []],
])('of “%s” the areas are %j', (text, areas) => {
  expect(namesIn(text)).toEqual(areas)
})

test.each([
  ['Menlo Park please', 'Menlo Park'],
  ['in Menlo Park, please.', 'Menlo Park'],
  ['I would like to live in Menlo Park', 'Menlo Park'],
  ['the area should be Menlo Park', 'Menlo Park'],
  ['Menlo Park would be great, thanks!', 'Menlo Park'],
  ["Menlo Park's fine", 'Menlo Park'],
])('asked for the area, “%s” answers with its name, where it stands', (text, name) => {
  const [area] = areasIn(text, { dialogue: ASKED })
  expect(area?.value).toBe(name)
  expect(text.slice(area?.range.start, area?.range.end)).toBe(name)
})

test.each([
  'yes please',
  '12 of them',
  'which one?',
  'something nice with a view of the sea',
  'ok',
])('asked for the area, “%s” names none', (text) => {
  expect(namesIn(text, { dialogue: ASKED })).toEqual([])
})

test('an area of the catalogue is its key; a view of it and a house named after it are not the area', () => {
  expect(namesIn('we want Dubai Marina')).toEqual(['dubai-marina'])
  expect(namesIn('with a full Marina view')).toEqual([])
  expect(namesIn('a flat at Marina Gate')).not.toContain('dubai-marina')
})

test('an agent is heard to name areas of the catalogue only', () => {
  expect(namesIn('we have one in Menlo Park and one in Dubai Marina', { role: 'agent' })).toEqual([
    'dubai-marina',
  ])
})

const PIECES = ['A-', 'A', 'Al of ', 'A ', 'in A ', '  ', '.', 'in ']

test.each(PIECES)('twice the letters of “%s” cost twice the steps', (piece) => {
  const stepsOf = (length: number) => {
    const text = piece.repeat(length / piece.length)
    return countSteps(() => areasIn(text, { dialogue: ASKED })).total
  }
  expect(stepsOf(1_200)).toBeLessThan(2.3 * stepsOf(600) + 1_000)
})

test.each(['A-', 'A', 'in A '])(
  'a hundred thousand letters of “%s” cost as many steps for each as a thousand',
  (piece) => {
    const stepsFor = (length: number) =>
      countSteps(() => areasIn(piece.repeat(length / piece.length))).total / length
    expect(stepsFor(100_000)).toBeLessThan(1.2 * stepsFor(1_000) + 1)
  },
)
