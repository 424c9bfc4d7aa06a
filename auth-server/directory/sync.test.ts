import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { type AccessChange, listenAccessChanges } from '#db/pace/access-changes.ts'
import { insertRun } from '#db/pace/directory-runs.ts'
import { upsertOidcModel } from '#db/pace/oidc-models.ts'
import { suspendPerson } from '#db/pace/people-rights.ts'
import { auditLog, entityEvents, oidcModels, people, webSessions } from '#db/pace/schema.ts'
import { withAdvisoryLock } from '#db/pace/advisory-lock.ts'
import { addStaff, type GivenRules, RULES, startTestDirectory } from '#tests/support/directory.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { SCOPES } from './access-token.ts'

async function start(rules?: GivenRules, staff = 10) {
  const directory = await startTestDirectory(rules)
  addStaff(directory.google, staff)
  const person = async (subject: string) =>
    (await directory.people()).find((one) => one.subject === subject)
  return { ...directory, person }
}

/** The same with everybody already in PACE. */
async function startSynced(rules?: GivenRules, staff = 10) {
  const directory = await start(rules, staff)
  await directory.sync()
  return directory
}

test('[D1] the service account asks for the administrator, with read-only scopes, and keeps its token', async () => {
  const { google, sync } = await startSynced()
  await sync()
  expect(google.tokens.given).toMatchObject({ issued: 1, scopes: SCOPES })
  expect(SCOPES.every((scope) => scope.endsWith('.readonly'))).toBe(true)
  google.tokens.given.good.clear()
  expect(await sync()).toMatchObject({ outcome: 'done' })
  expect(google.tokens.given.issued).toBe(2)
})

test('[D1] an account that may not act for the administrator is told where to look', async () => {
  const { google, sync, people: all } = await start()
  google.faults.add('token', { kind: 'status', status: 403, reason: 'unauthorized_client' })
  expect(await sync()).toMatchObject({
    outcome: 'failed',
    problem: expect.stringMatching(/Admin console.*status 403/),
  })
  expect(await all()).toEqual([])
})

test('[D2] every page is read: 9,100 users and 450 members, some through a group within the group', async () => {
  const { google, sync, person } = await start(RULES, 9100)
  const inner = Array.from({ length: 450 }, (_, n) => ({
    id: String(n + 2),
    type: 'USER' as const,
  }))
  google.groups.set('inner@brokers.example', inner)
  google.groups.set('admins@brokers.example', [
    { id: '1', type: 'USER' },
    { id: 'g', type: 'GROUP', group: 'inner@brokers.example' },
  ])
  const result = await sync()
  expect(result).toMatchObject({ outcome: 'done', users: 9100 })
  expect(result?.effects).toHaveLength(9100)
  expect(await person('451')).toMatchObject({ role: 'admin' })
  expect(await person('452')).toMatchObject({ role: 'agent' })
})

test('[D6] who is active and in scope joins, with role and team; no rule, no role', async () => {
  const {
    google,
    sync,
    person,
    addTeam,
    db,
    people: all,
  } = await start({
    scope: [{ orgUnit: '/Brokers' }],
    roles: [{ group: 'admins@brokers.example', role: 'admin' }],
    teams: [{ orgUnit: '/Brokers/Marina', team: 'Marina' }],
  })
  const team = await addTeam('Marina')
  google.change('1', { orgUnitPath: '/Brokers/Marina', name: { fullName: 'Amira Admin' } })
  google.change('2', { orgUnitPath: '/Brokers' })
  google.change('3', { orgUnitPath: '/Brokers', suspended: true })
  await sync()
  expect(await person('1')).toMatchObject({
    name: 'Amira Admin',
    email: 'person1@brokers.example',
    role: 'admin',
    teamId: team?.id,
  })
  expect(await person('2')).toMatchObject({ role: null, teamId: null, status: 'active' })
  expect(await all()).toHaveLength(2)
  expect(await db.select().from(auditLog)).toMatchObject([
    {
      action: 'directory.join',
      actor: 'service:directory',
      before: null,
      after: { role: 'admin' },
    },
    { action: 'directory.join', after: { role: null } },
  ])
})

test('[D6] a rule that names a group or a team that does not exist changes nothing and says so', async () => {
  const group = await start({ roles: [{ group: 'nobody@brokers.example', role: 'agent' }] })
  expect(await group.sync()).toMatchObject({
    outcome: 'failed',
    problem: expect.stringContaining('the group nobody@brokers.example'),
  })
  const team = await start({ teams: [{ orgUnit: '/', team: 'Nowhere' }] })
  expect(await team.sync()).toMatchObject({ problem: expect.stringContaining("'Nowhere'") })
  expect(await team.people()).toEqual([])
})

test('[D7] a rename keeps person, version and sessions; an e-mail under another id is a new person', async () => {
  const { google, sync, person, people: all } = await startSynced()
  const before = await person('2')
  google.change('2', { primaryEmail: 'sara.h@brokers.example', name: { fullName: 'Sara H' } })
  google.remove('3')
  google.add({ id: '33', primaryEmail: 'person3@brokers.example' })
  await sync()
  expect(await person('2')).toMatchObject({
    id: before?.id,
    email: 'sara.h@brokers.example',
    name: 'Sara H',
    sessionVersion: 1,
  })
  const sharing = (await all()).filter(({ email }) => email === 'person3@brokers.example')
  expect(sharing).toMatchObject([
    { subject: '3', status: 'suspended', closedByDirectory: 'deleted' },
    { subject: '33', status: 'active', sessionVersion: 1 },
  ])
  expect(sharing[0]?.id).not.toBe(sharing[1]?.id)
})

test('[D7] two may swap their e-mails; one that somebody else has is not given away', async () => {
  const { google, sync, person, db, logged } = await startSynced()
  await db.insert(people).values({ email: 'taken@brokers.example', name: 'By hand' })
  google.change('2', { primaryEmail: 'person3@brokers.example' })
  google.change('3', { primaryEmail: 'person2@brokers.example' })
  google.change('4', { primaryEmail: 'Taken@brokers.example' })
  await sync()
  expect(await person('2')).toMatchObject({ email: 'person3@brokers.example' })
  expect(await person('3')).toMatchObject({ email: 'person2@brokers.example' })
  expect(await person('4')).toMatchObject({ email: 'person4@brokers.example' })
  expect(logged).toContainEqual(
    expect.objectContaining({ level: 'error', facts: { subject: '4', reason: 'emailTaken' } }),
  )
})

test.each([
  ['suspended', (g: Google) => g.change('2', { suspended: true }), 'suspend'],
  ['archived', (g: Google) => g.change('2', { archived: true }), 'archive'],
  ['deleted', (g: Google) => g.remove('2'), 'delete'],
  ['deleted long ago', (g: Google) => void g.users.delete('2'), 'delete'],
  ['out of scope', (g: Google) => g.change('2', { orgUnitPath: '/Gone' }), 'outOfScope'],
])('[D8] %s: shut out at once, everywhere, and on record', async (_what, happen, kind) => {
  const scoped = { ...RULES, scope: [{ orgUnit: '/Here' }] }
  const { google, sync, sql, db, person } = await start(scoped)
  for (const id of google.users.keys()) google.change(id, { orgUnitPath: '/Here' })
  await sync()
  const sara = await person('2')
  const personId = sara?.id ?? ''
  await db.insert(webSessions).values({
    secretHash: 'x',
    personId,
    refreshToken: new Uint8Array([1]),
    expiresAt: new Date(Date.now() + 60_000).toISOString(),
  })
  await upsertOidcModel(db, { model: 'RefreshToken', id: 'r1' }, { accountId: personId }, null)
  await upsertOidcModel(db, { model: 'RefreshToken', id: 'r2' }, { accountId: 'another' }, null)
  const heard: AccessChange[] = []
  onTestFinished(await listenAccessChanges(sql, (change) => heard.push(change)))
  happen(google)
  await sync()
  expect(await person('2')).toMatchObject({ status: 'suspended', sessionVersion: 2 })
  const [session] = await db.select().from(webSessions)
  expect(session).toMatchObject({ endedAt: expect.any(String), refreshToken: null })
  expect(await db.select().from(oidcModels)).toMatchObject([{ id: 'r2' }])
  const [entry] = await db
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, `directory.${kind}`))
  expect(entry).toMatchObject({
    target: `person:${personId}`,
    before: { status: 'active' },
    after: { status: 'suspended' },
  })
  const events = await db.select().from(entityEvents).where(eq(entityEvents.key, personId))
  expect(events.at(-1)).toMatchObject({ new: { status: 'suspended' } })
  await waitFor(() => heard.length > 0)
  expect(heard).toEqual([{ personId }])
})

test('[D9] let in again, it is the same person; by hand suspended stays suspended', async () => {
  const { google, sync, person, context } = await startSynced()
  const before = await person('2')
  google.change('2', { suspended: true })
  await sync()
  google.change('2', { suspended: false })
  await sync()
  expect(await person('2')).toMatchObject({
    id: before?.id,
    status: 'active',
    sessionVersion: 3,
    suspendedAt: null,
    closedByDirectory: null,
  })
  await suspendPerson(context.pace.db, { personId: before?.id ?? '', by: { actor: 'person:boss' } })
  google.change('2', { suspended: true })
  await sync()
  google.change('2', { suspended: false })
  expect(await sync()).toMatchObject({ effects: [] })
  expect(await person('2')).toMatchObject({ status: 'suspended', sessionVersion: 4 })
})

test('[D10] another group is another role: the version rises, the session stays', async () => {
  const { google, sync, person, db } = await startSynced()
  const personId = (await person('2'))?.id ?? ''
  const expiresAt = new Date(Date.now() + 60_000).toISOString()
  const accessToken = new Uint8Array([1])
  await db.insert(webSessions).values({ secretHash: 'x', personId, accessToken, expiresAt })
  google.groups.get('admins@brokers.example')?.push({ id: '2', type: 'USER' })
  await sync()
  expect(await person('2')).toMatchObject({ role: 'admin', sessionVersion: 2 })
  const [session] = await db.select().from(webSessions)
  expect(session).toMatchObject({ endedAt: null, accessToken: null })
})

test('[D11] the last admin is kept, and said to be, unless that is overridden', async () => {
  const { google, sync, person, changes, logged } = await startSynced()
  google.change('1', { suspended: true })
  await sync()
  expect(await person('1')).toMatchObject({ status: 'active', role: 'admin', sessionVersion: 1 })
  expect(await changes()).toContainEqual(
    expect.objectContaining({ kind: 'keepAdmin', subject: '1', reason: 'suspend' }),
  )
  expect(logged.some(({ message }) => message.includes('last admin was kept'))).toBe(true)
  await sync({ allowNoAdmin: true })
  expect(await person('1')).toMatchObject({ status: 'suspended' })
})

test('[D12] too many gone at once: 0 rows change, the cap is named, and force means it', async () => {
  const { google, sync, people: all, runs, changes, db } = await startSynced()
  const before = await all()
  for (let n = 2; n <= 8; n++) google.change(String(n), { suspended: true })
  const refused = await sync()
  expect(refused).toMatchObject({
    outcome: 'refused',
    cap: 'closedPercent',
    problem: expect.stringMatching(/^7 of 10 people.*25 %.*allows 5/),
  })
  expect(await all()).toEqual(before)
  expect((await runs())[0]).toMatchObject({ outcome: 'refused', cap: 'closedPercent', changes: 7 })
  expect((await changes()).filter(({ kind }) => kind === 'suspend')).toHaveLength(7)
  expect(await sync({ trigger: 'command', force: true })).toMatchObject({ outcome: 'done' })
  expect((await all()).filter(({ status }) => status === 'suspended')).toHaveLength(7)
  expect((await runs())[0]).toMatchObject({ outcome: 'done', forced: true })
  const syncs = await db.select().from(auditLog).where(eq(auditLog.action, 'directory.sync'))
  expect(syncs).toMatchObject([
    { outcome: 'denied', after: { cap: 'closedPercent', changes: 7 } },
    { outcome: 'allowed', after: { force: true, changes: 7 } },
  ])
})

test('[D12] losing every role is losing access', async () => {
  const { google, sync } = await startSynced({
    roles: [{ group: 'all@brokers.example', role: 'agent' }],
  })
  expect(google.users.size).toBe(10)
  google.groups.set('all@brokers.example', [{ type: 'CUSTOMER' }])
  expect(await sync()).toMatchObject({ outcome: 'done' })
  google.groups.set('all@brokers.example', [])
  expect(await sync()).toMatchObject({ outcome: 'refused', cap: 'closedPercent' })
})

test('[D13] one sync at a time; what died on the way is recorded as failed', async () => {
  const { sync, context, runs, people: all } = await start()
  await withAdvisoryLock(context.pace.sql, 'directory sync', async () => {
    expect(await sync()).toBeNull()
  })
  expect(await all()).toEqual([])
  const startedAt = new Date(Date.now() - 60_000).toISOString()
  await insertRun(context.pace.db, { trigger: 'schedule', forced: false, startedAt })
  await sync()
  expect(await runs()).toMatchObject([
    { outcome: 'done', users: 10, changes: 10 },
    { outcome: 'failed', problem: expect.stringContaining('process ended') },
  ])
})

test('[D14] a dry run says what would happen and leaves no trace', async () => {
  const { sync, people: all, runs, db, changes } = await start()
  const result = await sync({ dryRun: true })
  expect(result?.effects.map(({ kind }) => kind)).toEqual(Array.from({ length: 10 }, () => 'join'))
  expect([await all(), await runs(), await db.select().from(auditLog)]).toEqual([[], [], []])
  await sync()
  expect(await changes()).toHaveLength(10)
  expect((await changes())[0]).toMatchObject({ kind: 'join', personId: expect.any(String) })
  await sync()
  expect((await runs()).map(({ changes: count }) => count)).toEqual([0, 10])
})

type Google = Awaited<ReturnType<typeof start>>['google']
