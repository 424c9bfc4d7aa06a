import { getRequestListener } from '@hono/node-server'
import { eq } from 'drizzle-orm'
import ICAL from 'ical.js'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import {
  findCalendarFeed,
  renewCalendarFeed,
  revokeCalendarFeed,
} from '#db/pace/viewings/calendar-feeds.ts'
import { auditLog, calendarFeeds, leads, listings, people, teams } from '#db/pace/schema.ts'
import { setViewingOutcome } from '#db/pace/viewings/page.ts'
import { changeViewing, insertViewing } from '#db/pace/viewings/records.ts'
import { createSecret, hashSecret } from '#service/identity/secret.ts'
import { createTestApi } from '#tests/support/test-api.ts'

const BY = { actor: 'person:test', via: 'pages' }
const HOUR_MS = 3_600_000

/** An agent with a calendar over real HTTP, a colleague, and what there is to be shown. */
async function openCalendar() {
  const { api, db } = await createTestApi({ scale: 0 })
  const id = () => crypto.randomUUID()
  const team = { id: id(), name: 'Marina' }
  const role = 'agent' as const
  const person = (name: string) => ({ id: id(), name, email: `${name}@pace.demo`, role })
  const [sara, noor] = [person('sara'), person('noor')]
  await db.insert(teams).values(team)
  await db.insert(people).values([sara, noor].map((one) => ({ ...one, teamId: team.id })))
  const server = createServer(getRequestListener(api.fetch, { overrideGlobalObjects: false }))
  await new Promise<void>((resolve) => server.listen(0, resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const renew = async () => {
    const secret = createSecret()
    const change = { personId: sara.id, by: BY, now: new Date() }
    await renewCalendarFeed(db, { ...change, keyHash: hashSecret(secret) })
    return `http://127.0.0.1:${port}/calendars/${secret}.ics`
  }
  const addLead = async (name: string, ownerId: string) => {
    const lead = { id: id(), reference: `L-${name.length}${ownerId.slice(0, 4)}`, stage: 'new' }
    await db.insert(leads).values({ ...lead, name, ownerId, teamId: team.id })
    return lead
  }
  const agree = async (leadId: string | null, more: { hours?: number; title?: string } = {}) => {
    const start = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS + (more.hours ?? 24) * HOUR_MS
    const listing = { id: id(), reference: `P-${more.title?.length ?? 0}-${start}` }
    const home = { title: more.title ?? 'Two beds', status: 'available', teamId: team.id }
    await db.insert(listings).values({ ...listing, ...home })
    const times = {
      startsAt: new Date(start).toISOString(),
      endsAt: new Date(start + HOUR_MS / 2).toISOString(),
    }
    const held = { leadId, listingId: listing.id, agentId: sara.id, teamId: team.id }
    return (await insertViewing(db, { ...held, ...times }, 'person:test')).viewing
  }
  return { db, sara, noor, port, renew, addLead, agree }
}

/** As a calendar reads it: by a parser that takes nothing that RFC 5545 does not. */
async function subscribe(address: string, headers: Record<string, string> = {}) {
  const response = await fetch(address, { headers })
  const text = await response.text()
  if (response.status !== 200) return { response, text, events: [] }
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  const events = calendar.getAllSubcomponents('vevent').map((each) => {
    const event = new ICAL.Event(each)
    return {
      uid: event.uid,
      sequence: event.sequence,
      summary: event.summary,
      location: event.location,
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      status: each.getFirstPropertyValue('status'),
      url: each.getFirstPropertyValue('url'),
    }
  })
  return { response, text, events }
}

test('a calendar reads an agent’s viewings whatever their texts hold, and has the same bytes answered with 304', async () => {
  const { renew, addLead, agree, sara, db } = await openCalendar()
  const name = 'O’Brien; "علياء", \\n 😀\u200f'
  const lead = await addLead(name, sara.id)
  const title = `شقة, غرفتان; ${'ط'.repeat(3_000)}`
  const viewing = await agree(lead.id, { title })
  const address = await renew()
  const { response, text, events } = await subscribe(address)
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(events).toEqual([
    {
      uid: `viewing-${viewing.id}@pace`,
      sequence: 0,
      summary: `Viewing: ${name}`,
      location: title,
      start: viewing.startsAt,
      end: viewing.endsAt,
      status: 'TENTATIVE',
      url: `http://localhost:3000/leads/${lead.id}`,
    },
  ])
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const etag = response.headers.get('etag') ?? ''
  expect((await subscribe(address, { 'if-none-match': etag })).response.status).toBe(304)
  await db.update(people).set({ language: 'ar' }).where(eq(people.id, sara.id))
  const inArabic = await subscribe(address, { 'if-none-match': etag })
  expect(inArabic.events).toMatchObject([{ summary: `معاينة: ${name}` }])
})

test('what is moved or called off keeps its name and counts on; what is said of it changes nothing', async () => {
  const { renew, addLead, agree, sara, db } = await openCalendar()
  const lead = await addLead('Olga', sara.id)
  const made = await agree(lead.id)
  const address = await renew()
  const change = { onlyAsRead: false, actor: 'person:test' }
  const later = (at: string) => new Date(Date.parse(at) + HOUR_MS).toISOString()
  const moved = { startsAt: later(made.startsAt), endsAt: later(made.endsAt) }
  const viewing = await changeViewing(db, made, { patch: moved, ...change })
  if (!viewing) throw new Error('It is there.')
  expect((await subscribe(address)).events).toMatchObject([
    { uid: `viewing-${made.id}@pace`, sequence: 1, start: moved.startsAt, end: moved.endsAt },
  ])
  await changeViewing(db, viewing, { patch: { feedback: 'Too dark' }, ...change })
  await setViewingOutcome(db, viewing, {
    status: 'cancelled',
    actor: { kind: 'person', id: sara.id, role: 'agent', teamId: null },
  })
  const { events, text } = await subscribe(address)
  expect(events).toMatchObject([
    { uid: `viewing-${made.id}@pace`, sequence: 2, status: 'CANCELLED' },
  ])
  expect(text).not.toContain('Too dark')
})

test('a lead that a colleague has taken over is not named, and nobody else’s viewings are there', async () => {
  const { renew, addLead, agree, sara, noor, db } = await openCalendar()
  const mine = await agree((await addLead('Olga', sara.id)).id)
  const lead = await addLead('Secret Person', noor.id)
  await agree(lead.id, { hours: 26 })
  const others = await agree((await addLead('Ivan', noor.id)).id, { hours: 28 })
  await changeViewing(db, others, {
    patch: { agentId: noor.id },
    onlyAsRead: false,
    actor: 'person:test',
  })
  const { events, text } = await subscribe(await renew())
  expect(events.map(({ summary }) => summary)).toEqual([
    'Viewing: Olga',
    `Viewing: Colleague’s lead · ${lead.reference}`,
  ])
  expect(events.map(({ url }) => String(url).split('/').at(-2))).toEqual([
    'leads',
    'localhost:3000',
  ])
  expect(text).not.toMatch(/Secret|Ivan/)
  expect(mine.id).not.toBe(others.id)
})

test('an address that was renewed or revoked is gone, one that never was is not found, and a secret is stored nowhere', async () => {
  const { renew, sara, db, port } = await openCalendar()
  const first = await renew()
  expect((await subscribe(first)).response.status).toBe(200)
  const second = await renew()
  const gone = await subscribe(first)
  expect([gone.response.status, gone.response.headers.get('cache-control')]).toEqual([
    410,
    'private, no-cache',
  ])
  expect(gone.text).toMatch(/revoked/)
  expect((await subscribe(second)).response.status).toBe(200)
  expect(await findCalendarFeed(db, sara.id)).toMatchObject({ readAt: expect.any(String) })
  const change = { personId: sara.id, by: BY, now: new Date() }
  expect(await revokeCalendarFeed(db, change)).toBe(true)
  expect(await revokeCalendarFeed(db, change)).toBe(false)
  expect((await subscribe(second)).response.status).toBe(410)
  for (const name of [`${createSecret()}.ics`, 'x.ics', '%00.ics', `${'a'.repeat(5_000)}.ics`]) {
    const { response } = await subscribe(`http://127.0.0.1:${port}/calendars/${name}`)
    expect(response.status, name.slice(0, 20)).toBe(404)
  }
  const kept = JSON.stringify([
    await db.select().from(calendarFeeds),
    await db.select().from(auditLog),
  ])
  for (const address of [first, second]) expect(kept).not.toContain(address.slice(-47, -4))
  const told = await db
    .select({ action: auditLog.action })
    .from(auditLog)
    .orderBy(auditLog.sequence)
  expect(
    told.map(({ action }) => action).filter((action) => action.startsWith('calendarFeed')),
  ).toEqual(['calendarFeed.renew', 'calendarFeed.renew', 'calendarFeed.revoke'])
})

test('whoever was suspended has no calendar any more', async () => {
  const { renew, sara, db } = await openCalendar()
  const address = await renew()
  await db.update(people).set({ status: 'suspended' }).where(eq(people.id, sara.id))
  expect((await subscribe(address)).response.status).toBe(404)
})

test('of two new addresses at once one holds', async () => {
  const { renew, db } = await openCalendar()
  const addresses = await Promise.all([renew(), renew(), renew()])
  const answers = await Promise.all(addresses.map((address) => subscribe(address)))
  expect(answers.map(({ response }) => response.status).toSorted((a, b) => a - b)).toEqual([
    200, 410, 410,
  ])
  expect(await db.$count(calendarFeeds)).toBe(3)
})

test('a calendar that comes back all the time is told to wait', async () => {
  const { renew } = await openCalendar()
  const address = await renew()
  const answers = await Promise.all(Array.from({ length: 31 }, () => subscribe(address)))
  const statuses = answers.map(({ response }) => response.status).toSorted((a, b) => a - b)
  expect(statuses).toEqual([...Array.from({ length: 30 }, () => 200), 429])
})
