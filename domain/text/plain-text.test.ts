import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldArabic, toAsciiDigits, toPlain } from './plain-text.ts'

test.each([
  ['  Two   Beds ', 'two beds'],
  ['a\u00a0b\u2003c\td\r\ne', 'a b c d e'],
  ['12\u201334', '12-34'],
  ['12\u2212\u02d734', '12--34'],
  ['O\u2019Brien \u02bcAli` \u2032x', "o'brien 'ali` 'x".replace('`', "'")],
  ['١٢٣٫٤', '123.4'],
  ['١٬٢٣٤', '1,234'],
  ['۵۰،۰۰۰', '50,000'],
  ['\u202b٥٠\u202c', '50'],
  ['5\u200d0\ufeff', '50'],
  ['a\u0000b\ud83d', 'ab'],
  ['a \u200f\t\u0000 b', 'a b'],
  ['ＡＢＣ １２', 'abc 12'],
  ['½', '1⁄2'],
  ['m²', 'm2'],
  ['', ''],
  ['\u200f\u200e', ''],
])('%j is plainly %j', (text, plain) => {
  expect(toPlain(text, 60)).toBe(plain)
})

test('what is longer than a value is not looked at, however little of it is seen', () => {
  expect(toPlain('a'.repeat(10), 10)).toBe('a'.repeat(10))
  expect(toPlain('a'.repeat(11), 10)).toBeNull()
  expect(toPlain('\u200f'.repeat(39) + 'a', 10)).toBe('a')
  expect(toPlain('\u200f'.repeat(40) + 'a', 10)).toBeNull()
  expect(toPlain(' '.repeat(1_000_000), 10)).toBeNull()
})

test('plain text stays as it is, and holds nothing that nobody sees', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const plain = toPlain(text, 200)
      if (plain === null) return
      expect(plain.replaceAll('-', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Pd}]/u)
      expect(plain).toBe(plain.trim())
      expect(plain).not.toMatch(/\p{Z}{2}/u)
    }),
    { numRuns: 1_000 },
  )
})

test.each([
  ['أحمد', 'احمد'],
  ['إبراهيم', 'ابراهيم'],
  ['آمنة', 'امنة'],
  ['ٱلله', 'الله'],
  ['ليلى', 'ليلي'],
  ['کریم', 'كريم'],
  ['ہزار', 'هزار'],
  ['مُحَمَّد', 'محمد'],
  ['مـحـمـد', 'محمد'],
  ['Sara', 'Sara'],
])('%s is folded to %s', (text, folded) => {
  expect(foldArabic(text)).toBe(folded)
  expect(foldArabic(folded)).toBe(folded)
})

test('the digits of every script are the ten', () => {
  const zeros: number[] = []
  for (let code = 0x30; code < 0x1fbf0; code += 1) {
    if (!/\p{Nd}/u.test(String.fromCodePoint(code))) continue
    zeros.push(code)
    code += 9
  }
  expect(zeros.length).toBeGreaterThan(40)
  for (const zero of zeros) {
    const digits = Array.from({ length: 10 }, (_, n) => String.fromCodePoint(zero + n)).join('')
    expect(toAsciiDigits(digits), zero.toString(16)).toBe('0123456789')
  }
})
