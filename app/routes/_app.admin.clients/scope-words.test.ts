import { expect, test } from 'vitest'
import { SCOPES } from '#domain/access/token.ts'
import { scopeWords } from './scope-words.ts'

test('every scope that a client can be given is said in words', () => {
  for (const scope of [...SCOPES.api, ...SCOPES.sync]) expect(scopeWords(scope)).toMatch(/^[A-Z]/)
  expect(scopeWords('later:read')).toBe('later:read')
})
