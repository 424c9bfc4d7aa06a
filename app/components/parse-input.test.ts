import { expect, test } from 'vitest'
import { parseMoney, parsePhone, parseWhole } from './parse-input.ts'

test.each([
  ['95k', 95_000],
  ['1.2m', 1_200_000],
  ['2 million', 2_000_000],
  ['AED 120,000', 120_000],
  ['', null],
  ['a lot', undefined],
  ['-5', undefined],
])('money %j is %j', (text, amount) => {
  expect(parseMoney(text)).toBe(amount)
})

test.each([
  ['050 123 4567', '+971501234567'],
  ['00971 50 123 4567', '+971501234567'],
  ['+44 20 7946 0000', '+442079460000'],
  ['', null],
])('the phone %j is %j', (text, phone) => {
  expect(parsePhone(text)).toBe(phone)
})

test.each([
  ['3', 3],
  ['Studio', 0],
  ['', null],
  ['two', undefined],
])('the whole number %j is %j', (text, number) => {
  expect(parseWhole(text)).toBe(number)
})
