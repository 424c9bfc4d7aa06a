import { expect, test } from 'vitest'
import { frameContent, frameMessages } from './frame.ts'
import { updateMessage } from './protocol.ts'

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
