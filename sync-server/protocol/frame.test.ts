import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frameContent, frameMessages, frameUpdates } from './frame.ts'
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

test.each([
  ['nothing', []],
  ['what is small', [10, 200, 70]],
  ['what is large', [100_000]],
  ['both', [10, 65_536, 3, 65_535, 80_000, 90_000, 1]],
])(
  '[S11] %s is framed in pieces as it would be in one, and what is large is not copied',
  (_, sizes) => {
    const updates = sizes.map((size, index): Uint8Array => new Uint8Array(size).fill(index + 1))
    const pieces = frameContent(updates)
    const whole = frameMessages(updates.map(updateMessage))
    expect(Buffer.compare(Buffer.concat(pieces), whole)).toBe(0)
    const isLarge = ({ length }: Uint8Array) => length >= 65_536
    expect(updates.filter(isLarge).every((update) => pieces.includes(update))).toBe(true)
  },
)
