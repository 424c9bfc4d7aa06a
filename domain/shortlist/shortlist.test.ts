import { expect, test } from 'vitest'
import { MOST_HOMES, NewShortlistSchema, PressSchema } from './shortlist.ts'

const id = (n: number) => `00000000-0000-4000-8000-0000000000${String(10 + n)}`
const asked = { leadId: id(0), homes: `${id(1)} ${id(2)}`, language: 'ar', greeting: '', days: '7' }

test('homes are named once each, and not more than anybody looks at', () => {
  expect(
    NewShortlistSchema.parse({ ...asked, homes: `${id(1)}  ${id(2)} ${id(1)}` }).homes,
  ).toEqual([id(1), id(2)])
  const many = (count: number) => Array.from({ length: count }, (_, n) => id(n)).join(' ')
  expect(NewShortlistSchema.safeParse({ ...asked, homes: many(MOST_HOMES) }).success).toBe(true)
  for (const homes of ['', 'x', many(MOST_HOMES + 1), `${id(1)} x`])
    expect(NewShortlistSchema.safeParse({ ...asked, homes }).success, homes).toBe(false)
})

test('it is open as long as can be chosen, in a language of ours', () => {
  expect(NewShortlistSchema.parse(asked)).toMatchObject({ days: 7, language: 'ar' })
  for (const other of [{ days: '8' }, { days: '' }, { days: '1e9' }, { language: 'ru' }])
    expect(NewShortlistSchema.safeParse({ ...asked, ...other }).success).toBe(false)
})

test('words are kept as they were typed but for what no row can hold', () => {
  const words = '  مظلم جداً 😀\u0000\ud800 O’Brien\r\n '
  expect(PressSchema.parse({ press: 'no', home: id(1), words })).toMatchObject({
    words: 'مظلم جداً 😀\uFFFD\uFFFD O’Brien',
  })
  expect(PressSchema.parse({ press: 'no', home: id(1) })).toMatchObject({ words: '' })
  expect(
    PressSchema.safeParse({ press: 'no', home: id(1), words: 'ا'.repeat(1_001) }).success,
  ).toBe(false)
})

test('a press is one of the page’s, and a time is an instant', () => {
  const view = { press: 'view', home: id(1) }
  expect(PressSchema.safeParse({ ...view, at: '2026-12-01T06:00:00.000Z' }).success).toBe(true)
  for (const other of [{ at: '' }, { at: 'tomorrow' }, {}, { press: 'buy' }, { home: 'x', at: '' }])
    expect(PressSchema.safeParse({ ...view, ...other }).success).toBe(false)
})
