import { expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { foundCompany } from '#tests/support/company.ts'
import { socketTickets, webSessions } from '../schema.ts'
import { deleteOldTickets, insertTickets, type NewTicket, useTicket } from './socket-tickets.ts'
import { endWebSession, insertWebSession } from './web-sessions.ts'

const NOW = new Date('2026-11-23T12:00:00Z')
const seconds = (count: number) => new Date(NOW.getTime() + count * 1_000)
const SHOWN = { ticketHash: 'ticket', document: 'lead:1', origin: 'https://pace.example' }

async function issue(ticket: Partial<NewTicket> = {}) {
  const { db, sara } = await foundCompany()
  const sessionId = crypto.randomUUID()
  await insertWebSession(db, {
    id: sessionId,
    secretHash: 'hash',
    personId: sara.id,
    expiresAt: seconds(3600).toISOString(),
  })
  const expiresAt = seconds(30).toISOString()
  await insertTickets(db, [{ ...SHOWN, sessionId, personId: sara.id, expiresAt, ...ticket }])
  return { db, sessionId, personId: sara.id }
}

test('a ticket admits its session and person once, and is spent then', async () => {
  const { db, sessionId, personId } = await issue()
  expect(await useTicket(db, SHOWN, NOW)).toEqual({ kind: 'admitted', sessionId, personId })
  expect(await useTicket(db, SHOWN, NOW)).toEqual({ kind: 'spent' })
})

test('of many sockets that show one ticket at once, one is admitted', async () => {
  const { db } = await issue()
  const uses = await Promise.all(Array.from({ length: 8 }, () => useTicket(db, SHOWN, NOW)))
  expect(uses.filter(({ kind }) => kind === 'admitted')).toHaveLength(1)
  expect(uses.filter(({ kind }) => kind === 'spent')).toHaveLength(7)
})

test.each([
  [{ ticketHash: 'forged' }, 'unknown'],
  [{ document: 'lead:2' }, 'unknown'],
  [{ origin: 'https://evil.example' }, 'unknown'],
] as const)('shown with %j it is %s, and stays good for its own place', async (other, kind) => {
  const { db } = await issue()
  expect(await useTicket(db, { ...SHOWN, ...other }, NOW)).toEqual({ kind })
  expect(await useTicket(db, SHOWN, NOW)).toMatchObject({ kind: 'admitted' })
})

test('a ticket past its time is spent, to the second', async () => {
  const { db } = await issue()
  expect(await useTicket(db, SHOWN, seconds(30))).toEqual({ kind: 'spent' })
  expect(await useTicket(db, SHOWN, seconds(29))).toMatchObject({ kind: 'admitted' })
})

test('a ticket of a session that has ended, or is past its end, admits nobody', async () => {
  const ended = await issue()
  await endWebSession(ended.db, ended.sessionId, { now: NOW, reason: 'signedOut' })
  expect(await useTicket(ended.db, SHOWN, NOW)).toEqual({ kind: 'unknown' })
  const { db, sessionId } = await issue()
  await db
    .update(webSessions)
    .set({ expiresAt: NOW.toISOString() })
    .where(eq(webSessions.id, sessionId))
  expect(await useTicket(db, SHOWN, NOW)).toEqual({ kind: 'unknown' })
})

test('tickets are kept a while past their time, so that a late use is told from a forgery', async () => {
  const { db } = await issue()
  await deleteOldTickets(db, seconds(30))
  expect(await useTicket(db, SHOWN, seconds(31))).toEqual({ kind: 'spent' })
  await deleteOldTickets(db, seconds(31))
  expect(await useTicket(db, SHOWN, seconds(31))).toEqual({ kind: 'unknown' })
  expect(await db.select().from(socketTickets)).toEqual([])
})

test('no tickets are no statement', async () => {
  const { db } = await issue()
  await insertTickets(db, [])
  expect(await db.select().from(socketTickets)).toHaveLength(1)
})
