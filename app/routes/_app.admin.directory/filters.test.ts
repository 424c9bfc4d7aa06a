import { expect, test } from 'vitest'
import { readFilters, writeCursor } from './filters.ts'

const read = (query: string) => readFilters(new URLSearchParams(query))

test('runs that did nothing are left out unless all are asked for', () => {
  expect(read('').filter).toEqual({ eventful: true })
  expect(read('show=all&trigger=push&outcome=failed')).toEqual({
    filter: { eventful: false, trigger: 'push', outcome: 'failed' },
    before: undefined,
  })
})

test('the page begins after a run; nonsense is left out', () => {
  const before = { at: '2026-11-23T08:00:00.000Z', id: '11111111-1111-4111-8111-111111111111' }
  expect(read(`cursor=${writeCursor(before)}`).before).toEqual(before)
  expect(read("cursor=1'--&trigger=moon&outcome=x&show=some")).toEqual({
    filter: { eventful: true },
    before: undefined,
  })
})
