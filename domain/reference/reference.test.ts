import { expect, test } from 'vitest'
import { SOME_REFERENCE } from '../testing/reference.ts'
import {
  activeValues,
  choiceProblem,
  findValue,
  isKeptByPace,
  labelOf,
  NO_REFERENCE,
  REFERENCE_KINDS,
  ReferenceKeySchema,
  ReferenceValueSchema,
} from './reference.ts'

test.each([
  ['propertyFinder', true],
  ['dubai-marina', true],
  ['a', true],
  ['9', true],
  ['a'.repeat(64), true],
  ['a'.repeat(65), false],
  ['', false],
  ['-a', false],
  ['_a', false],
  ['a b', false],
  ['دبي', false],
  ['a\n', false],
  ['a.b', false],
])('%j is a key: %s', (key, isOne) => {
  expect(ReferenceKeySchema.safeParse(key).success).toBe(isOne)
})

const VALUE = {
  key: 'a',
  labels: { en: 'A', ar: 'أ' },
  aliases: [],
  parent: null,
  isRetired: false,
}

test.each([
  [{}, true],
  [{ labels: { en: 'A' } }, false],
  [{ labels: { en: ' ', ar: 'أ' } }, false],
  [{ labels: { en: 'A'.repeat(80), ar: '👩‍👧'.repeat(80) } }, true],
  [{ labels: { en: 'A'.repeat(81), ar: 'أ' } }, false],
  [{ aliases: Array.from({ length: 50 }, String) }, true],
  [{ aliases: Array.from({ length: 51 }, String) }, false],
  [{ aliases: [''] }, false],
  [{ parent: 'b' }, true],
  [{ parent: '' }, false],
  [{ isRetired: null }, false],
])('a value with %j is one: %s', (part, isOne) => {
  expect(ReferenceValueSchema.safeParse({ ...VALUE, ...part }).success).toBe(isOne)
})

test('a retired value is found and called by its name, and is not among those to choose', () => {
  expect(findValue(SOME_REFERENCE, 'source', 'fax')).toMatchObject({ isRetired: true })
  expect(labelOf(SOME_REFERENCE, 'source', 'fax')).toBe('fax')
  expect(activeValues(SOME_REFERENCE, 'source').map(({ key }) => key)).not.toContain('fax')
  expect(activeValues(SOME_REFERENCE, 'source')).toHaveLength(SOME_REFERENCE.source.length - 1)
})

test('a key is looked for in its own list, and as that list is now', () => {
  expect(findValue(SOME_REFERENCE, 'area', 'bayut')).toBeNull()
  const [first, ...others] = SOME_REFERENCE.source
  const fewer = { ...SOME_REFERENCE, source: others }
  expect(findValue(SOME_REFERENCE, 'source', first?.key ?? '')).toBe(first)
  expect(findValue(fewer, 'source', first?.key ?? '')).toBeNull()
})

test('a value is called by its label in the reader’s language, and what is no key by its own words', () => {
  expect(labelOf(SOME_REFERENCE, 'source', 'propertyFinder')).toBe('Property Finder')
  expect(labelOf(SOME_REFERENCE, 'source', 'propertyFinder', 'ar')).toBe('بروبرتي فايندر')
  expect(labelOf(SOME_REFERENCE, 'lostReason', 'They moved away')).toBe('They moved away')
  expect(labelOf(NO_REFERENCE, 'source', 'bayut', 'ar')).toBe('bayut')
  expect(labelOf(SOME_REFERENCE, 'source', 'constructor')).toBe('constructor')
})

test('what cannot be chosen is refused by its name: retired, or never there', () => {
  expect(choiceProblem(SOME_REFERENCE, 'source', 'bayut')).toBeNull()
  expect(choiceProblem(SOME_REFERENCE, 'source', 'fax')).toMatchObject({
    message: expect.stringContaining('“fax” is no longer in use'),
    said: {
      key: 'valueRetired',
      with: { value: 'fax', choices: expect.stringContaining('بيوت، ') },
    },
  })
  expect(choiceProblem(SOME_REFERENCE, 'propertyType', 'castle')).toMatchObject({
    message: expect.stringMatching(
      /^There is no property type “castle”. It may be Apartment, Villa, /,
    ),
    said: {
      key: 'noSuchValue',
      with: { value: 'castle', choices: expect.stringContaining('فيلا') },
    },
  })
  const many = Array.from({ length: 5_000 }, (_, index) => ({
    key: `a${index}`,
    labels: { en: `Area ${index}`, ar: `منطقة ${index}` },
    aliases: [],
    parent: null,
    isRetired: false,
  }))
  const long = choiceProblem({ ...NO_REFERENCE, area: many }, 'area', 'x'.repeat(5000))
  expect(long?.message).toMatch(/It may be Area 0, .*Area 11, …\.$/)
  expect(long?.message.length).toBeLessThan(250)
  expect(choiceProblem(NO_REFERENCE, 'source', 'bayut')?.message).toBe(
    'There is no source “bayut”.',
  )
})

test('what PACE itself writes stays in use, whatever else is retired', () => {
  expect(isKeptByPace('source', 'website')).toBe(true)
  expect(isKeptByPace('disposition', 'viewingBooked')).toBe(true)
  expect(isKeptByPace('source', 'walkIn')).toBe(false)
  expect(isKeptByPace('area', 'website')).toBe(false)
})

test('a house without lists has one of each kind, empty', () => {
  expect(Object.keys(NO_REFERENCE).toSorted()).toEqual([...REFERENCE_KINDS].toSorted())
  for (const kind of REFERENCE_KINDS) expect(activeValues(NO_REFERENCE, kind)).toEqual([])
})
