import { expect, test } from 'vitest'
import { retryAfterSeconds } from './retry-after.ts'

const asked = (header?: string) =>
  retryAfterSeconds(
    new Response(null, header === undefined ? {} : { headers: { 'retry-after': header } }),
  )

test('seconds are taken as they are, a date as what is left until it, both for an hour at most', () => {
  expect(asked('30')).toBe(30)
  expect(asked('999999')).toBe(3_600)
  const soon = asked(new Date(Date.now() + 90_000).toUTCString())
  expect(soon).toBeGreaterThan(0)
  expect(soon).toBeLessThanOrEqual(90)
  expect(asked(new Date(Date.now() + 86_400_000).toUTCString())).toBe(3_600)
})

test.each([undefined, '', '0', '-5', 'soon', 'Thu, 01 Jan 1970 00:00:00 GMT', '9'.repeat(10_000)])(
  'what asks for no wait is none: %j',
  (header) => {
    expect(asked(header)).toBeNull()
  },
)
