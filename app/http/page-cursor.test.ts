import { expect, test } from 'vitest'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from './page-cursor.ts'

const Schema = z.object({ value: z.string(), id: z.uuid() })

test('a cursor comes back as it went', () => {
  const cursor = { value: '2026-03-01 10:00:00.123+00', id: crypto.randomUUID() }
  expect(decodeCursor(Schema, encodeCursor(cursor))).toEqual(cursor)
})

test('a cursor is safe in an address', () => {
  const word = encodeCursor({ value: '???>>>~~~', id: 'x' })
  expect(encodeURIComponent(word)).toBe(word)
})

test('a damaged cursor says so, one with other content too', () => {
  const cursor = { value: 'x', id: crypto.randomUUID() }
  const longer = encodeCursor({ ...cursor, more: 1 })
  const padded = `${encodeCursor(cursor)}=`
  for (const word of ['', '%%%', encodeCursor({ value: 1 }), longer, padded, 'bnVsbA', 'W10'])
    expect(() => decodeCursor(Schema, word), word).toThrow(/damaged/)
})
