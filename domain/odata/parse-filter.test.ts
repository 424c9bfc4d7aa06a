import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DomainError } from '../errors.ts'
import { PROPERTY } from '../reso/resources.ts'
import type { Expression } from './model.ts'
import { parseFilter } from './parse-filter.ts'

const parse = (text: string) => parseFilter(PROPERTY, text)

/** The filter as it is bracketed. */
function shape(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return String(expression.value)
    case 'field':
    case 'element':
      return expression.field.name
    case 'now':
      return 'now'
    case 'call':
      return `${expression.name}(${shape(expression.of)})`
    case 'check':
      return `${expression.name}(${shape(expression.in)},${shape(expression.text)})`
    case 'not':
      return `!${shape(expression.of)}`
    case 'and':
    case 'or':
      return `(${expression.of.map(shape).join(expression.kind === 'and' ? ' & ' : ' | ')})`
    case 'compare':
      return `${shape(expression.left)} ${expression.operator} ${shape(expression.right)}`
    case 'in':
      return `${shape(expression.left)} in [${expression.among.map(shape).join(',')}]`
    case 'any':
    case 'all':
      return `${expression.kind} ${expression.field.name}: ${expression.where ? shape(expression.where) : ''}`
  }
}

test.each([
  [
    'ListPrice eq 1 or ListPrice eq 2 and BedroomsTotal gt 3',
    '(ListPrice eq 1 | (ListPrice eq 2 & BedroomsTotal gt 3))',
  ],
  [
    '(ListPrice eq 1 or ListPrice eq 2) and BedroomsTotal gt 3',
    '((ListPrice eq 1 | ListPrice eq 2) & BedroomsTotal gt 3)',
  ],
  ['not (ListPrice le 1) and BedroomsTotal eq 2', '(!ListPrice le 1 & BedroomsTotal eq 2)'],
  ["not contains(City,'x')", '!contains(City,x)'],
  ["City in ('a','b''c')", "City in [a,b'c]"],
  [
    "PetsAllowed/any(p:p eq 'Yes' or p eq 'No')",
    'any PetsAllowed: (PetsAllowed eq Yes | PetsAllowed eq No)',
  ],
  ['PetsAllowed/any()', 'any PetsAllowed: '],
  ["StandardStatus has org.reso.metadata.StandardStatus'Active'", 'StandardStatus has Active'],
  [
    'ModificationTimestamp lt 2026-01-01T10:00Z',
    'ModificationTimestamp lt 2026-01-01T10:00:00.000Z',
  ],
  [
    'ModificationTimestamp lt 2026-01-01T10:00:00.1234567+04:00',
    'ModificationTimestamp lt 2026-01-01T06:00:00.123Z',
  ],
  // A plus that a form has made a space.
  [
    'ModificationTimestamp lt 2026-01-01T10:00:00 04:00',
    'ModificationTimestamp lt 2026-01-01T06:00:00.000Z',
  ],
  ['year(AvailabilityDate) ge 2026', 'year(AvailabilityDate) ge 2026'],
  ['ListPrice gt -1.50', 'ListPrice gt -1.50'],
  ["contains(tolower(City),'برج 😀')", 'contains(tolower(City),برج 😀)'],
  ['LeaseConsideredYN', 'LeaseConsideredYN'],
  ['LeaseConsideredYN eq true', 'LeaseConsideredYN eq true'],
])('%s', (text, expected) => {
  expect(shape(parse(text))).toBe(expected)
})

test('a long chain is flat, and a deep one is refused', () => {
  const chain = Array.from({ length: 200 }, () => 'ListPrice eq 1').join(' or ')
  expect(parse(chain)).toMatchObject({ kind: 'or', of: { length: 200 } })
  expect(() => parse(`${'('.repeat(25)}ListPrice eq 1`)).toThrow('levels')
  expect(() => parse('tolower('.repeat(30))).toThrow('levels')
})

const words = fc.constantFrom(
  ..."ListPrice City PetsAllowed AvailabilityDate eq ne gt in has and or not any all ( ) , / : 'x' '' ' 1 1.5 -2 2026-01-01 2026-01-01T00:00:00Z null true now contains tolower year e e: 😀 \ud800 \u0000 ١٢".split(
    ' ',
  ),
)

test('whatever words come in whatever order, they are read or refused, never a bug', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 40 }), fc.constantFrom('', ' '), (parts, between) => {
      try {
        expect(shape(parse(parts.join(between)))).toEqual(expect.any(String))
      } catch (error) {
        expect(error).toBeInstanceOf(DomainError)
      }
    }),
    { numRuns: 2_000 },
  )
})

test('what is written of a condition is read back as the same', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 20 })
  fc.assert(
    fc.property(text, (value) => {
      const filter = `City eq '${value.replaceAll("'", "''")}'`
      expect(parse(filter)).toMatchObject({ right: { type: 'string', value } })
    }),
    { numRuns: 1_000 },
  )
})
