import { expect, test } from 'vitest'
import { readPhone } from './phone.ts'
import { SOME_HOUSE } from '../testing/house.ts'

test.each([
  ['050 123 4567', '+971501234567'],
  ['+971 (0)50 123 4567', '+971501234567'],
  ['+9710501234567', '+971501234567'],
  ['٠٥٠١٢٣٤٥٦٧', '+971501234567'],
  ['۰۵۰ ۱۲۳ ۴۵۶۷', '+971501234567'],
  ['０５０１２３４５６７', '+971501234567'],
  ['＋９７１ ５０ １２３ ４５６７', '+971501234567'],
  ['\u202a+971 50 123 4567\u202c', '+971501234567'],
  ['\u200f050\u2011123\u20114567', '+971501234567'],
  ['050\u00a0123\u00a04567', '+971501234567'],
  ['tel:+971-50-123-4567', '+971501234567'],
  ['Tel.: 050–123–4567', '+971501234567'],
  ['WhatsApp: 0501234567', '+971501234567'],
  ['971501234567', '+971501234567'],
  ['00971 50 123 4567', '+971501234567'],
  ['501234567', '+971501234567'],
  ['(050) 123.4567', '+971501234567'],
  ['050/123/4567', '+971501234567'],
  ['5️⃣0️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣', '+971501234567'],
  ['050\u0000123\ud8004567', '+971501234567'],
  ['04 330 1234', '+97143301234'],
  ['800 4444', '+9718004444'],
  ['+44 20 7946 0000', '+442079460000'],
  ['+1 (212) 555-0123', '+12125550123'],
  ['oh five oh, one two three, four five six seven', '+971501234567'],
  ['plus nine seven one five zero one two three four five six seven', '+971501234567'],
  ['صفر خمسة صفر واحد اثنين ثلاثة أربعة خمسة ستة سبعة', '+971501234567'],
])('the phone %j is %j', (text, value) => {
  expect(readPhone(text, SOME_HOUSE)).toMatchObject({ kind: 'understood', value })
})

test('what was understood is shown as people write it', () => {
  expect(readPhone('٠٥٠١٢٣٤٥٦٧', SOME_HOUSE)).toMatchObject({ shown: '+971 50 123 4567' })
  expect(readPhone('04 330 1234 ext. 12', SOME_HOUSE)).toMatchObject({
    value: '+97143301234',
    shown: '+971 4 330 1234 (without extension 12)',
  })
})

test.each([
  'N/A',
  'none',
  '-',
  '2026-11-29',
  '29/11/2026',
  '2026-11-29T10:00:00Z',
  '050 123 45',
  '784-1979-8346251-7',
  '5399 8341 7726 4104',
  'call me',
  '050 123 4567 after six',
  '1'.repeat(10_000),
  '050 123 4567'.padEnd(500, ' .'),
])('%j is no phone, and the reason says what to write', (text) => {
  const reading = readPhone(text, SOME_HOUSE)
  expect(reading.kind).toBe('unread')
  expect(reading).toMatchObject({ reason: expect.stringMatching(/050 123 4567/) })
})

test.each(['', '  ', '\u200f\u00a0', 'tel:'])('%j is nothing', (text) => {
  expect(readPhone(text, SOME_HOUSE)).toEqual({ kind: 'empty' })
})

test('a number abroad without its plus is asked about, and taken from whoever is known to leave it out', () => {
  expect(readPhone('442079460000', SOME_HOUSE)).toMatchObject({
    kind: 'ambiguous',
    choices: [{ value: '+442079460000' }],
  })
  expect(readPhone('442079460000', { ...SOME_HOUSE, plusMayBeMissing: true })).toMatchObject({
    kind: 'understood',
    value: '+442079460000',
  })
  // One digit too many at home would be a number in Belize.
  expect(readPhone('50 123 45678', SOME_HOUSE)).not.toMatchObject({ kind: 'understood' })
})

test('an international number that looks incomplete is asked about', () => {
  expect(readPhone('+971 50 123 456', SOME_HOUSE)).toMatchObject({
    kind: 'ambiguous',
    choices: [{ value: '+97150123456' }],
  })
})

test('of two numbers somebody chooses', () => {
  expect(readPhone('050 123 4567 / 055 765 4321', SOME_HOUSE)).toMatchObject({
    kind: 'ambiguous',
    choices: [{ value: '+971501234567' }, { value: '+971557654321' }],
  })
  expect(readPhone('050 123 4567 or +971501234567', SOME_HOUSE)).toMatchObject({
    kind: 'understood',
  })
})
