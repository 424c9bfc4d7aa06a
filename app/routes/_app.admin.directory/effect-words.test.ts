import { expect, test } from 'vitest'
import { effectWords, summaryWords } from './effect-words.ts'

const teamName = (id: string | null) => (id === 't1' ? 'Marina' : 'No team')
const words = (effect: Partial<Parameters<typeof effectWords>[0]>) =>
  effectWords({ kind: 'rename', before: null, after: null, reason: null, ...effect }, teamName)

test('an effect says what was and what is, teams by name', () => {
  expect(words({ kind: 'setRole', before: { role: 'agent' }, after: { role: null } })).toBe(
    'agent → no role',
  )
  expect(words({ kind: 'setTeam', before: { teamId: 't1' }, after: { teamId: null } })).toBe(
    'Marina → No team',
  )
  const after = { email: 'b@x.ae', name: 'B', role: 'agent', teamId: 't1', status: 'active' }
  expect(words({ kind: 'join', after })).toBe('b@x.ae · agent · Marina')
  expect(words({ before: { email: 'a@x.ae' }, after: { email: 'b@x.ae' } })).toBe('a@x.ae → b@x.ae')
  expect(words({ kind: 'suspend', after: { status: 'suspended' } })).toBe('')
})

test('what did not happen says why', () => {
  expect(words({ kind: 'skip', reason: 'unreadable: suspended' })).toBe(
    'Google sent nothing usable for \u2068suspended\u2069',
  )
  expect(words({ kind: 'skip', reason: 'emailTaken' })).toMatch(/belongs to somebody else/)
  expect(words({ kind: 'keepAdmin', reason: 'delete' })).toMatch(/no more/)
})

test('a run counts its effects by kind', () => {
  const kinds = ['join', 'join', 'suspend'] as const
  expect(summaryWords(kinds.map((kind) => ({ kind })))).toBe('2 joined, 1 suspended')
  expect(summaryWords([])).toBe('')
})
