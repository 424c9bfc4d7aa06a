import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyTyped, minimalEdit } from './text-edit.ts'

const words = fc.string({ unit: 'grapheme', maxLength: 24 })

function shared(content: string): Y.Text {
  const doc = new Y.Doc()
  const text = doc.getText('t')
  text.insert(0, content)
  return text
}

test('an edit touches only the characters that differ', () => {
  expect(minimalEdit('two bed in Marina', 'three bed in Marina')).toEqual({
    index: 1,
    remove: 2,
    insert: 'hree',
  })
  expect(minimalEdit('same', 'same')).toBeNull()
})

test('an edit never cuts an emoji in two', () => {
  const edit = minimalEdit('a😀b', 'a😁b')
  expect(edit).toEqual({ index: 1, remove: 2, insert: '😁' })
})

test('applying the edit of any two texts gives the second', () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const text = shared(before)
      applyTyped(text, { seen: before, now: after }, 'test')
      expect(text.toString()).toBe(after)
    }),
  )
})

test('a word that somebody else added meanwhile stays', () => {
  const text = shared('about two bed in Marina')
  applyTyped(text, { seen: 'two bed in Marina', now: 'two beds in Marina' }, 'test')
  expect(text.toString()).toBe('about two beds in Marina')
})

test('a mark stays on its words when words before them are corrected', () => {
  const text = shared('I want too bed flat')
  const bed = Y.createRelativePositionFromTypeIndex(text, 11)
  applyTyped(text, { seen: 'I want too bed flat', now: 'I want a two bed flat' }, 'test')
  const doc = text.doc as Y.Doc
  expect(Y.createAbsolutePositionFromRelativePosition(bed, doc)?.index).toBe(13)
})
