import { expect, test } from 'vitest'
import type { GoogleUser } from '#tests/support/google-directory/stand-in.ts'
import { addStaff, RULES, startTestDirectory } from '#tests/support/directory.ts'

const STEPS = 80
const STAFF = 20
const scoped = { ...RULES, scope: [{ orgUnit: '/Here' }], caps: { closedAtLeast: STAFF } }

/** Small and repeatable: mulberry32. */
function createRandom(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const pick = <T>(choices: readonly T[]): T => {
    const chosen = choices[Math.floor(next() * choices.length)]
    if (chosen === undefined) throw new Error('nothing to choose from')
    return chosen
  }
  return { next, pick }
}

const seed = Date.now() % 1_000_000

test(`[D2] [D7] [D8] [D9] whatever happens in whatever order, people end as the directory is (seed ${seed})`, async () => {
  const { pick, next } = createRandom(seed)
  const { google, sync, people } = await startTestDirectory(scoped)
  addStaff(google, STAFF)
  for (const id of google.users.keys()) google.change(id, { orgUnitPath: '/Here' })
  google.groups.set('admins@brokers.example', [
    { id: '1', type: 'USER' },
    { id: '2', type: 'USER' },
  ])
  await sync()
  const ids = new Map((await people()).map(({ subject, id }) => [subject, id]))
  let newcomers = 0

  function happen(): void {
    // The first stays as they are: the last admin has tests of their own.
    const id = pick([...google.users.keys()].filter((one) => one !== '1'))
    const email = google.users.get(id)?.primaryEmail ?? ''
    pick([
      () => google.change(id, { suspended: next() < 0.5 }),
      () => google.change(id, { archived: next() < 0.3 }),
      () => google.change(id, { orgUnitPath: pick(['/Here', '/There', '/Here/Below']) }),
      () => google.change(id, { primaryEmail: `renamed${next()}@brokers.example` }),
      () => {
        google.remove(id)
        // Somebody new takes over the e-mail at once.
        google.add({ id: `9${newcomers++}`, primaryEmail: email, orgUnitPath: '/Here' })
      },
    ])()
  }

  function goWrong(): void {
    pick([
      () => google.faults.add('users', { kind: 'nothing' }),
      () => google.faults.add('users', { kind: 'cut' }, { times: 5 }),
      () => google.faults.add('members', { kind: 'status', status: 503 }, { times: 5 }),
      () => google.faults.add('members', { kind: 'nothing' }),
      () => google.faults.add('users', { kind: 'status', status: 403, reason: 'forbidden' }),
    ])()
  }

  for (let step = 0; step < STEPS; step++) {
    happen()
    if (next() < 0.3) {
      const before = await people()
      goWrong()
      expect(await sync()).toMatchObject({ outcome: 'failed' })
      expect(await people()).toEqual(before)
      google.faults.clear()
    }
    expect(await sync()).toMatchObject({ outcome: 'done' })
    const now = await people()
    for (const { subject, id, status, email } of now) {
      const user = google.users.get(subject ?? '')
      const open = user && belongs(user)
      expect({ step, subject, status }).toEqual({
        step,
        subject,
        status: open ? 'active' : 'suspended',
      })
      if (user) expect(email).toBe(user.primaryEmail)
      expect(ids.get(subject) ?? id).toBe(id)
      ids.set(subject, id)
    }
    const known = new Set(now.map(({ subject }) => subject))
    const left = [...google.users.values()].filter((user) => belongs(user) && !known.has(user.id))
    expect(left).toEqual([])
  }
})

function belongs({ suspended, archived, orgUnitPath }: GoogleUser): boolean {
  return !suspended && !archived && orgUnitPath !== '/There'
}
