import { eq, sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { explain } from '#tests/support/explain.ts'
import { connectPace } from '../client.ts'
import { listMatchingLeads } from '../matching/for-listing.ts'
import { listMatchingListings } from '../matching/for-lead.ts'
import { entityEvents, leads, shortlistHomes, unsuitedHomes } from '../schema.ts'
import { insertShortlist, MOST_SHORTLISTS } from './make.ts'
import { readShortlistSteps } from '../leads/timeline.ts'
import { listContactTimeline } from '../related/contact-timeline.ts'
import { STEPS } from './steps.ts'
import { findHost, listHomes, noteOpened, openShortlist } from './open.ts'
import { listUnsuited, markUnsuited } from './unsuited.ts'

const COUNT = 4_000
const NOW = new Date('2026-12-07T08:00:00.000Z')
const TODAY = '2026-12-07'
const BY = { actor: 'person:test' }
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

const timelineOf = (contactId: string) =>
  ({ contactId, scope: 'all', limit: 20, after: null }) as const

/** So many leads with a shortlist of a listing each that is not for them. */
async function manyShortlists() {
  const company = await foundCompany()
  const { db, sara } = company
  const id = sql`('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid`
  const numbers = sql`generate_series(1, ${COUNT}::int) n`
  await db.execute(sql`insert into leads (id, reference, stage, owner_id, team_id, intent)
    select ${id}, 'L-' || (100000 + n), 'new', ${sara.id}, ${sara.teamId}, 'buy' from ${numbers}`)
  await db.execute(sql`insert into listings (id, reference, status, team_id, purpose, permit_number)
    select ${id}, 'S-' || (100000 + n), 'available', ${sara.teamId}, 'sale', '7' from ${numbers}`)
  await db.execute(sql`insert into shortlists (id, lead_id, person_id, language, greeting, key_hash, ends_at)
    select ${id}, ${id}, ${sara.id}, 'en', '', n::text, now() + interval '1 day' from ${numbers}`)
  await db.execute(sql`insert into shortlist_homes (shortlist_id, listing_id, position, answer, answered_at)
    select ${id}, ${id}, 0, 'no', now() from ${numbers}`)
  await db.execute(sql`insert into unsuited_homes (lead_id, listing_id, said_by, said_at)
    select ${id}, ${id}, 'service:shortlist', now() from ${numbers}`)
  await db.execute(sql`vacuum analyze leads, listings, shortlists, shortlist_homes, unsuited_homes`)
  return company
}

test('a shortlist, those of a lead, and what is not for it are found by their indexes, however many there are', async () => {
  const { pace, db, sara } = await manyShortlists()
  const client = connectPace(pace.urls.pace_app, { max: 2 })
  onTestFinished(client.close)
  const one = { leadId: idOf(7), personId: sara.id }
  for (const work of [
    (tx: typeof db) => openShortlist(tx, '7', NOW),
    (tx: typeof db) => openShortlist(tx, 'x', NOW),
    (tx: typeof db) => listHomes(tx, idOf(7), TODAY),
    (tx: typeof db) => findHost(tx, one),
    (tx: typeof db) => readShortlistSteps(tx, { where: eq(STEPS.leadId, idOf(7)), limit: 20 }),
    (tx: typeof db) => listContactTimeline(tx, { ...timelineOf(idOf(7)), show: ['shortlists'] }),
    (tx: typeof db) => listUnsuited(tx, 'all', idOf(7), 20),
    (tx: typeof db) => noteOpened(tx, { id: idOf(7), ...one }, NOW),
  ]) {
    const read = (await explain(client.sql, work)).flatMap((plan) => plan.read)
    for (const table of ['shortlists', 'shortlist_homes', 'unsuited_homes', 'leads', 'listings'])
      expect(read).not.toContain(table)
  }
})

test('what is not for a lead is offered to it no more, from either side, until it is put back', async () => {
  const { db, addLead, addListing, marina } = await foundCompany()
  const leadId = await addLead({ intent: 'buy' })
  const [home, second] = [await addListing(), await addListing()]
  const asked = { intent: 'buy', areas: [], bedrooms: 2, budgetMin: null, budgetMax: null }
  const offered = async () => {
    const wanted = { ...asked, propertyType: null, id: leadId }
    return (await listMatchingListings(db, 'all', wanted, 9)).map(({ id }) => id).toSorted()
  }
  const seekers = async () => {
    const flat = { purpose: 'sale', area: null, bedrooms: null, price: null, propertyType: null }
    return (await listMatchingLeads(db, 'all', { ...flat, id: home }, 9)).map(({ id }) => id)
  }
  const both = [home, second].toSorted()
  expect([await offered(), await seekers()]).toEqual([both, [leadId]])
  const said = { leadId, listingId: home, saidBy: 'person:x', now: NOW }
  await markUnsuited(db, said, true)
  await markUnsuited(db, said, true)
  expect([await offered(), await seekers()]).toEqual([[second], []])
  expect(await listUnsuited(db, 'all', leadId, 9)).toMatchObject([{ id: home, saidBy: 'person:x' }])
  const elsewhere = { teamId: crypto.randomUUID(), personId: marina }
  expect(await listUnsuited(db, elsewhere, leadId, 9)).toEqual([])
  await markUnsuited(db, said, false)
  expect([await offered(), await seekers()]).toEqual([both, [leadId]])
  expect(await db.$count(entityEvents, eq(entityEvents.key, leadId))).toBe(2)
})

test('only what its maker sees and what may be advertised is put on one; a lead has so many and no more', async () => {
  const { db, sara, marina, downtown, addLead, addListing } = await foundCompany()
  const leadId = await addLead({ ownerId: sara.id })
  const permit = { permitNumber: '7100' }
  const good = await addListing(permit)
  const rest = { leadId, personId: sara.id, language: 'en', greeting: '' } as const
  const scope = { teamId: marina, personId: sara.id }
  let made = 0
  const make = (homes: string[]) =>
    insertShortlist(
      db,
      { ...rest, homes, keyHash: String((made += 1)), endsAt: NOW.toISOString() },
      { scope, today: TODAY, by: BY },
    )
  for (const wrong of [
    await addListing(),
    await addListing({ ...permit, teamId: downtown }),
    await addListing({ ...permit, status: 'sold' }),
    await addListing({ ...permit, permitEndsOn: '2026-12-06' }),
    crypto.randomUUID(),
  ])
    await expect(make([good, wrong])).rejects.toMatchObject({ code: 'conflict' })
  expect(await db.$count(shortlistHomes)).toBe(0)
  for (let count = 0; count < MOST_SHORTLISTS; count += 1) await make([good])
  await expect(make([good])).rejects.toMatchObject({ code: 'tooMany' })
  await db.delete(leads).where(eq(leads.id, leadId))
  expect([await db.$count(shortlistHomes), await db.$count(unsuitedHomes)]).toEqual([0, 0])
})
