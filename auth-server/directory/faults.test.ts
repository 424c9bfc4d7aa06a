import { expect, test } from 'vitest'
import { addStaff, startTestDirectory } from '#tests/support/directory.ts'
import { createGoogleDirectory } from './google/google-directory.ts'

/** Ten people are in PACE and in the directory; whatever happens then, none may be lost by it. */
async function start() {
  const directory = await startTestDirectory()
  addStaff(directory.google)
  await directory.sync()
  const before = await directory.people()
  expect(before).toHaveLength(10)
  async function syncInVain() {
    const result = await directory.sync()
    expect(await directory.people()).toEqual(before)
    const [run] = await directory.runs()
    const { outcome, problem, cap = null } = result ?? {}
    expect(run).toMatchObject({ outcome, problem, cap })
    return result
  }
  return { ...directory, syncInVain }
}

test('[D2] 200 with nothing in it is no empty company', async () => {
  const { google, syncInVain } = await start()
  google.faults.add('users', { kind: 'nothing' })
  expect(await syncInVain()).toMatchObject({
    outcome: 'failed',
    problem: expect.stringContaining('nobody at all'),
  })
})

test('[D2] a page that was lost without a word is found out: Google has those whom it left out', async () => {
  const { google, syncInVain } = await start()
  google.faults.paging.size = 8
  google.faults.add('users', { kind: 'nothing' }, { after: 1 })
  expect(await syncInVain()).toMatchObject({
    outcome: 'failed',
    problem: expect.stringMatching(/leaves out user \d+, whom it has/),
  })
})

test('[D2] [D12] when the lost page would have been most of the company, the cap says so', async () => {
  const { google, syncInVain } = await start()
  google.faults.paging.size = 2
  google.faults.add('users', { kind: 'nothing' }, { after: 1 })
  expect(await syncInVain()).toMatchObject({ outcome: 'refused', cap: 'closedPercent' })
})

test('[D2] a group that answers with nobody, and is not empty, is no empty group', async () => {
  const { google, syncInVain } = await start()
  google.faults.add('members', { kind: 'nothing' })
  expect(await syncInVain()).toMatchObject({
    outcome: 'failed',
    problem: expect.stringMatching(/lists nobody in admins@brokers.example but counts 1/),
  })
})

test('[D2] pages that go round in a circle end the run', async () => {
  const { google, syncInVain } = await start()
  google.faults.paging.size = 3
  google.faults.paging.cycle = true
  expect(await syncInVain()).toMatchObject({ problem: expect.stringContaining('in a circle') })
})

test('[D2] [D3] an answer that is cut off is asked for again, and never believed', async () => {
  const { google, sync, syncInVain, waits } = await start()
  google.faults.add('users', { kind: 'cut' }, { times: 2 })
  expect(await sync()).toMatchObject({ outcome: 'done', effects: [] })
  expect(waits).toHaveLength(2)
  google.faults.add('users', { kind: 'cut' }, { times: 5 })
  expect(await syncInVain()).toMatchObject({
    outcome: 'failed',
    problem: expect.stringContaining('did not give the users in 5 attempts'),
  })
})

test('[D3] 429 is waited for as long as Retry-After says, in seconds or as a date', async () => {
  const { google, sync, waits } = await start()
  const inFifty = new Date(Math.ceil(Date.now() / 1000) * 1000 + 50_000).toUTCString()
  google.faults.add('users', { kind: 'status', status: 429, retryAfter: '7' })
  google.faults.add('users', { kind: 'status', status: 429, retryAfter: inFifty })
  expect(await sync()).toMatchObject({ outcome: 'done' })
  expect(waits[0]).toBe(7000)
  expect(waits[1]).toBeGreaterThan(20_000)
  expect(waits[1]).toBeLessThanOrEqual(51_000)
})

test('[D3] who is told to come back in an hour does not wait', async () => {
  const { google, syncInVain, waits } = await start()
  google.faults.add('users', { kind: 'status', status: 429, retryAfter: '3600' })
  expect(await syncInVain()).toMatchObject({
    outcome: 'failed',
    problem: expect.stringContaining('wait 3600 s'),
  })
  expect(waits).toEqual([])
})

test.each([
  [{ kind: 'status', status: 503 } as const],
  [{ kind: 'status', status: 500 } as const],
  [{ kind: 'status', status: 403, reason: 'userRateLimitExceeded' } as const],
])('[D3] %o is tried again, each time later, and not for ever', async (fault) => {
  const { google, sync, syncInVain, waits } = await start()
  google.faults.add('users', fault, { times: 3 })
  expect(await sync()).toMatchObject({ outcome: 'done' })
  expect(waits).toHaveLength(3)
  expect(waits[2]).toBeGreaterThan(waits[0] ?? 0)
  google.faults.add('users', fault, { times: 5 })
  expect(await syncInVain()).toMatchObject({ problem: expect.stringContaining('in 5 attempts') })
})

test('[D3] a refusal is final, whatever it is about', async () => {
  const { google, syncInVain, waits } = await start()
  google.faults.add('users', { kind: 'status', status: 403, reason: 'forbidden' })
  expect(await syncInVain()).toMatchObject({ problem: expect.stringContaining('status 403') })
  expect(waits).toEqual([])
})

test('[D3] silence is a failure, not a wait without end', async () => {
  const { google, sync, waits, context, settings } = await start()
  const wait = (ms: number) => Promise.resolve(void waits.push(ms))
  context.google = createGoogleDirectory({ settings, wait, now: context.now, timeoutMs: 3_000 })
  google.faults.add('users', { kind: 'silence' })
  expect(await sync()).toMatchObject({ outcome: 'done' })
  expect(waits.length).toBeGreaterThan(0)
})

test.each([
  ['users', { users: 9 }],
  ['groupMembers', { groupMembers: 1 }],
  ['pages', { pages: 2 }],
])('[D4] over the cap %s: the run fails, names it, and 0 rows change', async (cap, caps) => {
  const { google, context, syncInVain } = await start()
  google.groups.get('admins@brokers.example')?.push({ id: '2', type: 'USER' })
  google.faults.paging.size = 4
  Object.assign(context.rules.caps, caps)
  expect(await syncInVain()).toMatchObject({
    outcome: 'failed',
    cap,
    problem: expect.stringContaining(`caps.${cap}`),
  })
})

test.each([['suspended'], ['archived'], ['orgUnitPath'], ['primaryEmail']] as const)(
  '[D5] a row without %s is skipped and logged: neither in, nor back, nor out',
  async (field) => {
    const { google, sync, people: all, logged, changes } = await start()
    google.change('3', { suspended: true })
    await sync()
    const before = await all()
    google.change('2', { suspended: true, [field]: undefined })
    google.change('3', { suspended: false, [field]: undefined })
    google.add({ id: '99', primaryEmail: 'new@brokers.example' })
    google.change('99', { [field]: undefined })
    logged.length = 0
    expect(await sync()).toMatchObject({ outcome: 'done' })
    expect(await all()).toEqual(before)
    const skipped = (await changes()).filter(({ kind }) => kind === 'skip')
    expect(skipped.map(({ subject }) => subject).toSorted()).toEqual(['2', '3', '99'])
    expect(skipped[0]).toMatchObject({ reason: `unreadable: ${field}` })
    expect(logged.filter(({ level }) => level === 'error')).toHaveLength(3)
  },
)
