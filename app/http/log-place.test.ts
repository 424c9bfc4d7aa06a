import { expect, test } from 'vitest'
import { readLogPlace } from './log-place.ts'

function ask(query: string, had?: string): Request {
  const headers: HeadersInit = had === undefined ? {} : { 'last-event-id': had }
  return new Request(`https://pace.test/lists/lead/live${query}`, { headers })
}

test('a stream goes on after what its browser had last, else after what its page was loaded with', () => {
  expect(readLogPlace(ask('?since=12'))).toBe(12)
  expect(readLogPlace(ask('?since=12', '40'))).toBe(40)
  expect(readLogPlace(ask('?since=0'))).toBe(0)
})

test.each(['', '?since=', '?since=-1', '?since=1e3', '?since=٣', '?since=9'.padEnd(40, '9')])(
  'a stream that does not say where it goes on is none: %j',
  (query) => {
    expect(() => readLogPlace(ask(query))).toThrow()
  },
)
