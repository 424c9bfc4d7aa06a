import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  namedIn,
  NamedIdsSchema,
  NoteTextSchema,
  parseNotedRecord,
  partsOf,
  textOf,
} from './note.ts'

const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`
const SARA = { id: id(1), name: 'Sara' }
const HADDAD = { id: id(2), name: 'Sara Haddad' }
const OMAR = { id: id(3), name: 'عمر خان' }
const ALL = [SARA, HADDAD, OMAR]

test('whoever was chosen and stands in the text is named; the longest name counts', () => {
  expect(partsOf('@Sara Haddad, ask @عمر خان!', ALL)).toEqual([
    { person: HADDAD.id },
    ', ask ',
    { person: OMAR.id },
    '!',
  ])
  expect(partsOf('With @Sara', ALL)).toEqual(['With ', { person: SARA.id }])
  expect(partsOf('@Sara @Sara', [SARA])).toEqual([{ person: SARA.id }, ' ', { person: SARA.id }])
})

test.each([
  ['an address', 'write to x@Sara'],
  ['a longer word', '@Sarah is another'],
  ['a letter of two units before it', '𐐀@Sara'],
  ['somebody who was not chosen', '@Layla'],
  ['a lone sign', 'so @ so'],
])('nobody is named by %s', (_what, text) => {
  expect(partsOf(text, ALL)).toEqual([text])
})

test('what was typed is what is edited again, whatever it is', () => {
  const pieces = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('@', ' ', '@Sara', '@Sara Haddad', '@عمر خان', 'x@', '\n'),
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (all) => {
      const text = all.join('')
      const parts = partsOf(text, ALL)
      expect(textOf(parts, (one) => ALL.find((person) => person.id === one)?.name ?? '')).toBe(text)
      const named = ALL.filter(({ id }) => namedIn(parts).includes(id))
      expect(named).toHaveLength(namedIn(parts).length)
      for (const { name } of named) expect(text).toContain(name)
    }),
    { numRuns: 500 },
  )
})

test('ten thousand signs are read at once', () => {
  const text = '@Sara'.repeat(2_000) + '@'.repeat(10_000)
  expect(textOf(partsOf(text, ALL), () => 'Sara')).toBe(text)
})

test('a text is kept as far as a row can hold it, and is neither nothing nor endless', () => {
  expect(NoteTextSchema.parse('  a\r\nb\u0000 ')).toBe('a\nb\uFFFD')
  expect(NoteTextSchema.parse(`x${'\ud800'}`)).toBe('x\uFFFD')
  for (const text of ['', '  \n', 'x'.repeat(5_001), 'x'.repeat(70_000)])
    expect(NoteTextSchema.safeParse(text).success).toBe(false)
  expect(NoteTextSchema.safeParse('👨‍👩‍👧‍👦'.repeat(5_000)).success).toBe(true)
})

test('ids come one by one, and records are leads and contacts', () => {
  expect(NamedIdsSchema.parse(`${id(1)} ${id(2)} ${id(1)}`)).toEqual([id(1), id(2)])
  expect(NamedIdsSchema.parse('')).toEqual([])
  expect(NamedIdsSchema.safeParse('somebody').success).toBe(false)
  expect(parseNotedRecord(`lead:${id(1)}`)).toEqual({ kind: 'lead', id: id(1) })
  for (const name of ['lead:new', 'call:x', `listing:${id(1)}`, 'x'])
    expect(() => parseNotedRecord(name)).toThrow()
})
