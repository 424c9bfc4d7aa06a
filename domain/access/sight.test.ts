import { expect, test } from 'vitest'
import { asSeen, sightOf } from './sight.ts'

const agent = (id: string, teamId: string | null = 'home') =>
  ({ kind: 'person', id, role: 'agent', teamId }) as const
const FACTS = { ownerId: 'owner', teamId: 'home', collaboratorIds: ['shared'] }

test('who may read a record sees it whole, a team mate what is fair, anybody else nothing', () => {
  for (const resource of ['lead', 'call'] as const) {
    expect(sightOf(agent('owner'), resource, FACTS)).toBe('whole')
    expect(sightOf(agent('shared', 'away'), resource, FACTS)).toBe('whole')
    expect(sightOf(agent('mate'), resource, FACTS)).toBe('fair')
    expect(sightOf(agent('mate'), resource, { ...FACTS, ownerId: null })).toBe('whole')
    expect(sightOf(agent('stranger', 'away'), resource, FACTS)).toBe('none')
    expect(sightOf(agent('homeless', null), resource, { teamId: null })).toBe('none')
    expect(sightOf({ kind: 'service', id: 'x', scopes: [] }, resource, FACTS)).toBe('none')
  }
})

test('a field that nobody has called fair is hidden', () => {
  const row = { reference: 'L-1', name: 'Olga', somethingNew: 7 }
  expect(asSeen('lead', row, 'fair')).toEqual({ reference: 'L-1', name: null, somethingNew: null })
  expect(asSeen('lead', row, 'whole')).toBe(row)
})
