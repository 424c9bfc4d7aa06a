import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DeletionIndex } from './deletion-index.ts'

const range = fc.record({
  client: fc.nat(1),
  clock: fc.nat(30),
  length: fc.integer({ min: 1, max: 5 }),
})

test('[S24] what is deleted is known whatever the order in which it was told', () => {
  fc.assert(
    fc.property(fc.array(fc.array(range)), range, (told, asked) => {
      const index = new DeletionIndex()
      const clocks = new Set<string>()
      for (const ranges of told) {
        index.add(ranges)
        for (const { client, clock, length } of ranges) {
          for (let at = clock; at < clock + length; at += 1) clocks.add(`${client}:${at}`)
        }
        const own = Array.from({ length: asked.length }, (_, at) => asked.clock + at)
        const isDeleted = own.every((at) => clocks.has(`${asked.client}:${at}`))
        expect(index.covers(asked)).toBe(isDeleted)
      }
    }),
  )
})
