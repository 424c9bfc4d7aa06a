import { expect, test } from 'vitest'
import { judgeChatFile } from './chat-file.ts'
import { chatParts, partId, partsAmong } from './chat-parts.ts'

const ID = '3f2c9b1e-6a52-4d0e-9d5b-ffffffffffff'
const photo = { name: 'a.heic', bytes: 9_000_000, type: 'image/heic', fileId: 'a' }
const plan = { name: 'b.pdf', bytes: 10, type: 'application/pdf', fileId: 'b' }
const voice = { name: 'c.ogg', bytes: 10, type: 'audio/ogg', fileId: 'c' }

test('words stand under the first file that can have them, and before one that cannot', () => {
  const said = (body: string, attached: (typeof photo)[]) =>
    chatParts({ id: ID, body, attached }).map((part) => [
      part.body.length,
      part.attached.map(({ fileId }) => fileId).join(''),
    ])
  expect(said('Hello', [])).toEqual([[5, '']])
  expect(said('Hello', [photo, plan])).toEqual([
    [5, 'a'],
    [0, 'b'],
  ])
  expect(said('Hello', [voice, photo])).toEqual([
    [5, ''],
    [0, 'c'],
    [0, 'a'],
  ])
  expect(said('', [voice, photo])).toEqual([
    [0, 'c'],
    [0, 'a'],
  ])
  expect(said('x'.repeat(1024), [plan])).toEqual([[1024, 'b']])
  expect(said('x'.repeat(1025), [plan])).toEqual([
    [1025, ''],
    [0, 'b'],
  ])
})

test('a part is known by the first one’s id, and is an id of its own', () => {
  const parts = chatParts({ id: ID, body: '', attached: [photo, plan, voice] })
  expect(parts[0]?.id).toBe(ID)
  expect(new Set(parts.map(({ id }) => id)).size).toBe(3)
  expect(partId(ID, 2)).toBe('3f2c9b1e-6a52-4d0e-9d5b-000000000001')
  const rows = [{ id: crypto.randomUUID() }, ...parts]
  expect(partsAmong(rows, ID, 20)).toEqual(parts)
  expect(partsAmong(rows, ID, 1)).toHaveLength(2)
})

test.each([
  ['image/heic', 90_000_000, { kind: 'image' }],
  ['video/mp4', 16_000_000, { kind: 'video' }],
  ['video/mp4', 16_000_001, { refused: 'size', most: 16 }],
  ['video/quicktime', 1, { refused: 'kind' }],
  ['audio/ogg', 16_000_001, { refused: 'size', most: 16 }],
  ['application/pdf', 100_000_001, { refused: 'size', most: 100 }],
  ['application/zip', 1, { refused: 'kind' }],
  ['', 1, { refused: 'kind' }],
])('of %s with %i bytes WhatsApp says %o', (type, bytes, judged) => {
  expect(judgeChatFile({ type, bytes })).toEqual(judged)
})
