import { expect, test } from 'vitest'
import { exceedsCap } from './breaker.ts'
import type { DirectoryUser } from './directory-user.ts'
import type { Effect, KnownPerson } from './effects.ts'
import { findMissing, type PlanInput, planSync } from './plan.ts'
import { DirectoryRulesSchema } from './rules.ts'

const AT = '2026-11-23T08:00:00.000Z'
const MARINA = '11111111-0000-4000-8000-000000000001'
const rules = DirectoryRulesSchema.parse({
  scope: [{ orgUnit: '/Brokers' }],
  roles: [
    { group: 'admins@x.example', role: 'admin' },
    { orgUnit: '/Brokers', role: 'agent' },
  ],
  teams: [{ orgUnit: '/Brokers/Marina', team: 'Marina' }],
})

function user(values: Partial<DirectoryUser> = {}): DirectoryUser {
  const usual = { id: 'g1', email: 'sara@x.example', name: 'Sara', state: 'active' as const }
  return { ...usual, orgUnit: '/Brokers/Marina', groups: [], ...values }
}

function person(values: Partial<KnownPerson> = {}): KnownPerson {
  return {
    id: 'p1',
    subject: 'g1',
    email: 'sara@x.example',
    name: 'Sara',
    role: 'agent',
    teamId: MARINA,
    status: 'active',
    closedByDirectory: null,
    directoryCheckedAt: null,
    ...values,
  }
}

const boss = person({ id: 'p0', subject: 'g0', email: 'boss@x.example', role: 'admin' })
const bossUser = user({ id: 'g0', email: 'boss@x.example', groups: ['admins@x.example'] })

type Given = Partial<PlanInput> & { users?: DirectoryUser[]; gone?: string[] }

/** The admin is there and stays: what is left is about the others. */
function plan({ users = [], gone = [], people = [], ...rest }: Given) {
  const snapshot = { at: AT, users: [bossUser, ...users], gone: new Set(gone) }
  const teams = new Map([['Marina', MARINA]])
  return planSync({ snapshot, people: [boss, ...people], teams, rules, ...rest })
}

const short = ({ kind, personId, before, after }: Effect) => ({ kind, personId, before, after })

test.each<[string, Given, object[]]>([
  ['nobody new and nothing changed', { users: [user()], people: [person()] }, []],
  [
    'somebody new in scope joins with role and team',
    { users: [user()] },
    [{ kind: 'join', personId: null, after: { role: 'agent', teamId: MARINA, status: 'active' } }],
  ],
  ['somebody new outside the scope does not', { users: [user({ orgUnit: '/Cleaners' })] }, []],
  ['somebody new and suspended does not', { users: [user({ state: 'suspended' })] }, []],
  [
    'another e-mail or name keeps the person',
    { users: [user({ email: 'sara.h@x.example', name: 'Sara H' })], people: [person()] },
    [
      {
        kind: 'rename',
        personId: 'p1',
        before: { email: 'sara@x.example', name: 'Sara' },
        after: { email: 'sara.h@x.example', name: 'Sara H' },
      },
    ],
  ],
  [
    'a group makes an admin',
    { users: [user({ groups: ['admins@x.example'] })], people: [person()] },
    [{ kind: 'setRole', personId: 'p1', before: { role: 'agent' }, after: { role: 'admin' } }],
  ],
  [
    'another unit leaves the team',
    { users: [user({ orgUnit: '/brokers/JVC' })], people: [person()] },
    [{ kind: 'setTeam', personId: 'p1', before: { teamId: MARINA }, after: { teamId: null } }],
  ],
  [
    'suspended in the directory',
    { users: [user({ state: 'suspended' })], people: [person()] },
    [
      {
        kind: 'suspend',
        personId: 'p1',
        before: { status: 'active', closedByDirectory: null },
        after: { status: 'suspended', closedByDirectory: 'suspended' },
      },
    ],
  ],
  [
    'archived',
    { users: [user({ state: 'archived' })], people: [person()] },
    [{ kind: 'archive', personId: 'p1', after: { closedByDirectory: 'archived' } }],
  ],
  [
    'deleted',
    { gone: ['g1'], people: [person()] },
    [{ kind: 'delete', personId: 'p1', after: { closedByDirectory: 'deleted' } }],
  ],
  [
    'moved out of scope',
    { users: [user({ orgUnit: '/BrokersAbroad' })], people: [person()] },
    [{ kind: 'outOfScope', personId: 'p1', after: { closedByDirectory: 'outOfScope' } }],
  ],
  ['not in the list and not confirmed gone: nothing', { people: [person()] }, []],
  [
    'deleted after having been suspended: the reason changes, nothing else',
    {
      gone: ['g1'],
      people: [person({ status: 'suspended', closedByDirectory: 'suspended' })],
    },
    [
      {
        kind: 'delete',
        personId: 'p1',
        before: { closedByDirectory: 'suspended' },
        after: { closedByDirectory: 'deleted' },
      },
    ],
  ],
  [
    'back again: the same person',
    {
      users: [user()],
      people: [person({ status: 'suspended', closedByDirectory: 'deleted' })],
    },
    [{ kind: 'restore', personId: 'p1', after: { status: 'active', closedByDirectory: null } }],
  ],
  [
    'whom an admin suspended by hand, the directory does not let in',
    { users: [user()], people: [person({ status: 'suspended' })] },
    [],
  ],
  [
    'whom an admin suspended by hand, the directory does not mark as its own',
    { users: [user({ state: 'suspended' })], people: [person({ status: 'suspended' })] },
    [],
  ],
  [
    'an e-mail under another id is somebody new, and the one who had it is gone',
    { users: [user({ id: 'g2' })], gone: ['g1'], people: [person()] },
    [
      { kind: 'join', personId: null },
      { kind: 'delete', personId: 'p1' },
    ],
  ],
  [
    'an e-mail that somebody active still has is not given away',
    { users: [user({ id: 'g2' })], people: [person({ subject: null })] },
    [{ kind: 'skip', personId: null, before: null, after: null }],
  ],
  [
    'two who swap their e-mails do',
    {
      users: [
        user({ email: 'omar@x.example' }),
        user({ id: 'g2', email: 'sara@x.example', name: 'Omar' }),
      ],
      people: [
        person(),
        person({ id: 'p2', subject: 'g2', email: 'omar@x.example', name: 'Omar' }),
      ],
    },
    [
      { kind: 'rename', personId: 'p1', after: { email: 'omar@x.example' } },
      { kind: 'rename', personId: 'p2', after: { email: 'sara@x.example' } },
    ],
  ],
  [
    'a notification followed after the list was read knows better',
    {
      users: [user({ state: 'suspended' })],
      people: [person({ directoryCheckedAt: '2026-11-23T08:00:00.001Z' })],
    },
    [],
  ],
  [
    'whoever is none of the directory’s stays as they are',
    {
      gone: ['demo|sara'],
      people: [person({ subject: 'demo|sara' }), person({ id: 'p3', subject: null, email: 'b@x' })],
    },
    [],
  ],
])('%s', (_what, given, expected) => {
  const { effects } = plan(given)
  expect(effects.map(short)).toMatchObject(expected)
  expect(effects).toHaveLength(expected.length)
})

test('without rules for roles and teams those stay with PACE’s admins', () => {
  const given = { users: [user({ orgUnit: '/Elsewhere' })], people: [person({ role: 'manager' })] }
  expect(plan({ ...given, rules: DirectoryRulesSchema.parse({}) }).effects).toEqual([])
})

test('the last admin stays, preferably one who still works here', () => {
  const second = person({ id: 'p9', subject: 'g9', email: 'two@x.example', role: 'admin' })
  const given = {
    snapshot: {
      at: AT,
      users: [user({ id: 'g9', email: 'two@x.example' })],
      gone: new Set(['g0']),
    },
    people: [boss, second],
    teams: new Map([['Marina', MARINA]]),
    rules,
  }
  expect(planSync(given).effects.map(short)).toMatchObject([
    { kind: 'keepAdmin', personId: 'p9', after: null },
    { kind: 'delete', personId: 'p0' },
  ])
  const overridden = planSync({ ...given, allowNoAdmin: true })
  expect(overridden.effects.map(({ kind }) => kind)).toEqual(['setRole', 'delete'])
})

test('an admin who joins is admin enough', () => {
  const heir = user({ id: 'g5', email: 'heir@x.example', groups: ['admins@x.example'] })
  const snapshot = { at: AT, users: [heir], gone: new Set(['g0']) }
  const { effects } = planSync({ snapshot, people: [boss], teams: new Map(), rules })
  expect(effects.map(({ kind }) => kind)).toEqual(['join', 'delete'])
})

test.each([
  { losing: 5, governed: 6, stops: false },
  { losing: 6, governed: 6, stops: true },
  { losing: 25, governed: 100, stops: false },
  { losing: 26, governed: 100, stops: true },
])('$losing of $governed at once: stopped $stops', ({ losing, governed, stops }) => {
  const problem = exceedsCap({ losing, governed }, rules.caps)
  if (stops) expect(problem).toMatch(/closedPercent \(25 %.*--force/)
  else expect(problem).toBeNull()
})

test('missing are governed people whom nobody has seen', () => {
  const people = [person(), boss, person({ id: 'p2', subject: null })]
  expect(findMissing(people, new Set(['g0'])).map(({ id }) => id)).toEqual(['p1'])
})
