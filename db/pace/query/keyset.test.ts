import { asc, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { isSortedAfter } from './keyset.ts'
import { leads } from '../schema.ts'

test.each([
  ['bigint', '185000'],
  ['timestamptz', '2026-11-23 08:00:00.123+00'],
  ['timestamptz', '2026-11-23T08:00:00.123Z'],
  ['timestamptz', 'infinity'],
] as const)('a cursor of %s %s is where the next page begins', (type, value) => {
  expect(after(type, value)).toBeDefined()
})

test.each([
  ['bigint', '2026-11-23'],
  ['bigint', '9'.repeat(30)],
  ['timestamptz', '185000x'],
  ['timestamptz', '2026-99-99 08:00:00+00'],
  ['timestamptz', '2026-02-30 08:00:00+00'],
  ['timestamptz', '2026-02-20 08:00:00+23:59'],
  ['timestamptz', '0000-01-01 08:00:00+00'],
  ['timestamptz', '-infinity'],
] as const)('a cursor of %s that says %s is refused before Postgres sees it', (type, value) => {
  expect(() => after(type, value)).toThrow(/Open the list again/)
})

function after(type: 'bigint' | 'timestamptz', value: string) {
  const sort = { value: sql`1`, type, direction: asc }
  return isSortedAfter(sort, leads.id, { value, id: '11111111-1111-4111-8111-111111111111' })
}
