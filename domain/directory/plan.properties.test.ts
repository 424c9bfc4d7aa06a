import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CLOSE_REASONS, type DirectoryUser } from './directory-user.ts'
import { afterwards, hasAccess, type KnownPerson, type Outcome } from './effects.ts'
import { isGoverned, type PlanInput, planSync } from './plan.ts'
import { DirectoryRulesSchema } from './rules.ts'

const AT = '2026-11-23T08:00:00.000Z'
const ids = fc.constantFrom('1', '2', '3', '4', '5', '6')
const emails = fc.constantFrom('a@x', 'b@x', 'c@x', 'd@x', 'e@x', 'f@x')
const rules = DirectoryRulesSchema.parse({
  scope: [{ orgUnit: '/In' }],
  roles: [
    { group: 'admins@x.example', role: 'admin' },
    { group: 'brokers@x.example', role: 'agent' },
  ],
})

const users = fc.uniqueArray(
  fc.record<DirectoryUser>({
    id: ids,
    email: emails,
    name: fc.constantFrom('A', 'B'),
    state: fc.constantFrom('active', 'active', 'suspended', 'archived'),
    orgUnit: fc.constantFrom('/In', '/Out'),
    groups: fc.subarray(['admins@x.example', 'brokers@x.example']),
  }),
  { selector: ({ id }) => id },
)

const person = fc
  .record({
    subject: fc.oneof(ids, fc.constant('demo|x')),
    email: emails,
    name: fc.constantFrom('A', 'B'),
    role: fc.constantFrom('admin' as const, 'agent' as const, null),
    teamId: fc.constant(null),
    closed: fc.option(fc.constantFrom(...CLOSE_REASONS)),
    byHand: fc.boolean(),
    directoryCheckedAt: fc.constantFrom(null, AT, '2026-11-23T09:00:00.000Z'),
  })
  .map(({ closed, byHand, ...rest }): Omit<KnownPerson, 'id'> => {
    const governed = isGoverned(rest)
    const closedByDirectory = governed ? closed : null
    const status = closedByDirectory || byHand ? 'suspended' : 'active'
    return { ...rest, status, closedByDirectory }
  })

/** As the database has them: a subject once, an active e-mail once. */
const people = fc.array(person, { maxLength: 8 }).map((found): KnownPerson[] => {
  const subjects = new Set<string | null>()
  const taken = new Set<string>()
  const kept: KnownPerson[] = []
  for (const [n, one] of found.entries()) {
    if (subjects.has(one.subject) || (one.status === 'active' && taken.has(one.email))) continue
    subjects.add(one.subject)
    if (one.status === 'active') taken.add(one.email)
    kept.push({ ...one, id: `p${n}` })
  }
  return kept
})

const inputs = fc
  .record({ users, people, gone: fc.subarray(['1', '2', '3', '4', '5', '6']) })
  .map(({ users: listed, people: known, gone }): PlanInput => {
    const seen = new Set(listed.map(({ id }) => id))
    const really = new Set(gone.filter((id) => !seen.has(id)))
    const snapshot = { at: AT, users: listed, gone: really }
    return { snapshot, people: known, teams: new Map(), rules }
  })

function everyPlan(holds: (input: PlanInput, after: Outcome[]) => void): void {
  fc.assert(
    fc.property(inputs, (input) => {
      holds(input, afterwards(input.people, planSync(input).effects))
    }),
    { numRuns: 2000 },
  )
}

test('no two active people ever share an e-mail', () => {
  everyPlan((_input, after) => {
    const active = after.filter(({ status }) => status === 'active').map(({ email }) => email)
    expect(new Set(active).size).toBe(active.length)
  })
})

test('where there was an admin there is one', () => {
  const isAdmin = ({ status, role }: Pick<Outcome, 'status' | 'role'>) =>
    status === 'active' && role === 'admin'
  everyPlan((input, after) => {
    if (input.people.some(isAdmin)) expect(after.some(isAdmin)).toBe(true)
  })
})

test('nobody whom the directory keeps out has access, the last admin apart', () => {
  everyPlan((input, after) => {
    const kept = planSync(input).effects.find(({ kind }) => kind === 'keepAdmin')?.personId
    const closed = new Set([
      ...input.snapshot.gone,
      ...input.snapshot.users
        .filter(({ state, orgUnit }) => state !== 'active' || orgUnit === '/Out')
        .map(({ id }) => id),
    ])
    for (const { id, subject, directoryCheckedAt } of input.people) {
      if (!closed.has(subject ?? '') || id === kept || (directoryCheckedAt ?? '') > AT) continue
      expect(after.find(({ key }) => key === id)).toMatchObject({ status: 'suspended' })
    }
  })
})

test('nobody whom an admin suspended by hand comes back', () => {
  everyPlan((input, after) => {
    for (const { id, status, closedByDirectory } of input.people) {
      if (status === 'active' || closedByDirectory) continue
      expect(hasAccess(after.find(({ key }) => key === id) ?? { status, role: null })).toBe(false)
    }
  })
})

test('a second run with the same directory finds nothing more to do', () => {
  everyPlan((input, after) => {
    const people = after.map(({ key, isNew, ...facts }): KnownPerson => ({
      ...facts,
      id: key,
      subject: isNew ? key : (input.people.find(({ id }) => id === key)?.subject ?? null),
      directoryCheckedAt: null,
    }))
    // Those that were newer than the first snapshot have their turn in the second.
    if (input.people.some(({ directoryCheckedAt }) => (directoryCheckedAt ?? '') > AT)) return
    const left = planSync({ ...input, people }).effects
    expect(left.filter(({ kind }) => kind !== 'skip' && kind !== 'keepAdmin')).toEqual([])
  })
})

test('whoever the directory does not govern is never touched', () => {
  everyPlan((input) => {
    const touched = planSync(input).effects.flatMap(({ personId }) => personId ?? [])
    const others = input.people.filter((one) => !isGoverned(one)).map(({ id }) => id)
    expect(touched.filter((id) => others.includes(id))).toEqual([])
  })
})
