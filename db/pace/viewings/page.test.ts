import { expect, test } from 'vitest'
import { sortable } from '#domain/list/state.ts'
import { VIEWING_LIST } from '#domain/list/viewings.ts'
import { listQuery } from '#domain/testing/list-query.ts'
import { foundCompany } from '#tests/support/company.ts'
import { readPages } from '#tests/support/read-pages.ts'
import { listEvents } from '../events/events.ts'
import type { InstantCursor } from '../query/keyset.ts'
import type { PaceDb } from '../client.ts'
import type { LeadScope } from '../leads/records.ts'
import type { ListCursor } from '../list/order.ts'
import { readPage } from '../list/read-page.ts'
import { inScope, type Scope } from '../query/scope.ts'
import { viewings } from '../schema.ts'
import { insertViewing, listViewingRecords } from './records.ts'
import { findViewing, setViewingOutcome, viewingSource } from './page.ts'

const at = (hour: number, day = '2026-03-01') => `${day}T${hour}:00:00.000Z`
const ANY = { filter: [], zone: 'Asia/Dubai', readable: 'all' } as const
const BY = { kind: 'person', id: 'sara', role: 'agent', teamId: null } as const

test('a list opens with what comes from this morning on; a day holds its beginning and not its end', async () => {
  const { db, sara } = await foundCompany()
  await db.insert(viewings).values([10, 11, 12, 13].map((hour) => viewing(sara, hour)))
  await db.insert(viewings).values(viewing(sara, 10, '2026-03-02'))
  const starts = async (address: string) => (await read(db, address)).map((row) => row.startsAt)
  const day = [10, 11, 12, 13].map((hour) => at(hour))
  expect(await starts('')).toEqual([])
  expect(await starts('start=2026-03-01&sort=start')).toEqual(day)
  expect(await starts('start=2026-03-01&sort=-start')).toEqual(day.toReversed())
})

test('a viewing is shown with its lead and its home, and found by them', async () => {
  const { db, sara, addLead, addListing } = await foundCompany()
  const leadId = await addLead({ name: 'Olga' })
  const listingId = await addListing({ title: 'Two beds', unit: '4102' })
  await db.insert(viewings).values([{ ...viewing(sara, 10), leadId, listingId }, viewing(sara, 11)])
  const row = { leadName: 'Olga', listingTitle: 'Two beds', unit: '4102', area: 'marina' }
  for (const found of ['lead.contains=olga', 'listing.contains=two', 'area=marina']) {
    expect(await read(db, found), found).toMatchObject([row])
  }
  expect(await read(db, 'area.empty=')).toHaveLength(1)
  expect(await read(db, 'lead.empty=')).toHaveLength(1)
})

test("an agent sees the team's viewings and the agent's own, over both lists", async () => {
  const { db, sara, noor, marina, downtown } = await foundCompany()
  await db.insert(viewings).values([
    { ...viewing(sara, 10), teamId: downtown },
    { ...viewing(noor, 11), teamId: marina },
    { ...viewing(noor, 12), teamId: downtown },
  ])
  const scope = { personId: sara.id, teamId: marina }
  const shown = await read(db, 'sort=start', { ...scope, wholeTeam: false }, scope)
  const { rows } = await listViewingRecords(db, scope, ANY, { limit: 9 })
  expect(shown.map((row) => row.startsAt)).toEqual([at(10), at(11)])
  expect(rows.map((row) => row.id)).toEqual(shown.map((row) => row.id))
})

test('a viewing of a colleague’s lead names nobody, and no name finds it', async () => {
  const { db, sara, noor, marina, addLead } = await foundCompany()
  const hidden = await addLead({ ownerId: noor.id, name: 'Olga' })
  const own = await addLead({ ownerId: sara.id, name: 'Ivan' })
  await db.insert(viewings).values([
    { ...viewing(noor, 10), teamId: marina, leadId: hidden },
    { ...viewing(noor, 11), teamId: marina, leadId: own },
    { ...viewing(noor, 12), teamId: marina },
  ])
  const readable = { personId: sara.id, teamId: marina, wholeTeam: false }
  expect(await read(db, 'sort=start', readable)).toMatchObject([
    { leadId: hidden, leadName: null, mayOpenLead: false },
    { leadId: own, leadName: 'Ivan', mayOpenLead: true },
    { leadId: null, leadName: null, mayOpenLead: false },
  ])
  expect(await read(db, 'lead.contains=olga', readable)).toEqual([])
  expect(await read(db, 'lead.contains=ivan', readable)).toHaveLength(1)
  const asked = { ...ANY, filter: listQuery(VIEWING_LIST, 'lead.contains=olga').filter, readable }
  expect((await listViewingRecords(db, 'all', asked, { limit: 9 })).rows).toEqual([])
})

test.each(sortable(VIEWING_LIST))(
  'no viewing is left out of the pages that follow, by %s',
  async (sort) => {
    const { db, sara } = await foundCompany()
    const hours = [10, 11, 11, 11, 12, 12, 13]
    await db.insert(viewings).values(hours.map((hour) => viewing(sara, hour)))
    const query = listQuery(VIEWING_LIST, `sort=${sort}`)
    const paged = await readPages((after?: ListCursor) =>
      readPage(db, viewingSource('all'), undefined, query, { limit: 2, after }),
    )
    expect(paged).toEqual(await read(db, `sort=${sort}`))
    expect(new Set(paged.map(({ id }) => id)).size).toBe(hours.length)
  },
)

test('pages of viewings leave out none of those that begin together', async () => {
  const { db, sara } = await foundCompany()
  await db.insert(viewings).values([10, 11, 11, 11, 12].map((hour) => viewing(sara, hour)))
  const rows = await readPages((after?: InstantCursor) =>
    listViewingRecords(db, 'all', ANY, { limit: 2, after }),
  )
  expect(new Set(rows.map((row) => row.id)).size).toBe(5)
})

test('an agreed viewing and what became of it are told to the log', async () => {
  const { db, sara } = await foundCompany()
  const agreed = { leadId: null, listingId: null, teamId: null, ...viewing(sara, 10) }
  const { viewing: made } = await insertViewing(db, agreed, 'service:website')
  await setViewingOutcome(db, made, { status: 'attended', actor: BY })
  expect(await findViewing(db, made.id)).toMatchObject({ status: 'attended' })
  expect(await listEvents(db, 0, 9)).toMatchObject([
    { resource: 'viewing', key: made.id, new: { startsAt: at(10) }, actor: 'service:website' },
    { old: { status: 'pending' }, new: { status: 'attended' }, actor: 'person:sara' },
  ])
})

async function read(
  db: PaceDb,
  address: string,
  readable: LeadScope = 'all',
  scope: Scope = 'all',
) {
  const query = listQuery(VIEWING_LIST, address)
  const within = inScope(scope, { team: viewings.teamId, owner: viewings.agentId })
  return (await readPage(db, viewingSource(readable), within, query, { limit: 9 })).rows
}

function viewing(agent: { id: string }, hour: number, day = '2026-03-01') {
  return { agentId: agent.id, startsAt: at(hour, day), endsAt: at(hour + 1, day) }
}
