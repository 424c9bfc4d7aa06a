import { expect, test } from 'vitest'
import { readFilters } from './filters.ts'

const NOW = Date.parse('2026-03-02T10:00:00.000Z')
const read = (query: string) => readFilters(new URLSearchParams(query), NOW)

test('a span becomes the instant from which it reaches', () => {
  expect(read('span=day').filter.since).toBe('2026-03-01T10:00:00.000Z')
})

test('who, outcome, words and the page are read, nonsense is left out', () => {
  expect(read('actor=person:1&outcome=denied&q=role&cursor=42')).toEqual({
    filter: { actor: 'person:1', outcome: 'denied', text: 'role', since: undefined },
    before: 42,
  })
  expect(read('outcome=maybe&cursor=-3').before).toBeUndefined()
})
