import { expect, test } from 'vitest'
import { shownIn, withMore } from './shown.ts'

test('an address asks for more rows step by step, up to what is read at once', () => {
  let params: URLSearchParams | null = new URLSearchParams()
  const seen: number[] = []
  while (params) {
    seen.push(shownIn(params))
    params = withMore(params)
  }
  expect(seen).toEqual([30, 60, 90, 120, 150, 180, 210, 240])
})

test.each(['', '-1', '1e9', '٦٠', 'NaN', '60.5', '\0'])(
  'what an address says wrongly is as if it said nothing: %j',
  (text) => {
    expect(shownIn(new URLSearchParams({ shown: text }))).toBe(30)
  },
)
