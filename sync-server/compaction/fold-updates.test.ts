import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { startTyping } from '../testing/wire/typing.ts'
import { foldUpdates } from './fold-updates.ts'

function read(snapshot: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, snapshot)
  return doc
}

test('[S54] many updates become one that gives the same, without what was deleted', () => {
  const { doc, updates, type, erase } = startTyping()
  type('a secret word')
  erase(2, 7)
  type(' more')
  const folded = foldUpdates(updates)
  if ('problem' in folded) throw new Error(folded.problem)
  expect(read(folded.snapshot).getText('title').toString()).toBe('a word more')
  expect(folded.vector).toEqual(Y.encodeStateVector(doc))
  expect(Buffer.from(folded.snapshot).includes('secret')).toBe(false)
})

test('[S55] a log with a hole in it is not folded, wherever the hole is', () => {
  const { updates, type } = startTyping()
  for (const text of ['one', 'two', 'three']) type(text)
  expect(foldUpdates(updates.slice(1))).toEqual({ problem: 'a dependency is missing' })
  expect(foldUpdates([...updates.slice(0, 1), ...updates.slice(2)])).toHaveProperty('problem')
})

test('[S55] a deletion of what is not there is a hole too', () => {
  const { updates, type, erase } = startTyping()
  type('one')
  erase(0, 1)
  expect(foldUpdates(updates.slice(1))).toHaveProperty('problem')
})

test('nothing is folded into nothing', () => {
  const folded = foldUpdates([])
  if ('problem' in folded) throw new Error(folded.problem)
  expect([...folded.snapshot]).toEqual([0, 0])
})
