import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { startTyping } from '../testing/wire/typing.ts'
import { redactUpdate } from './redact-update.ts'
import { decodeUpdate, type DecodedUpdate, type Struct } from './update.ts'

const NOTHING = new Map<number, number>()

function docOf(...updates: readonly DecodedUpdate[]): Y.Doc {
  const doc = new Y.Doc()
  for (const { bytes } of updates) Y.applyUpdate(doc, bytes)
  return doc
}

function fieldUpdate(values: Record<string, unknown>): DecodedUpdate {
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.transact(() => {
    for (const [name, value] of Object.entries(values)) doc.getMap('fields').set(name, value)
  })
  return decodeUpdate(Y.encodeStateAsUpdate(doc))
}

function structOf({ structs }: DecodedUpdate, index: number): Struct {
  const struct = structs[index]
  if (!struct) throw new Error('there is no such struct')
  return struct
}

test('[S60] what is emptied is garbage of the same clocks, and the rest is as it was', () => {
  const update = fieldUpdate({ name: 'Olga', stage: 'won', bedrooms: 3 })
  const emptied = new Set([structOf(update, 1)])
  const redacted = redactUpdate(update, { known: NOTHING, emptied, deletions: [] })
  expect(docOf(redacted).getMap('fields').toJSON()).toEqual({ name: 'Olga', bedrooms: 3 })
  expect(Y.encodeStateVector(docOf(redacted))).toEqual(Y.encodeStateVector(docOf(update)))
  expect(Buffer.from(redacted.bytes).includes('won')).toBe(false)
})

test('[S60] what its author writes later finds its place behind what was emptied', () => {
  const typing = startTyping(1)
  const first = typing.type('secret')
  const emptied = new Set(first.structs)
  const redacted = redactUpdate(first, { known: NOTHING, emptied, deletions: [] })
  const later = typing.doc.transact(() => {
    typing.doc.getMap('fields').set('name', 'Olga')
    return decodeUpdate(Y.encodeStateAsUpdate(typing.doc, Y.encodeStateVector(docOf(first))))
  })
  const doc = docOf(redacted, later)
  expect(doc.getMap('fields').get('name')).toBe('Olga')
  expect(doc.store.pendingStructs).toBeNull()
})

test('[S60] deletions that are not kept are left out', () => {
  const typing = startTyping(1)
  const typed = typing.type('abcdef')
  const erased = [typing.erase(4, 2), typing.erase(0, 2)]
  const merged = decodeUpdate(Y.mergeUpdates(erased.map(({ bytes }) => bytes)))
  const kept = merged.deletions.filter(({ clock }) => clock === 4)
  const redacted = redactUpdate(merged, { known: NOTHING, emptied: new Set(), deletions: kept })
  expect(redacted.deletions).toEqual([{ client: 1, clock: 4, length: 2 }])
  expect(docOf(typed, redacted).getText('title').toString()).toBe('abcd')
})

test('[S63] what is known is left out, and what is known in part begins where the rest does', () => {
  const typing = startTyping(1)
  const all = typing.type('abcdef')
  const known = new Map([[1, 2]])
  const redacted = redactUpdate(all, { known, emptied: new Set(), deletions: [] })
  expect(redacted.structs.map(({ id, length }) => [id.clock, length])).toEqual([[2, 4]])
  const nothing = redactUpdate(all, { known: new Map([[1, 6]]), emptied: new Set(), deletions: [] })
  expect([...nothing.bytes]).toEqual([0, 0])
})

test('[S60] whatever is emptied: the clocks stay, nothing waits, and what was emptied says nothing', () => {
  const value = fc.string({ minLength: 1, maxLength: 8 })
  const values = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), value, { minKeys: 1 })
  fc.assert(
    fc.property(values, fc.array(fc.nat(3)), (given, picked) => {
      const update = fieldUpdate(given)
      const emptied = new Set(picked.flatMap((index) => update.structs[index] ?? []))
      const redacted = redactUpdate(update, { known: NOTHING, emptied, deletions: [] })
      const doc = docOf(redacted)
      const gone = Object.keys(given).filter((_, index) => picked.includes(index))
      const left = Object.entries(given).filter(([name]) => !gone.includes(name))
      expect(doc.getMap('fields').toJSON()).toEqual(Object.fromEntries(left))
      expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(docOf(update)))
      expect(doc.store.pendingStructs).toBeNull()
    }),
  )
})
