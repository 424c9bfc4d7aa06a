import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frameMessages, frameUpdates } from './frame.ts'
import { updateMessage } from './protocol.ts'

test('updates framed in one go are the same bytes as their messages framed', () => {
  const sizes = [0, 1, 127, 128, 16_383, 16_384, 65_530, 70_000]
  const updates = sizes.map((size) => new Uint8Array(size).fill(7))
  expect(frameUpdates(updates).equals(frameMessages(updates.map(updateMessage)))).toBe(true)
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 })), (some) => {
      expect(frameUpdates(some).equals(frameMessages(some.map(updateMessage)))).toBe(true)
    }),
  )
})
