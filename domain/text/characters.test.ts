import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutCharacters, hasAtMost, shortText } from './characters.ts'

const FAMILY = '👨‍👩‍👧‍👦'

test.each([
  ['abc', 3, true],
  ['abcd', 3, false],
  [FAMILY.repeat(3), 3, true],
  [FAMILY.repeat(4), 3, false],
  ['e\u0301e\u0301', 2, true],
  ['🇦🇪🇸🇦', 2, true],
  ['', 0, true],
  ['a', 0, false],
  ['م\u064e\u0651', 1, true],
])('%j has at most %d characters: %s', (text, most, has) => {
  expect(hasAtMost(text, most)).toBe(has)
})

test.each([
  ['abcd', 2, 'ab'],
  [`a${FAMILY}b`, 2, `a${FAMILY}`],
  ['e\u0301xyz', 1, 'e\u0301'],
  ['🇦🇪🇸🇦', 1, '🇦🇪'],
  ['ab', 5, 'ab'],
])('the first characters of %j are whole', (text, most, cut) => {
  expect(cutCharacters(text, most)).toBe(cut)
})

test('a letter with a thousand marks is no character but an attack, and is cut', () => {
  const attack = `a${'\u0301'.repeat(100_000)}`
  expect(cutCharacters(attack, 5).length).toBeLessThanOrEqual(60)
  expect(hasAtMost(attack, 5)).toBe(false)
})

test('a cut is a beginning of the text, no longer than asked and with no half of a letter at its end', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.nat({ max: 45 }),
      (text, most) => {
        const cut = cutCharacters(text, most)
        expect(text.startsWith(cut)).toBe(true)
        expect(cut.isWellFormed()).toBe(true)
        expect(hasAtMost(cut, most)).toBe(true)
        expect(cutCharacters(cut, most)).toBe(cut)
        if (hasAtMost(text, most)) expect(cut).toBe(text)
      },
    ),
  )
})

test('a short text is trimmed and counted as people count', () => {
  expect(shortText(3).parse('  abc ')).toBe('abc')
  expect(shortText(3).parse(FAMILY.repeat(3))).toBe(FAMILY.repeat(3))
  expect(shortText(3).safeParse('abcd').error?.issues[0]?.message).toBe(
    'has more than 3 characters',
  )
})
