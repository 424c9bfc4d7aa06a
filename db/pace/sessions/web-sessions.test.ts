import { expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { foundCompany } from '#tests/support/company.ts'
import { people, webSessions } from '../schema.ts'
import {
  dropAccessTokensOf,
  endSessionsOf,
  endWebSession,
  findSessionEnd,
  findSessionPerson,
  findSessionTokens,
  findWebSession,
  hasEnded,
  insertWebSession,
  listWebSessions,
  saveSessionTokens,
  touchWebSession,
} from './web-sessions.ts'

const NOW = new Date('2026-11-23T12:00:00Z')
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000)
const LIMITS = { now: NOW, seenSince: hours(-12) }

/** A live session of Sara's, an agent, that was used an hour ago. */
async function openSession(session: Partial<typeof webSessions.$inferInsert> = {}) {
  const company = await foundCompany()
  const { db, sara } = company
  await db.update(people).set({ role: 'agent' }).where(eq(people.id, sara.id))
  const id = crypto.randomUUID()
  await insertWebSession(db, {
    id,
    secretHash: 'hash',
    personId: sara.id,
    accessToken: new Uint8Array([1]),
    refreshToken: new Uint8Array([2]),
    accessExpiresAt: hours(1).toISOString(),
    lastSeenAt: hours(-1).toISOString(),
    expiresAt: hours(24).toISOString(),
    ...session,
  })
  return { ...company, id }
}

test('the session behind a cookie is found with its person as they are now', async () => {
  const { db, id, sara } = await openSession()
  expect(await findWebSession(db, 'hash', LIMITS)).toMatchObject({
    id,
    person: { id: sara.id, role: 'agent' },
  })
  expect(await findWebSession(db, 'another', LIMITS)).toBeNull()
})

test.each([
  ['it is past its end', { expiresAt: NOW.toISOString() }],
  ['it was not used for twelve hours', { lastSeenAt: hours(-12).toISOString() }],
  ['it was ended', { endedAt: hours(-1).toISOString(), endReason: 'signedOut' as const }],
])('a session lets nobody in where %s', async (_why, session) => {
  const { db } = await openSession(session)
  expect(await findWebSession(db, 'hash', LIMITS)).toBeNull()
})

test.each([{ status: 'suspended' as const }, { role: null }])(
  'a session of somebody who is %j lets nobody in',
  async (person) => {
    const { db, sara } = await openSession()
    await db.update(people).set(person).where(eq(people.id, sara.id))
    expect(await findWebSession(db, 'hash', LIMITS)).toBeNull()
  },
)

test.each([
  [{}, null],
  [{ endedAt: hours(-1).toISOString(), endReason: 'endedByAdmin' as const }, 'endedByAdmin'],
  [{ expiresAt: NOW.toISOString() }, 'expired'],
  [{ lastSeenAt: hours(-12).toISOString() }, 'unused'],
  [{ lastSeenAt: hours(-11.9).toISOString() }, null],
  [{ expiresAt: hours(-1).toISOString(), lastSeenAt: hours(-20).toISOString() }, 'expired'],
] as const)('why a session is over: %j is %s', async (session, why) => {
  const { db } = await openSession(session)
  expect(await findSessionEnd(db, 'hash', NOW)).toBe(why)
})

test('who was suspended is told so, whatever ended the session; of a cookie that nobody knows nothing is told', async () => {
  const { db, sara } = await openSession({ endedAt: NOW.toISOString(), endReason: 'signedOut' })
  await db.update(people).set({ status: 'suspended' }).where(eq(people.id, sara.id))
  expect(await findSessionEnd(db, 'hash', NOW)).toBe('suspended')
  expect(await findSessionEnd(db, 'nobody', NOW)).toBeNull()
})

test('a person’s live sessions are listed, the last used first, without what lets anybody in', async () => {
  const { db, sara, noor, id } = await openSession()
  const add = (secretHash: string, more: Partial<typeof webSessions.$inferInsert>) =>
    insertWebSession(db, {
      secretHash,
      personId: sara.id,
      expiresAt: hours(24).toISOString(),
      lastSeenAt: NOW.toISOString(),
      ...more,
    })
  await add('later', { userAgent: 'Firefox' })
  await add('ended', { endedAt: NOW.toISOString() })
  await add('old', { lastSeenAt: hours(-13).toISOString() })
  await add('expired', { expiresAt: hours(-1).toISOString() })
  await add('noor', { personId: noor.id })
  const listed = await listWebSessions(db, sara.id, LIMITS)
  expect(listed.map(({ userAgent }) => userAgent)).toEqual(['Firefox', null])
  expect(listed[1]?.id).toBe(id)
  expect(Object.keys(listed[0] ?? {}).toSorted()).toEqual([
    'address',
    'createdAt',
    'id',
    'lastSeenAt',
    'userAgent',
  ])
})

test('a session that is used lives on', async () => {
  const { db, id } = await openSession({ lastSeenAt: hours(-12).toISOString() })
  await touchWebSession(db, id, NOW)
  expect(await findWebSession(db, 'hash', LIMITS)).toMatchObject({
    lastSeenAt: expect.stringContaining('2026-11-23'),
  })
})

test('a session ends once: its tokens are gone from the row, and the bell rings for it alone', async () => {
  const { db, id, sara } = await openSession()
  expect(await findSessionPerson(db, id)).toBe(sara.id)
  expect(await hasEnded(db, id)).toBe(false)
  const end = { now: NOW, reason: 'signedOut' as const }
  expect(await endWebSession(db, id, end)).toEqual({ personId: sara.id })
  expect(await endWebSession(db, id, { ...end, reason: 'endedByAdmin' })).toBeNull()
  const [row] = await db.select().from(webSessions).where(eq(webSessions.id, id))
  expect(row).toMatchObject({ accessToken: null, refreshToken: null, endReason: 'signedOut' })
  expect(await findSessionTokens(db, id)).toBeNull()
  expect(await findSessionPerson(db, id)).toBeNull()
  expect(await hasEnded(db, id)).toBe(true)
  expect(await hasEnded(db, crypto.randomUUID())).toBe(false)
})

test('a suspension ends all sessions of a person that are open, and counts them', async () => {
  const { db, sara, noor } = await openSession()
  for (const [secretHash, personId] of [
    ['second', sara.id],
    ['noor', noor.id],
  ] as const)
    await insertWebSession(db, { secretHash, personId, expiresAt: hours(24).toISOString() })
  expect(await endSessionsOf(db, sara.id, NOW)).toBe(2)
  expect(await endSessionsOf(db, sara.id, NOW)).toBe(0)
  const open = await db.select().from(webSessions).where(eq(webSessions.personId, noor.id))
  expect(open).toMatchObject([{ endedAt: null }])
})

test('a change of right takes the token that tells of the old one, and leaves what fetches a new one', async () => {
  const { db, id, sara } = await openSession()
  await dropAccessTokensOf(db, sara.id)
  expect(await findSessionTokens(db, id)).toMatchObject({
    accessToken: null,
    accessExpiresAt: null,
    refreshToken: expect.anything(),
  })
})

test('who wants to refresh the tokens at the same time waits, and finds those that were fetched', async () => {
  const { db, id } = await openSession()
  const order: string[] = []
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const first = db.transaction(async (tx) => {
    await findSessionTokens(tx, id, { lock: true })
    order.push('first has it')
    await held
    await saveSessionTokens(tx, id, {
      accessToken: new Uint8Array([9]),
      refreshToken: new Uint8Array([8]),
      accessExpiresAt: hours(2).toISOString(),
    })
    order.push('first is done')
  })
  const second = db.transaction(async (tx) => {
    const found = await findSessionTokens(tx, id, { lock: true })
    order.push('second has it')
    return found
  })
  letGo()
  await first
  const found = await second
  if (order[0] === 'first has it') {
    expect(order).toEqual(['first has it', 'first is done', 'second has it'])
    expect([...(found?.accessToken ?? [])]).toEqual([9])
  }
  expect([...((await findSessionTokens(db, id))?.accessToken ?? [])]).toEqual([9])
})
