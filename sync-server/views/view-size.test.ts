import { expect, test } from 'vitest'
import type { Card } from '#domain/views/cards.ts'
import { ViewSize } from './view-size.ts'

const KIB = 1024

/** A card of about so many bytes. */
function card(key: string, bytes: number): { key: string; card: Card } {
  return { key, card: { kind: 'task', id: key, title: 'x'.repeat(bytes) } as unknown as Card }
}

test('[V8] a document is outweighed by what was once more than what stands', () => {
  const size = new ViewSize()
  size.changed([card('a', 20 * KIB), card('b', 20 * KIB)])
  expect([size.isOutweighed(79 * KIB), size.isOutweighed(82 * KIB)]).toEqual([false, true])
  size.changed([{ key: 'b', card: null }])
  expect([size.isOutweighed(39 * KIB), size.isOutweighed(42 * KIB)]).toEqual([false, true])
})

test('[V8] a card that changes counts once, by its latest size', () => {
  const size = new ViewSize()
  size.changed([card('a', 40 * KIB)])
  size.changed([card('a', 10 * KIB)])
  expect(size.isOutweighed(30 * KIB)).toBe(true)
})

test('[V8] little is no trouble, whatever stands', () => {
  expect(new ViewSize().isOutweighed(16 * KIB)).toBe(false)
  expect(new ViewSize().isOutweighed(17 * KIB)).toBe(true)
})

test('[V8] what one look costs is spread over many writes, more where there are more cards', () => {
  const size = new ViewSize()
  for (let write = 0; write < 63; write += 1) size.changed([card('a', 1)])
  expect(size.isDoubtful).toBe(false)
  size.changed([card('a', 1)])
  expect(size.isDoubtful).toBe(true)
  size.isOutweighed(1)
  expect(size.isDoubtful).toBe(false)
  size.changed(Array.from({ length: 200 }, (_, index) => card(`c${index}`, 1)))
  size.isOutweighed(1)
  size.changed(Array.from({ length: 100 }, (_, index) => card(`c${index}`, 1)))
  expect(size.isDoubtful).toBe(false)
})

test('[V8] after all cards were replaced it is time to look', () => {
  const size = new ViewSize()
  size.changed([card('a', 1)])
  size.replaced([card('b', 1).card])
  expect([size.has('a'), size.isDoubtful]).toEqual([false, true])
})
