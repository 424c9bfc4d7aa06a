import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { startTyping } from '../testing/wire/typing.ts'
import { endOf, StructIndex } from './struct-index.ts'
import { decodeUpdate } from './update.ts'

function standingOf(index: StructIndex, client: number, clock: number, length: number) {
  return [...index.present({ client, clock, length })].map(({ range }) => [
    range.clock,
    range.length,
  ])
}

test('a clock is found in the document, then in the batch, then in the update in question', () => {
  const { doc, type } = startTyping(1)
  type('abc')
  const committed = new Y.Doc()
  Y.applyUpdate(committed, Y.encodeStateAsUpdate(doc))
  const index = new StructIndex(committed)
  const [batch, asked] = [type('de'), type('f')]
  index.add(batch)
  index.lookAt(asked)
  expect([0, 2, 3, 5].map((clock) => index.find({ client: 1, clock })?.id.clock)).toEqual([
    0, 0, 3, 5,
  ])
  expect(index.find({ client: 1, clock: 6 })).toBeNull()
  expect(index.find({ client: 2, clock: 0 })).toBeNull()
  expect([index.get(1), index.get(2)]).toEqual([5, 0])
})

test('the update in question is forgotten when the next one comes', () => {
  const index = new StructIndex(new Y.Doc())
  const { type } = startTyping(1)
  index.lookAt(type('a'))
  expect(index.findNew({ client: 1, clock: 0 })).not.toBeNull()
  index.lookAt(startTyping(2).type('b'))
  expect(index.findNew({ client: 1, clock: 0 })).toBeNull()
  expect(index.findNew({ client: 2, clock: 0 })).not.toBeNull()
})

test('a clock that is known means what it says there, whatever the update says of it', () => {
  const index = new StructIndex(startTypingKnown('abc').doc)
  const forged = startTyping(1)
  forged.doc.getMap('fields').set('phone', 'forged')
  index.lookAt(decodeUpdate(Y.encodeStateAsUpdate(forged.doc)))
  const found = index.find({ client: 1, clock: 0 })
  expect(found instanceof Y.Item && found.content).toBeInstanceOf(Y.ContentString)
})

test('what is known in part is told by what holds its last known clock', () => {
  const known = startTypingKnown('abc')
  const index = new StructIndex(known.doc)
  const [struct] = decodeUpdate(Y.encodeStateAsUpdate(startTypingKnown('abcdef').doc)).structs
  if (!struct) throw new Error('nothing was typed')
  expect(endOf(struct)).toBe(6)
  expect(index.knownPartOf(struct)?.id.clock).toBe(0)
  expect(new StructIndex(new Y.Doc()).knownPartOf(struct)).toBeNull()
  expect(new StructIndex(startTypingKnown('abcdef').doc).knownPartOf(struct)).toBeNull()
})

test('of a range what stands is what neither the document nor the batch has deleted', () => {
  const typing = startTypingKnown('abcdefgh')
  typing.erase(2, 2)
  const committed = new Y.Doc()
  Y.applyUpdate(committed, Y.encodeStateAsUpdate(typing.doc))
  const index = new StructIndex(committed)
  expect(standingOf(index, 1, 0, 8)).toEqual([
    [0, 2],
    [4, 4],
  ])
  index.add(typing.erase(2, 4))
  expect(standingOf(index, 1, 0, 8)).toEqual([[0, 2]])
  expect(standingOf(index, 1, 1, 1)).toEqual([[1, 1]])
})

test('of a range that goes beyond what is there what is there stands', () => {
  const index = new StructIndex(startTypingKnown('abc').doc)
  expect(standingOf(index, 1, 1, 99)).toEqual([[1, 2]])
  expect(standingOf(index, 9, 0, 1)).toEqual([])
})

/** By client 1. */
function startTypingKnown(text: string) {
  const typing = startTyping(1)
  typing.type(text)
  return typing
}
