import { expect, test } from 'vitest'
import { createAreaReader } from './area.ts'
import { cutCharacters, hasAtMost } from '../text/characters.ts'
import { readDate } from './date.ts'
import { readEmail } from './email.ts'
import { readRooms, readWhole } from './number.ts'
import { NameSchema, readName } from './person-name.ts'
import { readSize } from './size.ts'
import { SOME_HOUSE } from '../testing/house.ts'

const today = '2026-11-29'

test.each([
  ['3', 3],
  ['٣', 3],
  ['۱۲', 12],
  ['1,200', 1_200],
  ['two', 2],
  ['12,50,000', 1_250_000],
  ['\u200e7', 7],
])('the whole number %j is %j', (text, value) => {
  expect(readWhole(text)).toMatchObject({ kind: 'understood', value })
})

test.each(['3.5', 'many', '-2', '3 or 4', '1e3', '3,5'])('%j is no whole number', (text) => {
  expect(readWhole(text)).toMatchObject({ kind: 'unread' })
})

test('a dot before three digits is asked about only where both readings are possible', () => {
  expect(readWhole('1.250')).toMatchObject({ kind: 'understood', value: 1_250 })
  expect(readWhole('3.000')).toMatchObject({ kind: 'ambiguous' })
})

test.each([
  ['Studio', 0],
  ['3 beds', 3],
  ['٢ غرف', 2],
  ['2BR', 2],
])('%j are %j rooms', (text, value) => {
  expect(readRooms(text)).toMatchObject({ kind: 'understood', value })
})

test.each([
  ['1,200', 1_200],
  ['1200 sq ft', 1_200],
  ['1,200 sqft', 1_200],
  ['110 sqm', 1_184],
  ['110 m²', 1_184],
  ['١١٠ متر مربع', 1_184],
  ['94,5 sqm', 1_017],
])('the size %j is %j square feet', (text, value) => {
  expect(readSize(text, SOME_HOUSE)).toMatchObject({ kind: 'understood', value })
})

test.each([
  ['2026-11-29', '2026-11-29'],
  ['29/11/2026', '2026-11-29'],
  ['11/29/2026', '2026-11-29'],
  ['٢٩/١١/٢٠٢٦', '2026-11-29'],
  ['29 Nov 2026', '2026-11-29'],
  ['29th of November, 2026', '2026-11-29'],
  ['Nov 29', '2026-11-29'],
  ['28 November', '2027-11-28'],
  ['٣ ديسمبر', '2026-12-03'],
  ['1 March 27', '2027-03-01'],
  ['29.02.2028', '2028-02-29'],
  ['2026-11-29T08:00:00Z', '2026-11-29'],
  ['tomorrow', '2026-11-30'],
])('the date %j is %j', (text, value) => {
  expect(readDate(text, { today })).toMatchObject({ kind: 'understood', value })
})

test.each([
  '30 February',
  '2026-02-30',
  '31/11/2026',
  '31 Nov',
  '29 Feb',
  '2026-13-01',
  '0/0/2026',
])('%j does not exist, and does not roll over', (text) => {
  expect(readDate(text, { today })).toMatchObject({
    kind: 'unread',
    reason: expect.stringMatching(/^There is no /),
  })
})

test('whether the day or the month comes first is asked where both would do', () => {
  expect(readDate('03/04/2027', { today })).toMatchObject({
    kind: 'ambiguous',
    choices: [{ value: '2027-04-03' }, { value: '2027-03-04' }],
  })
  expect(readDate('04/04/2027', { today })).toMatchObject({ kind: 'understood' })
})

test.each(['soon', '1447-01-01', 'in the end of time', '2026', '1 1 1 1', 'May'])(
  '%j is no date',
  (text) => expect(readDate(text, { today })).toMatchObject({ kind: 'unread' }),
)

test.each([
  ['a@b.example ', 'a@b.example'],
  ['mailto:Sara.K@Example.com', 'sara.k@example.com'],
  ['Sara Khan <sara@example.com>', 'sara@example.com'],
  ['\u200fsara＠example.com\u200f', 'sara@example.com'],
  ['sara@example.com.', 'sara@example.com'],
])('the e-mail %j is %j', (text, value) => {
  expect(readEmail(text)).toMatchObject({ kind: 'understood', value })
})

test.each(['N/A', 'sara@', 'sara at example.com', `${'a'.repeat(10_000)}@example.com`])(
  '%j is no e-mail',
  (text) => expect(readEmail(text)).toMatchObject({ kind: 'unread' }),
)

test('of two addresses somebody chooses', () => {
  expect(readEmail('a@b.example; c@d.example')).toMatchObject({ kind: 'ambiguous' })
})

test.each([
  ['O’Brien', 'O’Brien'],
  ['  Sara\u00a0 Khan\u200f ', 'Sara Khan'],
  ['Sa\u0000ra \ud83d', 'Sara'],
  ['José', 'José'],
  ['Jose\u0301', 'José'],
  ['سارة 👩‍👧', 'سارة 👩‍👧'],
  ['می\u200cخواهم', 'می\u200cخواهم'],
  ['\u202eevil', 'evil'],
  ['李', '李'],
])('the name %j is %j', (text, value) => {
  expect(readName(text)).toEqual({ kind: 'understood', value, shown: value })
})

test('lengths count characters as people do', () => {
  const name = `${'x'.repeat(119)}👨‍👩‍👧‍👦`
  expect(readName(name)).toMatchObject({ kind: 'understood', value: name })
  expect(NameSchema.safeParse(name).success).toBe(true)
  expect(readName(`${name}y`)).toMatchObject({ kind: 'unread' })
  expect(cutCharacters(`${name}y`, 120)).toBe(name)
  expect(hasAtMost(`z${'\u0301'.repeat(100_000)}`, 120)).toBe(false)
})

test.each(['N/A', '-', '...', 'x'.repeat(100_000)])('%j is no name', (text) => {
  expect(readName(text)).toMatchObject({ kind: 'unread' })
})

test('a community is found by any of its names, in either script', () => {
  const marina = {
    key: 'dubai-marina',
    name: 'Dubai Marina',
    nameAr: 'دبي مارينا',
    aliases: ['the marina'],
  }
  const other = { key: 'marina-gate', name: 'Marina Gate', nameAr: null, aliases: ['The Marina'] }
  const readArea = createAreaReader([marina, other])
  for (const name of ['dubai-marina', 'DUBAI  MARINA', 'دُبي مارينا', '\u200fDubai Marina']) {
    expect(readArea(name)).toMatchObject({ kind: 'understood', value: 'dubai-marina' })
  }
  expect(readArea('the marina')).toMatchObject({ kind: 'ambiguous' })
  expect(readArea('Atlantis')).toMatchObject({ kind: 'unread' })
})
