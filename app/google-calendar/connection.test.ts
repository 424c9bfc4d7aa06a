import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import {
  breakCalendar,
  findCalendar,
  keepRefreshToken,
} from '#db/pace/google-calendar/calendars.ts'
import { busyTimes, googleCalendars, googleEvents, notifications, people } from '#db/pace/schema.ts'
import {
  connectAs,
  inHours,
  startCalendarWorks,
} from '#tests/support/google-calendar/calendar-works.ts'
import { waitFor } from '#tests/support/wait-for.ts'

test('a token that ended is asked for anew; one that was taken back breaks the connection, says so once, and a new consent mends it', async () => {
  const works = await startCalendarWorks()
  const { agree, settled, connect, shown, standIn, sara, db } = works
  await connect()
  await settled()
  standIn.consents.endAccess()
  await agree(24)
  await settled()
  expect(shown()).toHaveLength(1)
  standIn.consents.endAll()
  await agree(30)
  await agree(36)
  await settled()
  expect(await findCalendar(db, sara.id)).toMatchObject({ state: 'broken', problem: 'ended' })
  expect(await db.select().from(notifications)).toMatchObject([
    { kind: 'googleCalendar', detail: { reason: 'ended' } },
  ])
  expect(shown()).toHaveLength(1)
  expect(await connect()).toBe('connected')
  await settled()
  expect(shown()).toHaveLength(3)
  expect(await findCalendar(db, sara.id)).toMatchObject({ state: 'connected', problem: null })
})

test('whoever says no, allows less, comes back too late or with another’s answer is not connected', async () => {
  const works = await startCalendarWorks()
  const { calendars, standIn, sara, noor, db } = works
  const { connection } = calendars
  expect(await connectAs(connection, sara, 'Cancel')).toBe('refused')
  standIn.consents.rules.granted = 'openid'
  expect(await connectAs(connection, sara)).toBe('narrow')
  standIn.consents.rules.granted = 'https://www.googleapis.com/auth/calendar.events'
  const url = new URL(await connection.begin(sara))
  const state = url.searchParams.get('state') ?? ''
  const by = { actor: 'person:test', via: 'pace' }
  expect(await connection.finish(noor.id, { state, code: 'x' }, by)).toBe('lost')
  expect(await connection.finish(sara.id, { state, code: 'made-up' }, by)).toBe('lost')
  expect(await connection.finish(sara.id, { state, code: 'made-up' }, by)).toBe('lost')
  expect(await connection.finish(sara.id, { state: 'made-up', code: 'x' }, by)).toBe('lost')
  standIn.odd.add('token', { status: 503 })
  expect(await connectAs(connection, sara)).toBe('unavailable')
  expect(await db.$count(googleCalendars)).toBe(0)
})

test('given up, it is revoked at Google and nothing of it is kept; the token was never stored as it is', async () => {
  const works = await startCalendarWorks()
  const { agree, settled, connect, standIn, sara, db, calendars } = works
  await agree(24)
  await connect()
  await standIn.account(sara.email).add('dentist', inHours(24), inHours(25))
  await settled()
  const [token = ''] = standIn.consents.refreshTokens.keys()
  const [row] = await db.select().from(googleCalendars)
  expect(Buffer.from(row?.refreshToken ?? []).toString('latin1')).not.toContain(token)
  await calendars.connection.disconnect(sara.id, { actor: 'person:test', via: 'pace' })
  expect(standIn.consents.revoked).toEqual([token])
  expect(standIn.account(sara.email).channels.size).toBe(0)
  for (const table of [googleCalendars, googleEvents, busyTimes])
    expect(await db.$count(table)).toBe(0)
  await agree(30)
  await settled()
  expect(works.errors).toEqual([])
})

test('nobody rings but Google: another token, another channel and no headers are refused, and change nothing', async () => {
  const works = await startCalendarWorks()
  const { settled, connect, standIn, sara, appUrl } = works
  await connect()
  await settled()
  const [id = ''] = standIn.account(sara.email).channels.keys()
  const reads = () => standIn.seen.filter((one) => one === 'GET /calendars/primary/events').length
  const before = reads()
  const ring = async (headers: Record<string, string>) =>
    (await fetch(`${appUrl}/google-calendar/notifications`, { method: 'POST', headers })).status
  const as = { 'x-goog-channel-id': id, 'x-goog-resource-state': 'exists' }
  expect(await ring({ ...as, 'x-goog-channel-token': 'guessed' })).toBe(404)
  expect(
    await ring({ ...as, 'x-goog-channel-id': crypto.randomUUID(), 'x-goog-channel-token': 'x' }),
  ).toBe(404)
  expect(await ring({})).toBe(400)
  await settled()
  expect(reads()).toBe(before)
  expect(await standIn.account(sara.email).ring('exists')).toEqual([204])
  await waitFor(() => reads() > before)
})

test('connected with another account, all that is to come is written there, and nobody is said to have deleted it', async () => {
  const works = await startCalendarWorks()
  const { agree, settled, connect, standIn, sara, db, shown } = works
  await agree(24)
  await connect()
  await settled()
  const other = { ...sara, email: 'sara.at.home@example.com' }
  expect(await connect(other)).toBe('connected')
  await settled()
  expect(shown(other)).toHaveLength(1)
  expect(await db.select().from(notifications)).toEqual([])
  // What it is said to be watched by is of the account that it is now.
  expect(standIn.account(other.email).channels.size).toBe(1)
})

test('what is heard of the consent before says nothing of the one that is in force', async () => {
  const { settled, connect, sara, db } = await startCalendarWorks()
  await connect()
  await settled()
  const before = await findCalendar(db, sara.id)
  await connect({ ...sara, email: 'sara.at.home@example.com' })
  await settled()
  const now = await findCalendar(db, sara.id)
  if (!before || !now) throw new Error('Nothing is connected.')
  expect(await breakCalendar(db, before, 'ended')).toBe(false)
  await keepRefreshToken(db, before, new Uint8Array([1]))
  expect(await findCalendar(db, sara.id)).toEqual(now)
  expect(await breakCalendar(db, now, 'ended')).toBe(true)
})

test('whoever has left is read no more, however loudly Google rings; what is the house’s is taken out and the calendar given up', async () => {
  const { agree, settled, connect, shown, look, standIn, sara, noor, db, admin } =
    await startCalendarWorks()
  await agree(24)
  await connect()
  await connect(noor)
  await settled()
  const account = standIn.account(sara.email)
  await admin.update(people).set({ status: 'suspended' }).where(eq(people.id, sara.id))
  await account.add('dentist', inHours(24), inHours(25))
  await settled()
  expect(await db.$count(busyTimes)).toBe(0)
  await look()
  await settled()
  expect(shown()).toEqual([])
  expect(account.shown().map(({ id }) => id)).toEqual(['dentist'])
  expect(account.channels.size).toBe(0)
  expect(standIn.consents.revoked).toHaveLength(1)
  expect(await db.select().from(googleCalendars)).toMatchObject([{ personId: noor.id }])
})

test('a viewing that Google gives up for nobody keeps nobody’s permission', async () => {
  const { agree, settled, connect, shown, look, standIn, sara, db, admin } =
    await startCalendarWorks()
  await agree(24)
  await connect()
  await settled()
  standIn.odd.add('delete', { status: 403, reason: 'forbiddenForNonOrganizer' })
  await admin.update(people).set({ status: 'suspended' }).where(eq(people.id, sara.id))
  await look()
  await settled()
  expect(shown()).toHaveLength(1)
  expect(standIn.consents.revoked).toHaveLength(1)
  expect(await db.$count(googleCalendars)).toBe(0)
})

test('a reading that fails is left to the queue, which says so and waits; once it was given up it is asked for anew', async () => {
  const { settled, connect, look, standIn, sql } = await startCalendarWorks({ isReachable: false })
  await connect()
  await settled()
  await sql`update google_calendars set read_at = now() - interval '1 hour'`
  standIn.odd.add('list', { status: 503 }, 20)
  const job = async () => {
    const [row] = await sql`select id, last_error from graphile_worker.jobs
      where task_identifier = 'read-google-calendar' and attempts < max_attempts`
    return row
  }
  await look()
  const failed = await waitFor(async () => {
    const row = await job()
    return row?.['last_error'] && row
  })
  await look()
  expect(await job()).toMatchObject(failed)
  await sql`update graphile_worker._private_jobs set attempts = max_attempts`
  await look()
  expect((await job())?.['id']).not.toBe(failed['id'])
})

test('where Google opens no channel the one before rings on, and it is not asked again at each reading', async () => {
  const works = await startCalendarWorks()
  const { settled, connect, standIn, sara, sql, db } = works
  await connect()
  await settled()
  const asked = () => standIn.seen.filter((one) => one.endsWith('/events/watch')).length
  const before = await findCalendar(db, sara.id)
  await sql`update google_calendars set channel_until = now() + interval '12 hours'`
  standIn.odd.add('watch', { status: 503 }, 5)
  const account = standIn.account(sara.email)
  for (const hours of [24, 26]) {
    await account.add(`dentist${hours}`, inHours(hours), inHours(hours + 1))
    await settled()
  }
  expect(asked()).toBe(2)
  expect(await db.$count(busyTimes)).toBe(2)
  expect((await findCalendar(db, sara.id))?.channelId).toBe(before?.channelId)
})
