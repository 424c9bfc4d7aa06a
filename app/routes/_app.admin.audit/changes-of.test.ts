import { expect, test } from 'vitest'
import { changesOf } from './changes-of.ts'

test('a change says what was and what is', () => {
  expect(changesOf({ role: 'agent' }, { role: 'manager' })).toBe('role agent → manager')
  expect(changesOf({ teamId: 'a' }, { teamId: null })).toBe('teamId a → none')
})

test('what came to be has no before, and nothing is nothing', () => {
  expect(changesOf(null, { name: 'Website', scopes: ['a', 'b'] })).toBe('name Website, scopes a b')
  expect(changesOf(null, null)).toBe('')
})
