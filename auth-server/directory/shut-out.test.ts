import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { type AccessChange, listenAccessChanges } from '#db/pace/access/access-changes.ts'
import { upsertOidcModel } from '#db/pace/clients/oidc-models.ts'
import { suspendPerson } from '#db/pace/rights/people-rights.ts'
import { auditLog, entityEvents, oidcModels, webSessions } from '#db/pace/schema.ts'
import { RULES, startStaffed, startSynced } from '#tests/support/directory.ts'
import { waitFor } from '#tests/support/wait-for.ts'

test.each([
  ['suspended', (g: Google) => g.change('2', { suspended: true }), 'suspend'],
  ['archived', (g: Google) => g.change('2', { archived: true }), 'archive'],
  ['deleted', (g: Google) => g.remove('2'), 'delete'],
  ['deleted long ago', (g: Google) => void g.users.delete('2'), 'delete'],
  ['out of scope', (g: Google) => g.change('2', { orgUnitPath: '/Gone' }), 'outOfScope'],
])('[D8] %s: shut out at once, everywhere, and on record', async (_what, happen, kind) => {
  const scoped = { ...RULES, scope: [{ orgUnit: '/Here' }] }
  const { google, sync, sql, db, person } = await startStaffed(scoped)
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
    .orderBy(auditLog.sequence)
  expect(entry).toMatchObject({
    target: `person:${personId}`,
    before: { status: 'active' },
    after: { status: 'suspended' },
  })
  const events = await db
    .select()
    .from(entityEvents)
    .where(eq(entityEvents.key, personId))
    .orderBy(entityEvents.sequence)
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
  const syncs = await db
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, 'directory.sync'))
    .orderBy(auditLog.sequence)
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

type Google = Awaited<ReturnType<typeof startSynced>>['google']
