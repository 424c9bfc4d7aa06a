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
