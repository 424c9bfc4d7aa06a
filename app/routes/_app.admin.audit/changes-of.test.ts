import { expect, test } from 'vitest'
import { writeIn } from '#service/http/readers-language.ts'
import { changesOf } from './changes-of.ts'

test('a change says what was and what is', () => {
  expect(changesOf({ role: 'agent' }, { role: 'manager' })).toBe('Role Agent → Manager')
  expect(changesOf({ teamId: 'a' }, { teamId: null })).toBe('Team a → none')
  const teamName = (id: string) => (id === 'a' ? 'Marina' : undefined)
  expect(changesOf({ teamId: 'a' }, { teamId: 'b' }, { teamName })).toBe('Team Marina → b')
})

test('why something was refused is said in its own words', () => {
  const reason = 'You may not change the role of this person.'
  expect(changesOf(null, { reason })).toBe(reason)
})

test('what came to be has no before, and nothing is nothing', () => {
  expect(changesOf(null, { name: 'Website', scopes: ['a', 'b'] })).toBe('Name Website, Scopes a b')
  expect(changesOf(null, null)).toBe('')
})

test('whoever reads Arabic reads it in Arabic', () => {
  const said = writeIn('ar', () =>
    changesOf({ role: 'agent', isRetired: false }, { role: 'manager', isRetired: true }),
  )
  expect(said).toBe('الدور وسيط → مدير فريق, لم يعد يُختار لا → نعم')
})
