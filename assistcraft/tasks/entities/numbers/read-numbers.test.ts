import { expect, test } from 'vitest'
import { DUBAI } from '../../../testing/dubai-places.ts'
import { CALL_START } from '../../../testing/heard-call.ts'
import { analyseSegment } from '../../analyse-segment.ts'
import { BEGINNING, type Dialogue } from '../../dialogue/dialogue.ts'
import { mentionsIn, type NumberRole, valueAs } from './mentions.ts'

test.each<[string, NumberRole, number | string | null]>([
  ['four', 'bedrooms', 4],
  ['four', 'viewingTime', '16:00'],
  ['four', 'budget', null],
  ['two thirty', 'viewingTime', '14:30'],
  ['two thirty', 'rent', 230_000],
  ['two thirty', 'cheques', null],
  ['one seventy', 'viewingTime', null],
  ['ninety five', 'budget', 95_000],
  ['one point nine', 'budget', 1_900_000],
  ['95k', 'rent', 95_000],
  ['95k', 'bedrooms', null],
  ['eighteen', 'viewingTime', '18:00'],
])('“%s” as %s says %s', (text, role, value) => {
  const [mention] = mentionsIn(text)
  expect(mention && valueAs({ dialogue: BEGINNING }, mention, role)).toBe(value)
})

test('a row of numbers is looked at so far and no further', () => {
  expect(mentionsIn('one, '.repeat(500)).length).toBeLessThanOrEqual(24)
})

const asked = (...questions: Dialogue['asked']): Dialogue => ({
  ...BEGINNING,
  hasBegun: true,
  lastRole: 'agent',
  asked: questions,
})
const rentNamed: Dialogue = {
  ...asked(),
  amounts: [{ amount: 118_000, as: 'rent', by: 'agent' }],
}

test.each<[string, Dialogue, unknown[]]>([
  ['space for three cars', asked('parking'), [['parking', 3]]],
  ['two if he gives a discount', asked('cheques'), [['cheques', 2]]],
  [
    'let us do three',
    { ...asked('viewingTime'), intent: 'bookViewing' },
    [['viewingTime', '15:00']],
  ],
  ['under a hundred', asked('budget'), [['budget', 100_000]]],
  ['I could give one fifteen for it', rentNamed, [['budget', 115_000]]],
  ['She finishes at six', { ...asked(), intent: 'bookViewing' }, []],
  ['it is ninety two square metres', rentNamed, []],
  ['located at 624 Avalon Avenue', rentNamed, []],
])('“%s” is read as what it counts', (text, dialogue, found) => {
  const { entities } = analyseSegment({
    role: 'customer',
    text,
    dialogue,
    places: DUBAI,
    startedAt: CALL_START,
  })
  const plain = entities.map(({ type, value }) => [
    type,
    typeof value === 'object' && value !== null && 'amount' in value ? value.amount : value,
  ])
  expect(plain).toEqual(found)
})
