import { expect, test } from 'vitest'
import { CALL_START } from '../../testing/heard-call.ts'
import { DUBAI } from '../../testing/dubai-places.ts'
import { BEGINNING, type Dialogue } from '../dialogue/dialogue.ts'
import { findContacts } from './contact.ts'

function peopleIn(text: string, dialogue: Dialogue = BEGINNING): unknown[] {
  return findContacts({ role: 'customer', text, dialogue, places: DUBAI, startedAt: CALL_START })
    .filter(({ type }) => type === 'person')
    .map(({ value }) => value)
}

// As the gloss leaves them: "اسمي" is "my name is" by then.
test.each([
  ['my name is سارة واتصل بخصوص', ['سارة']],
  ['my name is محمد بن راشد المنصوري', ['محمد بن راشد المنصوري']],
  ['my name is عبد الله الشامسي', ['عبد الله الشامسي']],
  ['my name is خالد من', ['خالد']],
  ['my name is أنا', []],
])('who says “%s” is %j', (text, names) => {
  expect(peopleIn(text)).toEqual(names)
})

test.each([
  ['سارة فاضل', ['سارة فاضل']],
  ['سارة أحمد', ['سارة أحمد']],
  ['ممكن لاحقا', []],
])('asked for a name, “%s” is %j', (text, names) => {
  expect(peopleIn(text, { ...BEGINNING, asked: ['person'] })).toEqual(names)
})

const valuesIn = (text: string, type: string): unknown[] =>
  findContacts({
    role: 'customer',
    text,
    dialogue: BEGINNING,
    places: DUBAI,
    startedAt: CALL_START,
  }).flatMap((one) => (one.type === type ? [one.value] : []))

test.each([
  ['plus four four, seven seven double oh, nine hundred, three one two', ['+447700900312']],
  ['zero five five, fifty five, twelve, ninety nine, two', ['+971555512992']],
  ['nine six six, five five, seven zero one, three nine two four', ['+966557013924']],
  ['four cheques, two bedrooms, one eighteen, eleven on Saturday', []],
])('a number to call is read out as “%s”', (text, numbers) => {
  expect(valuesIn(text, 'phone')).toEqual(numbers)
})

test.each([
  ['v for Vijay, dot, k r i s h n a n, eight two, at gmail dot com', ['v.krishnan82@gmail.com']],
  ['I have two on the fronds, one at one point nine.', []],
])('of “%s” the addresses are %j', (text, addresses) => {
  expect(valuesIn(text, 'email')).toEqual(addresses)
})

test.each([
  ['Name is under Dinesh Perera', ['Dinesh Perera']],
  ['Johan, by the way.', ['Johan']],
  ['you can just put Emeka', ['Emeka']],
  ['write adnan zero five zero', ['Adnan']],
  ['Early January.', []],
])('who says “%s” is %j', (text, names) => {
  expect(peopleIn(text)).toEqual(names)
})
