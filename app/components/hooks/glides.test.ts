import { expect, test } from 'vitest'
import { glides } from './glides.ts'

test('what moved glides from where it was', () => {
  const before = new Map([['a', { left: 10, top: 20 }]])
  const after = new Map([['a', { left: 310, top: 0 }]])
  expect(glides(before, after)).toEqual([{ key: 'a', dx: -300, dy: 20 }])
})

test('what stands still, is new or is gone does not', () => {
  const before = new Map([
    ['still', { left: 0, top: 0 }],
    ['gone', { left: 0, top: 50 }],
  ])
  const after = new Map([
    ['still', { left: 0, top: 0.4 }],
    ['new', { left: 0, top: 50 }],
  ])
  expect(glides(before, after)).toEqual([])
})
