import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packUpdates, unpackUpdates } from './packed-updates.ts'

test('what is packed is unpacked as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array()), (updates) => {
      expect(unpackUpdates(packUpdates(updates))).toEqual(updates)
    }),
  )
})
