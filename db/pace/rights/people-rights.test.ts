import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { createTestDatabases } from '#tests/support/databases.ts'
import { seedStaff } from '#tests/support/auth.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { type AccessChange, listenAccessChanges } from '../access/access-changes.ts'
import { connectPace } from '../client.ts'
import { setTeamSight } from './team-sight.ts'
import { restorePerson, setRole, setTeam, suspendPerson } from './people-rights.ts'
import { findActivePerson } from '../people/people.ts'
import { auditLog, entityEvents, people, webSessions } from '../schema.ts'

const BY = { actor: 'person:boss', via: 'service:pace-app', address: '10.0.0.1' }

async function start(role: 'pace_app' | 'pace_auth' = 'pace_app') {
  const { pace } = await createTestDatabases()
  const admin = connectPace(pace.adminUrl, { max: 2 })
  const service = connectPace(pace.urls[role], { max: 4 })
  onTestFinished(async () => {
    await Promise.all([admin.close(), service.close()])
  })
  const staff = await seedStaff(admin.db)
  const [session] = await admin.db
    .insert(webSessions)
    .values({
      secretHash: 'x',
      personId: staff.sara.id,
      accessToken: new Uint8Array([1]),
      refreshToken: new Uint8Array([2]),
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
    })
    .returning()
  const sessionNow = async () =>
    (
      await admin.db
        .select()
        .from(webSessions)
        .where(eq(webSessions.id, session?.id ?? ''))
    )[0]
  return { db: service.db, sql: service.sql, look: admin.db, sessionNow, ...staff }
}

test.each(['pace_app', 'pace_auth'] as const)(
  'as %s, suspending ends sessions, raises the version, writes audit and event, and rings',
  async (role) => {
    const { db, sql, look, sessionNow, sara } = await start(role)
    const heard: AccessChange[] = []
    onTestFinished(await listenAccessChanges(sql, (change) => heard.push(change)))
    const person = await suspendPerson(db, { personId: sara.id, by: BY })
    expect(person).toMatchObject({ status: 'suspended', sessionVersion: 2 })
    expect(person.suspendedAt).not.toBeNull()
    expect(await findActivePerson(db, sara.id)).toBeNull()
    expect(await sessionNow()).toMatchObject({ endedAt: expect.any(String), refreshToken: null })
    expect(await look.select().from(auditLog).orderBy(auditLog.sequence)).toMatchObject([
      {
        actor: 'person:boss',
        via: 'service:pace-app',
        action: 'person.suspend',
        target: `person:${sara.id}`,
        before: { status: 'active' },
        after: { status: 'suspended' },
        address: '10.0.0.1',
      },
    ])
    expect(await look.select().from(entityEvents).orderBy(entityEvents.sequence)).toMatchObject([
      { resource: 'person', key: sara.id, old: { status: 'active' }, new: { status: 'suspended' } },
    ])
    await waitFor(() => heard.length > 0)
    expect(heard).toEqual([{ personId: sara.id }])
  },
)

test('restoring keeps the person and raises the version once more', async () => {
  const { db, sara } = await start()
  await suspendPerson(db, { personId: sara.id, by: BY })
  const person = await restorePerson(db, { personId: sara.id, by: BY })
  expect(person).toMatchObject({
    id: sara.id,
    status: 'active',
    sessionVersion: 3,
    suspendedAt: null,
  })
})

test('another role or team leaves the session but not its access token', async () => {
  const { db, sessionNow, sara } = await start()
  await setRole(db, { personId: sara.id, role: 'manager', by: BY })
  expect(await sessionNow()).toMatchObject({
    endedAt: null,
    accessToken: null,
    refreshToken: expect.anything(),
  })
  const person = await setTeam(db, { personId: sara.id, teamId: null, by: BY })
  expect(person).toMatchObject({ role: 'manager', teamId: null, sessionVersion: 3 })
})

test('what changes nothing does nothing', async () => {
  const { db, look, sara } = await start()
  const person = await setRole(db, { personId: sara.id, role: 'agent', by: BY })
  expect(person.sessionVersion).toBe(1)
  expect(await look.select().from(auditLog).orderBy(auditLog.sequence)).toEqual([])
})

test('the last active admin stays one', async () => {
  const { db, look, admin, layla } = await start()
  const last = { code: 'conflict', message: expect.stringContaining('last active admin') }
  await expect(suspendPerson(db, { personId: admin.id, by: BY })).rejects.toMatchObject(last)
  await expect(setRole(db, { personId: admin.id, role: 'agent', by: BY })).rejects.toMatchObject(
    last,
  )
  expect(await look.select().from(auditLog).orderBy(auditLog.sequence)).toEqual([])
  await setRole(db, { personId: layla.id, role: 'admin', by: BY })
  await suspendPerson(db, { personId: admin.id, by: BY })
})

test('two admins who suspend each other at once do not both succeed', async () => {
  const { db, look, admin, layla } = await start()
  await setRole(db, { personId: layla.id, role: 'admin', by: BY })
  const both = await Promise.allSettled([
    suspendPerson(db, { personId: admin.id, by: BY }),
    suspendPerson(db, { personId: layla.id, by: BY }),
  ])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const rows = await look.select().from(people).where(eq(people.role, 'admin'))
  expect(rows.filter(({ status }) => status === 'active')).toHaveLength(1)
})

test('nobody of that id is not found', async () => {
  const { db } = await start()
  const unknown = suspendPerson(db, { personId: crypto.randomUUID(), by: BY })
  await expect(unknown).rejects.toMatchObject({ code: 'notFound' })
})

test('whoever comes back while somebody else has their e-mail is told who', async () => {
  const { db, look, sara } = await start()
  await suspendPerson(db, { personId: sara.id, by: BY })
  await look.insert(people).values({ email: sara.email.toUpperCase(), name: 'Sara the Second' })
  await expect(restorePerson(db, { personId: sara.id, by: BY })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('Sara the Second has that e-mail now'),
  })
})

test('two active people never share an e-mail, whoever writes the rows', async () => {
  const { look, sara } = await start()
  const twice = look.insert(people).values({ email: sara.email.toUpperCase(), name: 'Another' })
  await expect(twice).rejects.toMatchObject({ cause: { constraint_name: 'people_active_email' } })
})

test('a restoration by hand is no longer the directory’s suspension', async () => {
  const { db, look, sara } = await start()
  const closed = { status: 'suspended', closedByDirectory: 'archived' } as const
  await look.update(people).set(closed).where(eq(people.id, sara.id))
  const person = await restorePerson(db, { personId: sara.id, by: BY })
  expect(person).toMatchObject({ status: 'active', closedByDirectory: null })
})

test('what a team sees is told to each of it with another version of their rights, whoever comes later too; asked twice it is done once', async () => {
  const { db, sql, look, sara, omar } = await start()
  const teamId = String(sara.teamId)
  const heard: AccessChange[] = []
  onTestFinished(await listenAccessChanges(sql, (change) => heard.push(change)))
  await setTeamSight(db, { teamId, colleaguesSee: 'whole', by: BY })
  await setTeamSight(db, { teamId, colleaguesSee: 'whole', by: BY })
  expect(await findActivePerson(db, sara.id)).toMatchObject({ seesTeam: true, sessionVersion: 2 })
  await waitFor(() => heard.some((change) => 'personId' in change && change.personId === sara.id))
  await setTeam(db, { personId: omar.id, teamId: null, by: BY })
  expect(await findActivePerson(db, omar.id)).toMatchObject({ seesTeam: false })
  await setTeam(db, { personId: omar.id, teamId, by: BY })
  expect(await findActivePerson(db, omar.id)).toMatchObject({ seesTeam: true })
  const told = (await look.select().from(auditLog).orderBy(auditLog.sequence)).filter(
    ({ action }) => action === 'team.setSight',
  )
  expect(told).toMatchObject([
    {
      target: `team:${teamId}`,
      before: { colleaguesSee: 'fair' },
      after: { colleaguesSee: 'whole' },
    },
  ])
  const nobody = { teamId: crypto.randomUUID(), colleaguesSee: 'fair', by: BY } as const
  await expect(setTeamSight(db, nobody)).rejects.toMatchObject({ code: 'notFound' })
})
