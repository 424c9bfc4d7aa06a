import { expect, test } from 'vitest'
import { insertRun } from '#db/pace/directory/runs.ts'
import { auditLog, people } from '#db/pace/schema.ts'
import { withAdvisoryLock } from '#db/pace/query/advisory-lock.ts'
import { RULES, startStaffed, startSynced } from '#tests/support/directory.ts'
import { SCOPES } from './google/access-token.ts'

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
  const { google, sync, people: all } = await startStaffed()
  google.faults.add('token', { kind: 'status', status: 403, reason: 'unauthorized_client' })
  expect(await sync()).toMatchObject({
    outcome: 'failed',
    problem: expect.stringMatching(/Admin console.*status 403/),
  })
  expect(await all()).toEqual([])
})

test('[D2] every page is read: 9,100 users and 450 members, some through a group within the group', async () => {
  const { google, sync, person } = await startStaffed(RULES, 9100)
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
  } = await startStaffed({
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
  expect(await db.select().from(auditLog).orderBy(auditLog.sequence)).toMatchObject([
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
  const group = await startStaffed({ roles: [{ group: 'nobody@brokers.example', role: 'agent' }] })
  expect(await group.sync()).toMatchObject({
    outcome: 'failed',
    problem: expect.stringContaining('the group nobody@brokers.example'),
  })
  const team = await startStaffed({ teams: [{ orgUnit: '/', team: 'Nowhere' }] })
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

test('[D13] one sync at a time; what died on the way is recorded as failed', async () => {
  const { sync, context, runs, people: all } = await startStaffed()
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
  const { sync, people: all, runs, db, changes } = await startStaffed()
  const result = await sync({ dryRun: true })
  expect(result?.effects.map(({ kind }) => kind)).toEqual(Array.from({ length: 10 }, () => 'join'))
  expect([
    await all(),
    await runs(),
    await db.select().from(auditLog).orderBy(auditLog.sequence),
  ]).toEqual([[], [], []])
  await sync()
  expect(await changes()).toHaveLength(10)
  expect((await changes())[0]).toMatchObject({ kind: 'join', personId: expect.any(String) })
  await sync()
  expect((await runs()).map(({ changes: count }) => count)).toEqual([0, 10])
})
