import { expect, test } from 'vitest'
import { lineAt } from './lit-line.ts'

const LINES = [
  { id: 'a', beginMs: 1_000, endMs: 4_000 },
  { id: 'b', beginMs: 2_000, endMs: 2_500 },
  { id: 'c', beginMs: 8_000, endMs: 9_000 },
]

test.each([
  [0, null],
  [1_000, 'a'],
  [2_200, 'b'],
  [2_900, 'b'],
  [3_000, 'a'],
  [4_400, 'a'],
  [4_401, null],
  [8_000, 'c'],
  [60_000, null],
])('at %i it is %s that is heard', (ms, id) => {
  expect(lineAt(LINES, ms)).toBe(id)
})

test('of a call of a hundred thousand lines each is found where it is, and none in none', () => {
  const many = Array.from({ length: 100_000 }, (_, at) => {
    return { id: String(at), beginMs: at * 2_000, endMs: at * 2_000 + 1_000 }
  })
  for (let at = 0; at < many.length; at += 997) expect(lineAt(many, at * 2_000)).toBe(String(at))
  expect(lineAt([], 5)).toBeNull()
})
