import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { SESSION_IDLE_MS, type Credential } from '#domain/access/credential-status.ts'
import { seedStaff } from '#tests/support/auth.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { createApiClient, revokeApiClient } from '../clients/api-clients.ts'
import { connectPace } from '../client.ts'
import { setRole, setTeam, suspendPerson } from '../rights/people-rights.ts'
import { people, webSessions } from '../schema.ts'
import { judgeCredentials } from './credential-status.ts'
import { watchCredentials } from './watch-credentials.ts'
import { endWebSession, insertWebSession } from '../sessions/web-sessions.ts'

const BY = { actor: 'service:test' }
/** Long enough that only the bell can have told. */
const NEVER = 600_000

async function start({ everyMs = NEVER } = {}) {
  const { pace } = await createTestDatabases()
  const { db, sql, close } = connectPace(pace.urls.pace_app, { max: 3 })
  const admin = connectPace(pace.adminUrl, { max: 2 })
  onTestFinished(async () => void (await Promise.all([close(), admin.close()])))
  const staff = await seedStaff(admin.db)
  const sessionId = crypto.randomUUID()
  await insertWebSession(db, {
    id: sessionId,
    secretHash: sessionId,
    personId: staff.sara.id,
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  })
  await createApiClient(db, { id: 'portal', name: 'Portal', scopes: [], secretHash: 'x', by: BY })
  const errors: unknown[] = []
  const clock = { aheadMs: 0 }
  const watch = await watchCredentials({
    db,
    sql,
    everyMs,
    onError: (error) => errors.push(error),
    // Answers never grow old by themselves here: only the bell can take them away.
    now: () => 1 + clock.aheadMs,
  })
  onTestFinished(() => watch.stop())
  const person: Credential = {
    personId: staff.sara.id,
    sessionVersion: 1,
    sessionId,
    clientId: 'web',
  }
  return { ...staff, db, admin: admin.db, watch, clock, errors, sessionId, person }
}

const CHANGES: [string, (app: Awaited<ReturnType<typeof start>>) => Promise<unknown>][] = [
  ['suspension', ({ db, sara }) => suspendPerson(db, { personId: sara.id, by: BY })],
  ['another role', ({ db, sara }) => setRole(db, { personId: sara.id, role: 'manager', by: BY })],
  ['another team', ({ db, sara }) => setTeam(db, { personId: sara.id, teamId: null, by: BY })],
  [
    'the end of the session',
    ({ db, sessionId }) => endWebSession(db, sessionId, { now: new Date(), reason: 'signedOut' }),
  ],
]

test.each(CHANGES)(
  '[W13] %s ends what is open and what was answered before, by the bell alone',
  async (_what, change) => {
    const app = await start()
    const ended: string[] = []
    app.watch.follow(app.person, () => ended.push('sara'))
    app.watch.follow({ personId: app.omar.id, sessionVersion: 1 }, () => ended.push('omar'))
    expect(await app.watch.holds(app.person)).toBe(true)
    await change(app)
    await waitFor(() => ended.length > 0)
    expect(ended).toEqual(['sara'])
    expect(await app.watch.holds(app.person)).toBe(false)
  },
)

test('[W13] a revoked client is told by the bell, and nobody else is', async () => {
  const app = await start()
  const ended: string[] = []
  app.watch.follow({ clientId: 'portal' }, () => ended.push('portal'))
  app.watch.follow({ clientId: 'other' }, () => ended.push('other'))
  expect(await app.watch.holds({ clientId: 'portal' })).toBe(true)
  await revokeApiClient(app.db, { id: 'portal', by: BY })
  await waitFor(() => ended.length > 0)
  expect(ended).toEqual(['portal'])
  expect(await app.watch.holds({ clientId: 'portal' })).toBe(false)
})

test('[W13] a change that nobody rang for is found by asking', async () => {
  const app = await start({ everyMs: 30 })
  let ended = false
  app.watch.follow(app.person, () => (ended = true))
  await app.admin.update(people).set({ status: 'suspended' }).where(eq(people.id, app.sara.id))
  await waitFor(() => ended)
  app.clock.aheadMs = 2_001
  expect(await app.watch.holds(app.person)).toBe(false)
})

test('[W13] what had fallen before it is followed ends at once', async () => {
  const app = await start()
  await suspendPerson(app.db, { personId: app.sara.id, by: BY })
  let ended = false
  app.watch.follow(app.person, () => (ended = true))
  await waitFor(() => ended)
})

test('a token of an older session version does not hold, one without a web session may', async () => {
  const { db, sara } = await start()
  await setRole(db, { personId: sara.id, role: 'manager', by: BY })
  expect(
    await judgeCredentials(db, [
      { personId: sara.id, sessionVersion: 1 },
      { personId: sara.id, sessionVersion: 2, sessionId: crypto.randomUUID() },
      { personId: sara.id, sessionVersion: 2, sessionId: 'a-grant-of-another-kind' },
      { personId: crypto.randomUUID(), sessionVersion: 9 },
      {},
    ]),
  ).toEqual([false, true, true, false, true])
})

test('[bar 4] [W5] a session that went unused too long holds no longer, for whatever was opened in it', async () => {
  const { db, admin, person, sessionId } = await start()
  const at = (ms: number) => new Date(Date.now() - ms).toISOString()
  const holds = async () => (await judgeCredentials(db, [person]))[0]
  const seen = (ms: number) =>
    admin
      .update(webSessions)
      .set({ lastSeenAt: at(ms) })
      .where(eq(webSessions.id, sessionId))
  await seen(SESSION_IDLE_MS - 60_000)
  expect(await holds()).toBe(true)
  await seen(SESSION_IDLE_MS)
  expect(await holds()).toBe(false)
})
