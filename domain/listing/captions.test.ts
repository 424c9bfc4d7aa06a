import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { captionsIn, mediaIn } from '../documents/shared-types.ts'
import { captionKey, readCaptions, writeCaption } from './captions.ts'

const FILE = '0b7f1c52-3f0e-4d0a-9b3e-4a5b8c9d0e1f'

test('a caption stands under its picture in each language, is cut where it is too long, and is taken away by nothing', () => {
  const doc = new Y.Doc()
  writeCaption(doc, { file: FILE, language: 'en' }, '  Sea view 🌊 ')
  writeCaption(doc, { file: FILE, language: 'ar' }, 'ش'.repeat(500))
  expect(readCaptions(doc)).toEqual({ [FILE]: { en: 'Sea view 🌊', ar: 'ش'.repeat(120) } })
  writeCaption(doc, { file: FILE, language: 'ar' }, ' \n ')
  expect(readCaptions(doc)).toEqual({ [FILE]: { en: 'Sea view 🌊' } })
})

test('two who write one language each at once lose nothing to each other', () => {
  const [sara, layla] = [new Y.Doc(), new Y.Doc()]
  writeCaption(sara, { file: FILE, language: 'en' }, 'The pool')
  writeCaption(layla, { file: FILE, language: 'ar' }, 'المسبح')
  Y.applyUpdate(sara, Y.encodeStateAsUpdate(layla))
  expect(readCaptions(sara)).toEqual({ [FILE]: { en: 'The pool', ar: 'المسبح' } })
})

test('what is no caption is passed over', () => {
  const doc = new Y.Doc()
  for (const key of ['x', `${FILE}:fr`, '__proto__:en', `${FILE}:en:ar`])
    captionsIn(doc).set(key, 'x')
  captionsIn(doc).set(captionKey(FILE, 'en'), { text: 'x' })
  captionsIn(doc).set(captionKey(FILE, 'ar'), '')
  expect(readCaptions(doc)).toEqual({})
})

test('what is left of pictures that are gone takes no place of one that is shown', () => {
  const doc = new Y.Doc()
  for (let at = 0; at < 500; at += 1)
    writeCaption(doc, { file: crypto.randomUUID(), language: 'en' }, `${at}`)
  const shown = 'ffffffff-3f0e-4d0a-9b3e-4a5b8c9d0e1f'
  mediaIn(doc).push([{ file: shown }])
  writeCaption(doc, { file: shown, language: 'ar' }, 'المسبح')
  expect(readCaptions(doc)[shown]).toEqual({ ar: 'المسبح' })
  expect(Object.keys(readCaptions(doc))).toHaveLength(400)
})
