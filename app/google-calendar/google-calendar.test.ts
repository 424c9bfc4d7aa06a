import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { appendEvents } from '#db/pace/events/events.ts'
import { busyTimes, googleCalendars, leads, notifications, viewings } from '#db/pace/schema.ts'
import { findAway } from '#db/pace/viewings/away.ts'
import { findViewing } from '#db/pace/viewings/page.ts'
import { insertViewing } from '#db/pace/viewings/records.ts'
import { findBusy } from '#db/pace/viewings/slot.ts'
import { eventIdOf } from '#domain/google-calendar/event.ts'
import { inHours, startCalendarWorks } from '#tests/support/google-calendar/calendar-works.ts'
import { waitFor } from '#tests/support/wait-for.ts'

type Works = Awaited<ReturnType<typeof startCalendarWorks>>
const newsOf = async ({ db }: Works) =>
  (await db.select().from(notifications).orderBy(notifications.createdAt)).map(
    ({ kind, detail }) => `${kind} ${String(Reflect.get(Object(detail), 'reason'))}`,
  )
const times = (event: Record<string, unknown> | undefined) =>
  [event?.['start'], event?.['end']].map((time) => String(Reflect.get(Object(time), 'dateTime')))

test('what is to come stands in a calendar once it is connected, moves and goes with what happens here, and names no phone', async () => {
  const works = await startCalendarWorks()
  const { agree, change, settled, connect, shown, sara, standIn } = works
  const before = await agree(24)
  expect(await connect()).toBe('connected')
  const after = await agree(30)
  await settled()
  expect(
    shown()
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual([before, after].map(({ id }) => eventIdOf(id, 0)).toSorted())
  const [event] = shown().filter(({ id }) => id === eventIdOf(before.id, 0))
  expect(event).toMatchObject({
    summary: 'Viewing: Olga Petrova',
    location: 'Marina Gate',
    status: 'tentative',
    extendedProperties: { private: { paceViewing: before.id } },
    start: { dateTime: before.startsAt, timeZone: 'Asia/Dubai' },
  })
  expect(JSON.stringify([...standIn.account(sara.email).events])).not.toContain('501234567')
  await change(before.id, { startsAt: inHours(26), endsAt: inHours(27), status: 'confirmed' })
  await change(after.id, { status: 'cancelled' })
  await settled()
  expect(shown()).toMatchObject([{ status: 'confirmed', start: { dateTime: inHours(26) } }])
  expect(works.errors).toEqual([])
})

test('a viewing that becomes a colleague’s leaves one calendar and stands in the other', async () => {
  const { agree, change, settled, connect, shown, sara, noor } = await startCalendarWorks()
  const viewing = await agree(24)
  await connect(sara)
  await connect(noor)
  await settled()
  expect([shown(sara).length, shown(noor).length]).toEqual([1, 0])
  await change(viewing.id, { agentId: noor.id })
  await settled()
  expect([shown(sara).length, shown(noor).length]).toEqual([0, 1])
  // Noor may not read the lead, so that her calendar does not name it; back with Sara it is the event that was deleted.
  expect(shown(noor)[0]?.['summary']).toBe('Viewing: Colleague’s lead · L-1')
  await change(viewing.id, { agentId: sara.id })
  await settled()
  expect(shown(sara)).toMatchObject([{ id: eventIdOf(viewing.id, 0), status: 'tentative' }])
  expect(shown(noor)).toEqual([])
})

test('of whom and what it shows the event follows the words', async () => {
  const { admin, agree, settled, connect, shown, lead } = await startCalendarWorks()
  await agree(24)
  await connect()
  await settled()
  await admin.update(leads).set({ name: 'علياء' }).where(eq(leads.id, lead.id))
  const event = { resource: 'lead' as const, key: lead.id, actor: 'person:test', documentSeq: null }
  await appendEvents(admin, [{ ...event, old: { name: 'Olga Petrova' }, new: { name: 'علياء' } }])
  await settled()
  expect(shown()).toMatchObject([{ summary: 'Viewing: علياء' }])
})

test('moved in Google it is moved here, as by its agent; a time that is taken is not, and the event is put back', async () => {
  const works = await startCalendarWorks()
  const { agree, settled, connect, shown, standIn, sara, db } = works
  const account = standIn.account(sara.email)
  const viewing = await agree(24)
  const other = await agree(40)
  await connect()
  await settled()
  const id = eventIdOf(viewing.id, 0)
  const to = (hours: number) => ({
    start: { dateTime: inHours(hours).replace('.000Z', '+00:00') },
    end: { dateTime: inHours(hours + 1).replace('.000Z', '+00:00') },
  })
  await account.change(id, to(28))
  await settled()
  expect(await findViewing(db, viewing.id)).toMatchObject({
    startsAt: inHours(28),
    endsAt: inHours(29),
    revision: 1,
  })
  expect(await newsOf(works)).toEqual([])
  await account.change(id, to(40))
  await settled()
  expect(await findViewing(db, viewing.id)).toMatchObject({ startsAt: inHours(28), revision: 1 })
  expect(times(shown().find((one) => one.id === id))).toEqual([inHours(28), inHours(29)])
  expect(await newsOf(works)).toEqual(['googleCalendar taken'])
  // All of a day is no viewing.
  await account.change(id, { start: { date: '2031-01-01' }, end: { date: '2031-01-02' } })
  await settled()
  expect(times(shown().find((one) => one.id === id))).toEqual([inHours(28), inHours(29)])
  expect(await newsOf(works)).toEqual(['googleCalendar taken', 'googleCalendar shape'])
  expect(await findViewing(db, other.id)).toMatchObject({ revision: 0 })
})

test('what is deleted in Google is asked about once and stands here as it was, until its agent says what it means', async () => {
  const works = await startCalendarWorks()
  const { agree, change, settled, connect, shown, standIn, sara, db, calendars } = works
  const viewing = await agree(24)
  await connect()
  await settled()
  const account = standIn.account(sara.email)
  await account.change(eventIdOf(viewing.id, 0), { status: 'cancelled' })
  await settled()
  await change(viewing.id, { startsAt: inHours(25), endsAt: inHours(26) })
  await account.ring('exists')
  await settled()
  expect(await newsOf(works)).toEqual(['googleCalendar removed'])
  expect(await findViewing(db, viewing.id)).toMatchObject({ status: 'pending' })
  expect(shown()).toEqual([])
  const asked = await calendars.connection.listAsked(sara.id)
  expect(asked.map(({ id, startsAt }) => [id, startsAt])).toEqual([[viewing.id, inHours(25)]])
  await calendars.connection.putBack(sara.id, viewing.id)
  await settled()
  expect(times(shown()[0])).toEqual([inHours(25), inHours(26)])
  expect(await calendars.connection.listAsked(sara.id)).toEqual([])
})

test('what was changed in Google while PACE wrote is looked at first; moved in both, what stands here holds', async () => {
  const works = await startCalendarWorks({ isReachable: false })
  const { agree, change, settled, connect, shown, standIn, sara } = works
  const viewing = await agree(24)
  await connect()
  await settled()
  const account = standIn.account(sara.email)
  const id = eventIdOf(viewing.id, 0)
  account.put({ id, colorId: '7' })
  await change(viewing.id, { startsAt: inHours(26), endsAt: inHours(27) })
  await settled()
  expect(shown()).toMatchObject([{ colorId: '7', start: { dateTime: inHours(26) } }])
  account.put({ id, start: { dateTime: inHours(50) }, end: { dateTime: inHours(51) } })
  await change(viewing.id, { startsAt: inHours(30), endsAt: inHours(31) })
  await settled()
  expect(times(shown()[0])).toEqual([inHours(30), inHours(31)])
  expect(await newsOf(works)).toEqual(['googleCalendar both'])
})

test('other events come back as times and nothing else; they take free times, change and go', async () => {
  const works = await startCalendarWorks()
  const { settled, connect, standIn, sara, db, sql, lead } = works
  const account = standIn.account(sara.email)
  account.pageSize = 2
  const put = (id: string, from: number, to: number, more = {}) =>
    account.add(id, inHours(from), inHours(to), more)
  await put('dentist', 24, 25)
  await put('standup_20261201T050000Z', 26, 27, { recurringEventId: 'standup' })
  await put('free', 28, 29, { transparency: 'transparent' })
  await put('no', 30, 31, { attendees: [{ self: true, responseStatus: 'declined' }] })
  await account.change('odd', { start: {}, end: null, summary: 7 })
  await connect()
  await settled()
  const span = { startsAt: inHours(0), endsAt: inHours(100) }
  const away = async () => (await findAway(db, sara.id, span)).map(({ startsAt }) => startsAt)
  expect(await away()).toEqual([inHours(24), inHours(26)])
  const kept = JSON.stringify([
    await db.select().from(busyTimes),
    await db.select().from(googleCalendars),
  ])
  expect(kept).not.toMatch(/Dentist|floor/)
  const slot = { agentId: sara.id, leadId: lead.id, listingId: null, ...span }
  expect((await findBusy(db, slot)).map(({ startsAt }) => startsAt)).toEqual(await away())
  await put('dentist', 34, 35)
  await account.change('standup_20261201T050000Z', { status: 'cancelled' })
  await settled()
  expect(await away()).toEqual([inHours(34)])
  // Google has forgotten what changed since: all of it is read anew.
  await sql`update google_calendars set sync_token = 'v1'`
  account.remembersFrom = 5
  await put('late', 44, 45)
  await settled()
  expect(await away()).toEqual([inHours(34), inHours(44)])
  expect(works.errors).toEqual([])
})

test('a whole reading finds by itself what was deleted or moved while nobody looked', async () => {
  const works = await startCalendarWorks({ isReachable: false })
  const { agree, settled, connect, look, standIn, sara, db, sql } = works
  const [gone, moved] = [await agree(24), await agree(30)]
  await connect()
  await settled()
  const account = standIn.account(sara.email)
  account.put({ id: eventIdOf(gone.id, 0), status: 'cancelled' })
  account.put({
    id: eventIdOf(moved.id, 0),
    start: { dateTime: inHours(33) },
    end: { dateTime: inHours(34) },
  })
  await sql`update google_calendars set sync_token = null, read_at = now() - interval '1 hour'`
  await look()
  await settled()
  expect(await newsOf(works)).toEqual(['googleCalendar removed'])
  expect(await findViewing(db, moved.id)).toMatchObject({ startsAt: inHours(33) })
})

test('odd answers make nothing twice and lose nothing: lost, slow down, out of order, an id that was used up', async () => {
  const works = await startCalendarWorks({ timeoutMs: 500 })
  const { agree, change, settled, connect, shown, standIn, sara } = works
  const { odd } = standIn
  await connect()
  await settled()
  odd.add('insert', { status: 'lost' })
  const first = await agree(24)
  await waitFor(() => odd.left() === 0)
  await settled()
  expect(shown().map(({ id }) => id)).toEqual([eventIdOf(first.id, 0)])
  odd.add('patch', { status: 403, reason: 'rateLimitExceeded', retryAfter: '1' })
  odd.add('patch', { status: 429, retryAfter: '1' })
  await change(first.id, { startsAt: inHours(25), endsAt: inHours(26) })
  await settled()
  expect(times(shown()[0])).toEqual([inHours(25), inHours(26)])
  odd.add('patch', { status: 500 })
  odd.add('patch', { status: 'silence' })
  await change(first.id, { startsAt: inHours(27), endsAt: inHours(28) })
  await settled()
  expect(times(shown()[0])).toEqual([inHours(27), inHours(28)])
  const lost = crypto.randomUUID()
  standIn.account(sara.email).lost.add(eventIdOf(lost, 0))
  const held = { leadId: null, listingId: null, agentId: sara.id, teamId: sara.teamId }
  const at = { startsAt: inHours(60), endsAt: inHours(61) }
  await insertViewing(works.db, { id: lost, ...held, ...at }, 'person:test')
  await settled()
  expect(shown().map(({ id }) => id)).toContain(eventIdOf(lost, 1))
})

test('a viewing that is made a whole day in Google is put back at its time', async () => {
  const { agree, settled, connect, shown, standIn, sara } = await startCalendarWorks()
  const viewing = await agree(24)
  await connect()
  await settled()
  const [event] = shown()
  const day = viewing.startsAt.slice(0, 10)
  const whole = { start: { date: day }, end: { date: day } }
  await standIn.account(sara.email).change(event?.id ?? '', whole)
  await settled()
  expect(shown()[0]?.start).toMatchObject({ dateTime: viewing.startsAt })
  expect(shown()[0]?.start).not.toHaveProperty('date')
})

test('what was deleted in Google once it was over stays deleted, whatever becomes of it here', async () => {
  const { agree, change, settled, connect, shown, standIn, sara, admin, db } =
    await startCalendarWorks()
  const viewing = await agree(24)
  await connect()
  await settled()
  const [event] = shown()
  const past = { startsAt: inHours(-3), endsAt: inHours(-2) }
  await admin.update(viewings).set(past).where(eq(viewings.id, viewing.id))
  await standIn.account(sara.email).change(event?.id ?? '', { status: 'cancelled' })
  await settled()
  await change(viewing.id, { status: 'attended' })
  await settled()
  expect(shown()).toEqual([])
  expect(await db.$count(notifications)).toBe(0)
})
