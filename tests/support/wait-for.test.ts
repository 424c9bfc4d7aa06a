import { expect, test } from 'vitest'
import { waitFor } from './wait-for.ts'

test('a fact that comes true is returned', async () => {
  let asked = 0
  expect(await waitFor(() => (++asked < 3 ? null : 'yes'), { everyMs: 1 })).toBe('yes')
})

test('what was seen last is told when the fact does not come', async () => {
  const never = waitFor(() => Promise.reject(new Error('row missing')), {
    timeoutMs: 20,
    everyMs: 5,
    what: 'the row',
  })
  await expect(never).rejects.toThrow(/the row was not seen within 20 ms; last: row missing/)
})
