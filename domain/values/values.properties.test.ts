import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDate } from './date.ts'
import { readEmail } from './email.ts'
import { readMoney } from './money.ts'
import { readNumber, readRooms } from './number.ts'
import { readName } from './person-name.ts'
import { readPhone } from './phone.ts'
import type { Reading } from './reading.ts'
import { readSize } from './size.ts'
import { SOME_HOUSE } from '../testing/house.ts'

const today = '2026-11-29'
type Reader = {
  read: (text: string) => Reading<string | number>
  write?: (value: string) => string
}
const READERS: Record<string, Reader> = {
  phone: { read: (text) => readPhone(text, SOME_HOUSE) },
  money: { read: (text) => readMoney(text, SOME_HOUSE) },
  number: { read: readNumber },
  rooms: { read: readRooms },
  size: { read: (text) => readSize(text, SOME_HOUSE) },
  date: { read: (text) => readDate(text, { today }) },
  email: { read: readEmail },
  name: { read: readName },
}

/** Every code unit, halves of pairs and controls included, mixed with what values are made of. */
const pieces = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '050',
    '٠٥',
    '۵۰',
    '0',
    '.',
    ',',
    ' ',
    '\u200f',
    '\u2011',
    '\u0000',
    '\ud83d',
    '/',
  ),
  fc.constantFrom(
    'k',
    'm',
    'AED',
    'ألف',
    'مليون',
    '@',
    'x.example',
    '-',
    '2026',
    'Nov',
    '👩‍👧',
    '(0)',
  ),
  fc.nat({ max: 10_000_000 }).map(String),
)
const text = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''))

for (const [name, { read }] of Object.entries(READERS)) {
  test(`a reader of ${name} answers to anything, with what it reads again as the same`, () => {
    fc.assert(
      fc.property(text, (written) => {
        const reading = read(written)
        if (reading.kind === 'unread') expect(reading.reason).not.toBe('')
        if (reading.kind === 'ambiguous') expect(reading.choices.length).toBeGreaterThan(0)
        if (reading.kind !== 'understood') return
        expect(read(String(reading.value))).toMatchObject({
          kind: 'understood',
          value: reading.value,
        })
      }),
      { numRuns: 2_000 },
    )
  })

  test(`a reader of ${name} does not look into a text that is longer than any value`, () => {
    for (const piece of ['1 ', 'a', '٠', '\u200f', '😀', '0,', '(', ' ', '-', 'e\u0301', '.']) {
      expect(read(piece.repeat(200_000))).toMatchObject({ kind: 'unread' })
    }
  })
}

test('a phone is the same in the digits of any script', () => {
  const scripts = ['0', '٠', '۰', '०', '０', '๐'].map((zero) => zero.codePointAt(0) ?? 0)
  fc.assert(
    fc.property(fc.constantFrom(...scripts), fc.nat({ max: 9_999_999 }), (zero, tail) => {
      const digits = `050${String(tail).padStart(7, '0')}`
      const written = digits.replaceAll(/\d/g, (digit) =>
        String.fromCodePoint(zero + Number(digit)),
      )
      expect(readPhone(`\u202b${written}\u202c`, SOME_HOUSE)).toEqual(readPhone(digits, SOME_HOUSE))
    }),
  )
})
