import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseEnv } from './parse-env.ts'

const shape = {
  APP_PORT: z.coerce.number().int().min(1).max(65_535).default(3000).describe('3000'),
  SESSION_SECRET: z.string().min(32).describe('64 hexadecimal digits'),
}

test('values are typed and defaults filled in', () => {
  expect(parseEnv(shape, { APP_PORT: '8080', SESSION_SECRET: 'x'.repeat(32) })).toEqual({
    APP_PORT: 8080,
    SESSION_SECRET: 'x'.repeat(32),
  })
  expect(parseEnv(shape, { APP_PORT: '', SESSION_SECRET: 'x'.repeat(32) }).APP_PORT).toBe(3000)
})

test('every wrong variable is named with what was wrong and an example', () => {
  expect(() => parseEnv(shape, { APP_PORT: 'http' })).toThrow(
    /APP_PORT: .*Example: 3000[\s\S]*SESSION_SECRET: is missing. Example: 64/,
  )
})

test('a value that is refused is not repeated: it may be a secret', () => {
  expect(() => parseEnv(shape, { SESSION_SECRET: 'hunter2' })).not.toThrow(/hunter2/)
})
