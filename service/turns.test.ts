import { expect, test } from 'vitest'
import { inTurns } from './turns.ts'

test('much work leaves the thread to others in between, and keeps its order', async () => {
  let others = 0
  const other = setInterval(() => (others += 1), 1)
  const spin = (item: number) => {
    const until = performance.now() + 3
    while (performance.now() < until);
    return item * 2
  }
  const results = await inTurns([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], spin)
  clearInterval(other)
  expect(results).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18, 20])
  expect(others).toBeGreaterThan(2)
})

test('what is thrown ends the work', async () => {
  const seen: number[] = []
  const work = inTurns([1, 2, 3], (item) => {
    if (item === 2) throw new Error('two')
    seen.push(item)
  })
  await expect(work).rejects.toThrow('two')
  expect(seen).toEqual([1])
})
