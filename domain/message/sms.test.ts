import { expect, test } from 'vitest'
import { smsSize } from './sms.ts'

test('Latin letters are 160 in one and 153 in each of several; brackets and the euro count twice', () => {
  expect(smsSize('')).toEqual({ encoding: 'gsm', segments: 0, left: 160 })
  expect(smsSize('a'.repeat(160))).toEqual({ encoding: 'gsm', segments: 1, left: 0 })
  expect(smsSize('a'.repeat(161))).toEqual({ encoding: 'gsm', segments: 2, left: 145 })
  expect(smsSize('a'.repeat(306))).toMatchObject({ segments: 2, left: 0 })
  expect(smsSize('a'.repeat(307))).toMatchObject({ segments: 3 })
  expect(smsSize('€'.repeat(80))).toMatchObject({ encoding: 'gsm', segments: 1, left: 0 })
  expect(smsSize('Ça va, £5 à Ñ\n{ok}')).toMatchObject({ encoding: 'gsm', segments: 1 })
})

test('one Arabic letter or an emoji makes all of it Unicode: 70 in one, 67 in each of several', () => {
  expect(smsSize('س'.repeat(70))).toEqual({ encoding: 'unicode', segments: 1, left: 0 })
  expect(smsSize('س'.repeat(71))).toEqual({ encoding: 'unicode', segments: 2, left: 63 })
  expect(smsSize(`${'a'.repeat(70)}،`)).toMatchObject({ encoding: 'unicode', segments: 2 })
  expect(smsSize('🙂')).toMatchObject({ encoding: 'unicode', segments: 1, left: 68 })
})

test('what is one letter is never parted: two escapes and the halves of an emoji stay together', () => {
  // 152 and an escaped one do not fit into 153.
  expect(smsSize(`${'a'.repeat(152)}€${'a'.repeat(152)}`)).toMatchObject({ segments: 3 })
  expect(smsSize(`${'س'.repeat(66)}🙂${'س'.repeat(10)}`)).toMatchObject({ segments: 2, left: 55 })
})

test('ten thousand letters are counted too', () => {
  expect(smsSize('a'.repeat(10_000)).segments).toBe(66)
})
