import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { moveRows, moveRowsBack } from '../contacts/merges.ts'
import { listDeskRows } from '../desk/next-rows.ts'
import { leads, listings, newMatches, people } from '../schema.ts'
import { setUnsuited } from '../shortlists/unsuited.ts'
import { forgetOldMatches, noteNewMatches, seeMatches } from './new-matches.ts'

const NOW = new Date('2026-03-10T08:00:00.000Z')
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)
/** Worked on, and with a next step far ahead: nothing else brings it to a desk. */
const WORKED = {
  stage: 'contacted',
  firstContactedAt: '2026-03-01T08:00:00.000Z',
  dueAt: '2026-05-01T08:00:00.000Z',
  nextFollowUpAt: '2026-05-01T08:00:00.000Z',
}
const WANTS = { intent: 'buy', areas: ['marina'], bedrooms: 2, budgetMax: 2_000_000 }

async function openHouse() {
  const company = await foundCompany()
  const { db, sara, noor, marina, downtown, addLead } = company
  const addWanting = (more: Parameters<typeof addLead>[0] = {}) =>
    addLead({ ownerId: sara.id, ...WORKED, ...WANTS, ...more })
  const deskOf = async (person: { id: string; teamId: string }) => {
    const { id: personId, teamId } = person
    const whose = { personId, teamId, scope: { personId, teamId, wholeTeam: false } }
    const moment = { now: later(1).toISOString(), endOfToday: later(12).toISOString() }
    const { items } = await listDeskRows(db, whose, moment, 30)
    return items.flatMap((item) => (item.kind === 'match' ? [item] : []))
  }
  const forWhom = async () => (await db.select().from(newMatches)).map(({ leadId }) => leadId)
  return { ...company, sara, noor, marina, downtown, addWanting, deskOf, forWhom }
}

test('a home that comes is news to the leads of its team that ask for just this, and to nobody else', async () => {
  const { db, noor, downtown, addWanting, addListing, forWhom } = await openHouse()
  const fits = await addWanting({ name: 'Fits' })
  const openRooms = await addWanting({ bedrooms: null, budgetMax: null })
  for (const other of [
    { areas: [] },
    { areas: ['downtown'] },
    { bedrooms: 3 },
    { budgetMax: 1_999_999 },
    { intent: 'rent' },
    { intent: null },
    { propertyType: 'villa' },
    { stage: 'lost' },
    { archivedAt: NOW.toISOString() },
    { ownerId: null },
    { ownerId: noor.id, teamId: downtown },
  ])
    await addWanting(other)
  const refused = await addWanting()
  const home = await addListing({ propertyType: 'apartment' })
  await setUnsuited(db, { leadId: refused, listingId: home, saidBy: 'person:x', now: NOW }, true)
  expect(await noteNewMatches(db, home, NOW)).toBe(2)
  expect((await forWhom()).toSorted()).toEqual([fits, openRooms].toSorted())
})

test.each([
  { status: 'draft' },
  { status: 'underOffer' },
  { archivedAt: NOW.toISOString() },
  { price: null },
  { area: null },
  { teamId: null },
])('a home that cannot be offered is news to nobody: %j', async (home) => {
  const { db, addWanting, addListing } = await openHouse()
  await addWanting()
  expect(await noteNewMatches(db, await addListing(home), NOW)).toBe(0)
})

test('on its owner’s desk a lead stands once, with the home that came last and how many; looked at, it leaves', async () => {
  const { db, sara, noor, marina, addWanting, addListing, deskOf } = await openHouse()
  const lead = await addWanting({ name: 'Olga' })
  await noteNewMatches(db, await addListing({ building: 'Marina Gate 1' }), NOW)
  const second = await addListing({ building: 'Marina Gate 2' })
  await noteNewMatches(db, second, later(0.5))
  // The same home once more, cheaper: no other home.
  await noteNewMatches(db, second, later(0.6))
  const [row, ...others] = await deskOf(sara)
  expect(others).toEqual([])
  expect(row).toMatchObject({
    id: lead,
    lead: { name: 'Olga' },
    listingId: second,
    home: 'Marina Gate 2, Dubai Marina',
    homes: 2,
    since: later(0.6).toISOString(),
  })
  const until = later(0.6).toISOString()
  await seeMatches(db, { leadId: lead, personId: noor.id, until })
  // A page that was loaded before it came.
  await seeMatches(db, { leadId: lead, personId: sara.id, until: later(0.5).toISOString() })
  expect(await deskOf(sara)).toHaveLength(1)
  await seeMatches(db, { leadId: lead, personId: sara.id, until })
  expect(await deskOf(sara)).toEqual([])
  await noteNewMatches(db, await addListing({ teamId: marina }), later(0.7))
  expect(await deskOf(sara)).toMatchObject([{ homes: 1 }])
})

test('a row stands for its homes: a cheaper one counts once, and it leaves with the last that is to be had', async () => {
  const { db, sara, addWanting, addListing, deskOf } = await openHouse()
  const lead = await addWanting()
  const [first, second] = [await addListing(), await addListing()]
  await noteNewMatches(db, first, NOW)
  await noteNewMatches(db, second, later(0.1))
  await noteNewMatches(db, first, later(0.2))
  expect(await deskOf(sara)).toMatchObject([{ id: lead, homes: 2, listingId: first }])
  await db.update(listings).set({ status: 'sold' }).where(eq(listings.id, first))
  const since = later(0.1).toISOString()
  expect(await deskOf(sara)).toMatchObject([{ id: lead, homes: 1, listingId: second, since }])
  await setUnsuited(db, { leadId: lead, listingId: second, saidBy: 'person:x', now: NOW }, true)
  expect(await deskOf(sara)).toEqual([])
  await db.update(listings).set({ status: 'available' })
  expect(await deskOf(sara)).toMatchObject([{ homes: 1, listingId: first }])
  // What was there when its person looked is seen; what came behind is not.
  await seeMatches(db, { leadId: lead, personId: sara.id, until: later(0.1).toISOString() })
  expect(await deskOf(sara)).toMatchObject([{ homes: 1, listingId: first }])
})

test('of a lead that becomes part of another the news are the other’s, and its person’s; taken back they go back', async () => {
  const { db, sara, addWanting, addListing, deskOf } = await openHouse()
  const omar = { id: crypto.randomUUID(), name: 'Omar', email: 'omar@x.test', teamId: sara.teamId }
  await db.insert(people).values(omar)
  const [stays, goes] = [await addWanting(), await addWanting({ ownerId: omar.id })]
  const both = await addListing()
  await noteNewMatches(db, both, NOW)
  const fitsOne = await addListing()
  await noteNewMatches(db, fitsOne, later(0.1))
  await seeMatches(db, { leadId: stays, personId: sara.id, until: later(0.1).toISOString() })
  await noteNewMatches(db, both, later(0.2))
  expect(await deskOf(omar)).toMatchObject([{ homes: 2 }])
  const rows = await moveRows(db, 'lead', { from: goes, to: stays })
  expect(rows['new_matches']).toEqual([fitsOne])
  expect(await deskOf(sara)).toMatchObject([{ id: stays, homes: 2 }])
  await moveRowsBack(db, 'lead', { from: stays, to: goes, rows })
  expect(await deskOf(sara)).toMatchObject([{ id: stays, homes: 1 }])
  expect(await deskOf(omar)).toMatchObject([{ id: goes, homes: 2 }])
})

test('news go with the lead to whoever gets it, and leave with the home, with the lead and with time', async () => {
  const { db, sara, addWanting, addListing, deskOf } = await openHouse()
  const omar = { id: crypto.randomUUID(), name: 'Omar', email: 'omar@x.test', teamId: sara.teamId }
  await db.insert(people).values(omar)
  const lead = await addWanting()
  const home = await addListing()
  await noteNewMatches(db, home, NOW)
  await db.update(leads).set({ ownerId: omar.id }).where(eq(leads.id, lead))
  expect(await deskOf(sara)).toEqual([])
  expect(await deskOf(omar)).toHaveLength(1)
  await db.update(listings).set({ status: 'sold' })
  expect(await deskOf(omar)).toEqual([])
  await db.update(listings).set({ status: 'available' })
  await db.update(leads).set({ stage: 'won' })
  expect(await deskOf(omar)).toEqual([])
  await forgetOldMatches(db, later(14 * 24 - 1))
  expect(await db.$count(newMatches)).toBe(1)
  await forgetOldMatches(db, later(14 * 24 + 1))
  expect(await db.$count(newMatches)).toBe(0)
})

test('what is paid a month is compared by the year, and one home is news to ten of one person’s leads at most', async () => {
  const { db, addWanting, addListing, forWhom } = await openHouse()
  const rents = { intent: 'rent', budgetMax: 100_000 }
  const aYear = await addWanting(rents)
  const aMonth = await addWanting({ intent: 'rent', budgetMax: 8_000, budgetPeriod: 'month' })
  const flat = { purpose: 'rent', price: 8_000, rentPeriod: 'month' }
  expect(await noteNewMatches(db, await addListing({ ...flat, price: 9_000 }), NOW)).toBe(0)
  await noteNewMatches(db, await addListing(flat), NOW)
  expect((await forWhom()).toSorted()).toEqual([aYear, aMonth].toSorted())
  for (let at = 0; at < 11; at += 1) await addWanting(rents)
  expect(await noteNewMatches(db, await addListing(flat), later(1))).toBe(10)
})

test('whose a lead is no more, and for whom a home is not, is no row, whatever was written down', async () => {
  const { db, sara, noor, addWanting, addListing, deskOf } = await openHouse()
  const lead = await addWanting()
  const home = await addListing()
  await noteNewMatches(db, home, NOW)
  await setUnsuited(db, { leadId: lead, listingId: home, saidBy: 'person:x', now: NOW }, true)
  expect(await deskOf(sara)).toEqual([])
  await setUnsuited(db, { leadId: lead, listingId: home, saidBy: 'person:x', now: NOW }, false)
  expect(await deskOf(sara)).toHaveLength(1)
  await db.update(newMatches).set({ ownerId: noor.id })
  expect(await deskOf(noor)).toEqual([])
})
