import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  CLEAN,
  type FieldEvent,
  type FieldLife,
  type FieldRules,
  meetStored,
  shownText,
  stepField,
} from './field-life.ts'

const rules: FieldRules<number> = {
  say: (value) => (value === null ? '' : String(value)),
  judge: (text) => {
    if (text.trim() === '') return { value: null }
    return /^ ?\d$/.test(text) ? { value: Number(text) } : { problem: 'Write one digit.' }
  },
  judgeValue: (value) =>
    value === null || value < 10 ? { value } : { problem: 'Write one digit.' },
}

test('what is typed is stored at a pause, and shown as it was typed while one stays', () => {
  const field = open(1)
  field.does({ kind: 'typed', text: ' 2' }, { kind: 'paused' })
  expect(field.stored).toBe(2)
  expect(field.shown()).toBe(' 2')
  field.does({ kind: 'left' })
  expect(field.shown()).toBe('2')
})

test('what was typed and stored is no draft any more: a newer value is never stored over on leaving', () => {
  const field = open(1)
  field.does({ kind: 'typed', text: '2' }, { kind: 'paused' })
  field.othersStore(7)
  expect(field.shown()).toBe('7')
  field.does({ kind: 'left' })
  expect(field).toMatchObject({ stored: 7, stores: [2] })
})

test('a change by somebody else while one types shows both, stores nothing, and either is one choice away', () => {
  const field = open(1)
  field.does({ kind: 'typed', text: '2' })
  field.othersStore(7)
  field.does({ kind: 'paused' }, { kind: 'left' })
  expect(field.life).toEqual({ kind: 'conflicting', text: '2', theirs: 7 })
  expect(field.stores).toEqual([])
  field.does({ kind: 'taken', which: 'mine' })
  expect(field).toMatchObject({ life: CLEAN, stored: 2 })

  const other = open(1)
  other.does({ kind: 'typed', text: '2' })
  other.othersStore(7)
  other.does({ kind: 'taken', which: 'theirs' })
  expect(other).toMatchObject({ life: CLEAN, stored: 7, stores: [] })
})

test('two who type the same do not conflict', () => {
  const field = open(1)
  field.does({ kind: 'typed', text: '7' })
  field.othersStore(7)
  expect(field.life).toBe(CLEAN)
})

test('what cannot be stored stays as typed with what is wrong, and is stored once it is right', () => {
  const field = open(1)
  field.does({ kind: 'typed', text: 'two' }, { kind: 'paused' })
  expect(field.life.kind).toBe('editing')
  field.does({ kind: 'left' })
  expect(field.life).toMatchObject({ kind: 'refused', text: 'two', problem: 'Write one digit.' })
  field.does({ kind: 'typed', text: '2' }, { kind: 'paused' })
  expect(field).toMatchObject({ stored: 2, life: { kind: 'clean' } })
})

test('Escape gives up what was typed and its problem, stores nothing, and leaving stores nothing either', () => {
  const field = open(1)
  field.does(
    { kind: 'typed', text: 'two' },
    { kind: 'left' },
    { kind: 'escaped' },
    { kind: 'left' },
  )
  expect(field).toMatchObject({ life: CLEAN, stored: 1, stores: [] })
  field.does({ kind: 'typed', text: '2' }, { kind: 'escaped' }, { kind: 'left' })
  expect(field).toMatchObject({ life: CLEAN, stored: 1, stores: [] })
})

test('Escape takes back what a pause has stored, unless somebody has stored something since', () => {
  const field = open(1)
  field.does({ kind: 'typed', text: '2' }, { kind: 'paused' }, { kind: 'typed', text: '23' })
  field.does({ kind: 'escaped' })
  expect(field).toMatchObject({ stored: 1, stores: [2, 1] })

  const met = open(1)
  met.does({ kind: 'typed', text: '2' }, { kind: 'paused' })
  met.othersStore(7)
  met.does({ kind: 'escaped' })
  expect(met).toMatchObject({ stored: 7, stores: [2] })
})

test('a choice is stored at once; one that breaks a rule is refused with its reason', () => {
  const field = open(1)
  field.does({ kind: 'chosen', value: 3 })
  expect(field).toMatchObject({ stored: 3, life: CLEAN })
  field.does({ kind: 'chosen', value: 12 })
  expect(field).toMatchObject({ stored: 3, life: { kind: 'refused', text: '12' } })
})

type Act = FieldEvent<number> | { kind: 'others'; value: number | null }

const value = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null })
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.constantFrom('', '0', '1', '2', ' 2', 'x').map((text) => ({ kind: 'typed', text }) as const),
  fc.constantFrom<Act[]>({ kind: 'paused' }, { kind: 'left' }, { kind: 'escaped' }),
  fc.constantFrom('mine', 'theirs').map((which) => ({ kind: 'taken', which }) as const),
  value.map((chosen) => ({ kind: 'chosen', value: chosen }) as const),
  value.map((theirs) => ({ kind: 'others', value: theirs }) as const),
)

/** `seen`: what the person has last had before them, or stored, in this field. `typed`: what is not yet taken care of. */
test('whatever happens: nobody’s newer value is stored over unasked, and nothing typed goes without being stored or given up', () => {
  fc.assert(
    fc.property(value, fc.array(act, { maxLength: 40 }), (start, acts) => {
      const field = open(start)
      let seen = start
      let typed: string | null = null
      for (const event of acts) {
        if (event.kind === 'others') {
          field.othersStore(event.value)
        } else {
          const count = field.stores.length
          const [before, isClean] = [field.stored, field.life.kind === 'clean']
          if ((event.kind === 'typed' && isClean) || event.kind === 'chosen') seen = before
          field.does(event)
          if (field.stores.length > count && event.kind !== 'taken') expect(before).toBe(seen)
          if (field.stores.length > count) seen = field.stored
          if (event.kind === 'typed') typed = event.text
          else if (event.kind !== 'paused' && event.kind !== 'left') typed = null
        }
        if (typed !== null && isStored(typed, field)) typed = null
        if (typed !== null) expect(field.shown()).toBe(typed)
        else if (field.life.kind === 'clean' && !field.life.visit)
          expect(field.shown()).toBe(rules.say(field.stored))
        if (field.life.kind === 'conflicting') expect(field.life.theirs).toBe(field.stored)
      }
      field.does({ kind: 'left' })
      const count = field.stores.length
      field.does({ kind: 'left' })
      expect(field.stores).toHaveLength(count)
    }),
  )
})

function isStored(text: string, { life, stored }: ReturnType<typeof open>): boolean {
  const judged = rules.judge(text)
  return life.kind === 'clean' && 'value' in judged && judged.value === stored
}

/** A field over a stored value, with everything that it stored. */
function open(start: number | null) {
  const field = {
    life: CLEAN as FieldLife<number>,
    stored: start,
    stores: [] as (number | null)[],
    does(...events: FieldEvent<number>[]) {
      for (const event of events) {
        const { life, store } = stepField(field.life, event, field)
        field.life = life
        if (!store) continue
        field.stored = store.value
        field.stores.push(store.value)
      }
    },
    othersStore(theirs: number | null) {
      field.stored = theirs
      field.life = meetStored(field.life, field)
    },
    shown: () => shownText(field.life, field),
    rules,
  }
  return field
}
