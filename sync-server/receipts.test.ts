import { expect, test } from 'vitest'
import { Receipts } from './receipts.ts'

test('[S66] in whatever order updates are refused, no marker vouches for one of them', () => {
  const answered: number[] = []
  const receipts = new Receipts((marker) => answered.push(marker))
  const first = receipts.expect(10)
  receipts.mark(1)
  const second = receipts.expect(10)
  receipts.mark(2)
  for (const number of [second, first]) {
    receipts.refused(number)
    receipts.settled(number)
  }
  receipts.mark(3)
  expect(answered).toEqual([3])
})
