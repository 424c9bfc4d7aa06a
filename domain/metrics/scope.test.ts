import { expect, test } from 'vitest'
import { checkPlan } from './plan.ts'
import { scopeOf } from './scope.ts'

const [SARA, ELENA, OWN_TEAM, OTHER_TEAM] = [
  '11111111-1111-4111-8111-111111111111',
  '22222222-2222-4222-8222-222222222222',
  '33333333-3333-4333-8333-333333333333',
  '44444444-4444-4444-8444-444444444444',
]

function scope(
  role: 'agent' | 'manager' | 'admin',
  plan: object,
  teamId: string | null = OWN_TEAM,
) {
  return scopeOf(checkPlan(plan), { kind: 'person', id: SARA, role, teamId })
}

function of(dimension: string, ...values: unknown[]) {
  return { measure: 'leads', filters: [{ dimension, values }] }
}

test('an agent who asks for a colleague’s leads is refused, not told a part of them', () => {
  expect(scope('agent', of('agent', ELENA))).toEqual({
    kind: 'refused',
    subject: 'lead',
    dimension: 'agent',
    key: ELENA,
  })
  expect(scope('agent', of('agent', SARA, ELENA)).kind).toBe('refused')
})

test('an agent’s own leads are all there', () => {
  expect(scope('agent', of('agent', SARA))).toEqual({ kind: 'whole' })
  expect(scope('agent', { ...of('agent', SARA), dimensions: ['agent'] })).toEqual({ kind: 'whole' })
})

test('an agent who asks for all is told which were counted', () => {
  expect(scope('agent', { measure: 'leads', dimensions: ['stage'] })).toEqual({
    kind: 'narrowed',
    subject: 'lead',
    seen: ['own', 'shared', 'unclaimed'],
  })
  expect(scope('agent', of('owned', false)).kind).toBe('narrowed')
})

test('agents cannot be compared by one of them, nor teams by anybody but an admin', () => {
  const byAgent = { measure: 'leads', dimensions: ['agent'] }
  const byTeam = { measure: 'leads', dimensions: ['team'] }
  expect(scope('agent', byAgent).kind).toBe('refused')
  expect(scope('agent', { measure: 'leads', averagedOver: 'agent' }).kind).toBe('refused')
  expect(scope('manager', byAgent).kind).toBe('narrowed')
  expect(scope('manager', byTeam)).toEqual({
    kind: 'refused',
    subject: 'lead',
    dimension: 'team',
    key: null,
  })
  expect(scope('admin', byTeam)).toEqual({ kind: 'whole' })
})

test('a manager’s team is all there, and another team is refused by its name', () => {
  expect(scope('manager', of('team', OWN_TEAM))).toEqual({ kind: 'whole' })
  expect(scope('manager', of('team', OTHER_TEAM))).toMatchObject({
    kind: 'refused',
    key: OTHER_TEAM,
  })
  expect(scope('manager', of('agent', ELENA))).toMatchObject({
    kind: 'narrowed',
    seen: expect.arrayContaining(['team']),
  })
})

test('a manager without a team is shown nothing that would look like everything', () => {
  expect(scope('manager', { measure: 'leads' }, null).kind).toBe('narrowed')
  expect(scope('manager', of('agent', ELENA), null).kind).toBe('refused')
})

test('an admin sees all of everything', () => {
  for (const measure of ['leads', 'listings', 'calls'])
    for (const dimension of ['agent', 'team'])
      expect(scope('admin', { measure, dimensions: [dimension] })).toEqual({ kind: 'whole' })
})
