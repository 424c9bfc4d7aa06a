import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { mediaIn } from '../documents/shared-types.ts'
import { type MediaItem, orderMedia, placeMedia, readMedia, takeMedia } from './media.ts'

const file = (digit: number): { file: string } => ({
  file: `00000000-0000-4000-8000-00000000000${digit}`,
})
const [a, b, c, d] = [1, 2, 3, 4].map(file) as [MediaItem, MediaItem, MediaItem, MediaItem]

function listing(...items: unknown[]): Y.Doc {
  const doc = new Y.Doc()
  mediaIn(doc).push(items)
  return doc
}

test('pictures are read in their order, each once; what is none is left out', () => {
  const url = { url: 'https://photos.example.com/1.jpg' }
  const odd = [{ file: 'x' }, { url: 'javascript:alert(1)' }, null, 'text']
  expect(readMedia(listing(b, url, ...odd, a, b))).toEqual([b, url, a])
})

test('a picture moves before another or to the end, and names those that nobody had named', () => {
  const doc = listing(a)
  placeMedia(doc, [a, b, c], c, a)
  expect(readMedia(doc)).toEqual([c, a, b])
  placeMedia(doc, [c, a, b], c, null)
  expect(readMedia(doc)).toEqual([a, b, c])
})

test('two people who move pictures at once lose none and see the same', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
      ([m = 0, n = 1, o = 2, p = 3]) => {
        const all = [a, b, c, d]
        const [one, other] = [listing(...all), new Y.Doc()]
        Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
        placeMedia(one, all, all[m] ?? a, all[n] ?? null)
        placeMedia(other, all, all[o] ?? a, all[p] ?? null)
        Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
        Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
        expect(readMedia(one)).toEqual(readMedia(other))
        expect(new Set(readMedia(one).map((item) => JSON.stringify(item))).size).toBe(4)
      },
    ),
  )
})

test('what two have put in is taken out whole', () => {
  const doc = listing(a, b, a)
  takeMedia(doc, a)
  expect(mediaIn(doc).toJSON()).toEqual([b])
})

test('files follow the order; one that is gone is left out, one that is not named comes last', () => {
  const url = { url: 'https://photos.example.com/1.jpg' }
  const files = [1, 2, 3].map((digit) => ({ id: file(digit).file }))
  const ids = orderMedia([c, url, d, a], files).map((one) =>
    'file' in one ? one.file.id : one.url,
  )
  expect(ids).toEqual([file(3).file, url.url, file(1).file, file(2).file])
})
