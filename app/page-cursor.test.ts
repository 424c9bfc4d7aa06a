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
  expect(() => decodeCursor(Schema, '%%%')).toThrow(/damaged/)
  expect(() => decodeCursor(Schema, encodeCursor({ value: 1 }))).toThrow(/not valid/)
})
