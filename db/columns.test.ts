import { expect, test } from 'vitest'
import { readInstant } from './columns.ts'

test.each([
  ['2026-11-23 08:00:00+00', '2026-11-23T08:00:00.000Z'],
  ['2026-11-23 08:00:00.5+00', '2026-11-23T08:00:00.500Z'],
  ['2026-11-23 08:00:00.123+00', '2026-11-23T08:00:00.123Z'],
  ['2026-11-23 12:00:00.12+04', '2026-11-23T08:00:00.120Z'],
  ['2026-11-23 13:30:00+05:30', '2026-11-23T08:00:00.000Z'],
  ['2026-11-23T08:00:00Z', '2026-11-23T08:00:00.000Z'],
])('an instant that Postgres writes as %s is %s', (written, iso) => {
  expect(readInstant(written)).toBe(iso)
})
