import { expect, test } from 'vitest'
import { tellEvent } from './tell-event.ts'

test('a change says what was and what is, in labels', () => {
  expect(
    tellEvent({
      old: { price: 95_000, status: 'draft' },
      new: { price: 90_000, status: 'available' },
    }),
  ).toEqual(['Price: AED 95,000 → AED 90,000', 'Status: Draft → Available'])
})

test('a file that came, went or is called otherwise is told as such', () => {
  const told = (before: string | null, after: string | null) =>
    tellEvent({ old: { file: before }, new: { file: after } })
  expect(told(null, 'a.jpg')).toEqual(['File added: a.jpg'])
  expect(told('a.jpg', null)).toEqual(['File removed: a.jpg'])
  expect(told('a.jpg', 'منظر.jpg')).toEqual(['File renamed: a.jpg → منظر.jpg'])
})

test('a value that came or went is told as such', () => {
  expect(
    tellEvent({ old: { view: null, unit: '1204' }, new: { view: 'Marina', unit: null } }),
  ).toEqual(['View: Marina', 'Unit taken away'])
})

test("a portal's answer is told with its reason", () => {
  const failed = { state: 'failed', at: '2026-03-01T10:00:00.000Z', reason: 'Permit is not valid' }
  expect(tellEvent({ old: { 'portals.bayut': null }, new: { 'portals.bayut': failed } })).toEqual([
    'Bayut: failed: Permit is not valid',
  ])
})

test('the text of a description is not told, its beginning and end are', () => {
  expect(tellEvent({ old: { description: 'a' }, new: { description: 'b' } })).toEqual([
    'Description edited',
  ])
  expect(tellEvent({ old: null, new: { reference: 'P-1' } })).toEqual(['Listing brought in'])
})

test('a file that came or went is told by its name', () => {
  expect(tellEvent({ old: { file: null }, new: { file: 'plan.pdf' } })).toEqual([
    'File added: plan.pdf',
  ])
  expect(tellEvent({ old: { file: 'plan.pdf' }, new: { file: null } })).toEqual([
    'File removed: plan.pdf',
  ])
})
