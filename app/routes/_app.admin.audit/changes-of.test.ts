import { expect, test } from 'vitest'
import { changesOf } from './changes-of.ts'

test('a change says what was and what is', () => {
  expect(changesOf({ role: 'agent' }, { role: 'manager' })).toBe('role agent → manager')
  expect(changesOf({ teamId: 'a' }, { teamId: null })).toBe('team a → none')
  const teamName = (id: string) => (id === 'a' ? 'Marina' : undefined)
  expect(changesOf({ teamId: 'a' }, { teamId: 'b' }, { teamName })).toBe('team Marina → b')
})

test('why something was refused is said in its own words', () => {
  const reason = 'You may not change the role of this person.'
  expect(changesOf(null, { reason })).toBe(reason)
})

test('what came to be has no before, and nothing is nothing', () => {
  expect(changesOf(null, { name: 'Website', scopes: ['a', 'b'] })).toBe('name Website, scopes a b')
  expect(changesOf(null, null)).toBe('')
})
