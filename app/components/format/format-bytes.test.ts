import { expect, test } from 'vitest'
import { formatBytes, formatShare } from './format-bytes.ts'

test('a size is told as phones tell it', () => {
  expect([0, 1, 999, 1000, 1_440_000, 52_428_800, 5e9, 7e15].map(formatBytes)).toEqual([
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1 kB',
    '1.44 MB',
    '52.4 MB',
    '5 GB',
    '7,000,000 GB',
  ])
})

test('nothing is said to be whole before it is', () => {
  expect([0, 0.436, 0.999, 1].map(formatShare)).toEqual(['0%', '43%', '99%', '100%'])
})
