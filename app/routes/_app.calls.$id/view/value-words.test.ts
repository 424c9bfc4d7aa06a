import { expect, test } from 'vitest'
import { typeLabel, valueWords } from './value-words.ts'

const areaName = (key: string) => ({ 'dubai-marina': 'Dubai Marina', jbr: 'JBR' })[key] ?? key
const words = (type: string, value: unknown) => valueWords(type, value, areaName)

test('money says its currency and period', () => {
  expect(words('budget', { amount: 180_000, currency: 'AED', period: 'year' })).toBe(
    'AED 180,000/yr',
  )
  expect(words('budgetMax', 1_250_000)).toBe('AED 1,250,000')
})

test('areas are named, not keyed', () => {
  expect(words('area', 'dubai-marina')).toBe('Dubai Marina')
  expect(words('areas', ['dubai-marina', 'jbr'])).toBe('Dubai Marina, JBR')
})

test('catalogue values carry their label, and no rooms are a studio', () => {
  expect(words('propertyType', 'townhouse')).toBe('Townhouse')
  expect(words('bedrooms', 0)).toBe('Studio')
  expect(words('pets', true)).toBe('Yes')
})

test('phone numbers and dates are written as people read them', () => {
  expect(words('phone', '+971501112233')).toBe('+971 50 111 2233')
  expect(words('moveDate', '2026-03-01')).toMatch(/^1 Mar/)
})

test('nothing is called none, and an unknown shape is shown as it came', () => {
  expect(words('bedrooms', null)).toBe('none')
  expect(words('propertyName', { name: 'Marina Gate 1', id: 'x' })).toBe('Marina Gate 1')
  expect(words('other', { odd: 1 })).toBe('{"odd":1}')
})

test('types have names, new ones are spelled out', () => {
  expect(typeLabel({ kind: 'intent', type: 'bookViewing' })).toBe('Wants a viewing')
  expect(typeLabel({ kind: 'objection', type: 'price' })).toBe('Objection: price')
  expect(typeLabel({ kind: 'compliance', type: 'newRule' })).toBe('New rule')
})
