import { expect, test, vi } from 'vitest'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { listQuery } from '#domain/testing/list-query.ts'
import { ARRIVAL_LIST } from '#domain/list/arrivals.ts'
import { AUDIT_LIST } from '#domain/list/audit.ts'
import { CALL_LIST } from '#domain/list/calls.ts'
import type { Condition, Filter } from '#domain/list/filter.ts'
import { LEAD_LIST } from '#domain/list/leads.ts'
import { sortable } from '#domain/list/state.ts'
import { explain } from '#tests/support/explain.ts'
import { fillHouse } from '#tests/support/at-size/fill-house.ts'
import { deskWorks } from '#tests/support/desk-works.ts'
import { duplicateWorks } from '#tests/support/duplicate-works.ts'
import { calendarWorks } from '#tests/support/google-calendar/works-at-size.ts'
import { foundCompany } from '#tests/support/company.ts'
import { lookingBack } from '#tests/support/call-works.ts'
import { inboxWorks } from '#tests/support/inbox-works.ts'
import { resoWorks } from '#tests/support/reso/reso-works.ts'
import { arrivalSource, inArrivalScope } from './arrivals/page.ts'
import { AUDIT_SOURCE } from './audit/page.ts'
import { listCallRecords } from './calls/records.ts'
import { callSource, listCalls } from './calls/page.ts'
import { findMarkedWords } from './calls/segments.ts'
import { connectPace, type PaceDb } from './client.ts'
import { findDue, findNextRing } from './clocks/ring.ts'
import { findKnown } from './contacts/known-as.ts'
import { CONTACT_SOURCE } from './contacts/page.ts'
import { listLeadRecords } from './leads/records.ts'
import { LEAD_SOURCE } from './leads/page.ts'
import { readPage } from './list/read-page.ts'
import type { ListSource } from './list/source.ts'
import { listReadWishes } from './listings/feed-reads.ts'
import { listOverstaying } from './listings/overstaying.ts'
import { LISTING_SOURCE } from './listings/page.ts'
import { readPortalListings } from './listings/portal-listings.ts'
import { searchRecords } from './search/search.ts'
import { propertySource } from './properties/page.ts'
import { listPropertyRecords } from './properties/records.ts'
import { taskSource } from './tasks/page.ts'
import { listLastNotes, listOpenLeads, listOwnListings } from './taken-along/taken-along.ts'
import { listComingViewings } from './viewings/of-lead.ts'
import { listViewingsOfAgent } from './viewings/of-agent.ts'
import { viewingSource } from './viewings/page.ts'
import { findTaken } from './viewings/slot.ts'

/** Each lays down a large house: on a busy machine that alone takes a minute. */
vi.setConfig({ testTimeout: 300_000 })

const LIMIT = 20
const SMALL = 2_000
const LARGE = 8_000
/**
 * Whether one of these is read whole or by its index, the planner may choose each time: areas, people with their calendars, teams and what waits in the queue do not
 * grow with the records, nor do ways in, nor the words of names in this house, where everybody is called alike.
 */
const SMALL_TABLES = [
  '_private_jobs',
  'areas',
  'doors',
  'google_calendars',
  'people',
  'teams',
  'search_words',
]

const LEAD = '00000000-0000-4000-8000-000000000007'

const records = (filter: Filter) => ({ filter, zone: SOME_HOUSE.zone })
const ofNobody: Condition = { column: 'owner', operator: 'is', values: [crypto.randomUUID()] }

const ofNoAgent: Condition = { ...ofNobody, column: 'agent' }

type Work = (db: PaceDb) => Promise<unknown>

/** The first page of a list in each of its orders, and in some by more columns than one. */
function ordersOf<Row extends { id: string | number }>(
  source: ListSource<Row>,
  more: readonly string[],
): Record<string, Work> {
  const { list } = source
  const works = [...sortable(list), ...more].map((sort) => {
    const query = listQuery(list, `sort=${sort}`)
    const work: Work = (db) => readPage(db, source, undefined, query, { limit: LIMIT })
    return [`${list.noun}s by ${sort}`, work] as const
  })
  return Object.fromEntries(works)
}

/** The first page of a list under each of these conditions, of much and of little. */
function narrowed<Row extends { id: string | number }>(
  source: ListSource<Row>,
  addresses: readonly string[],
): Record<string, Work> {
  const works = addresses.map((address) => {
    const query = listQuery(source.list, address)
    const work: Work = (db) => readPage(db, source, undefined, query, { limit: LIMIT })
    return [`${source.list.noun}s where ${address}`, work] as const
  })
  return Object.fromEntries(works)
}

const AUDIT_FILTERS = [
  'outcome=denied',
  'outcome=allowed',
  'person=00000000-0000-4000-8000-00000000000a',
  'action=session.start',
  'target=lead:none',
  'target.contains=7777',
  'via=service:none',
  'address=10.0.0.9',
  'trace=00000000000000000000000000000009',
  'q=nothing%20like%20it',
  'at.between=2026-01-02&at.between=2026-01-03',
]
const CONTACT_FILTERS = [
  'role=otherAgent',
  'tags=VIP',
  'language=fa',
  'kind=company',
  'doNotCall=true',
  'archived=true',
  `owner=${crypto.randomUUID()}`,
  'phone=%2B971500000000',
  'q=zzqqy',
]

/** What every list asks for, on its first page and on one from the middle of the house. */
const WORKS: Record<string, Work> = {
  ...ordersOf(LEAD_SOURCE, ['stage,-budget', 'followUp,name']),
  ...ordersOf(LISTING_SOURCE, ['status,-price', '-size,title']),
  ...ordersOf(propertySource('all'), ['bedrooms,-size']),
  ...ordersOf(viewingSource('all'), ['status,start']),
  ...narrowed(viewingSource('all'), [
    'start.between=2026-01-01&start.between=2026-01-01&status.isNot=cancelled&sort=start',
  ]),
  ...ordersOf(CONTACT_SOURCE, ['name,-created']),
  ...ordersOf(callSource('all'), ['phase,-started']),
  ...ordersOf(AUDIT_SOURCE, []),
  ...ordersOf(arrivalSource('all'), []),
  ...narrowed(arrivalSource('all'), ['state=held', 'channel=bayut', 'source=email', 'q=zzqqy']),
  'arrivals of a team': (db) =>
    readPage(
      db,
      arrivalSource('all'),
      inArrivalScope(crypto.randomUUID()),
      listQuery(ARRIVAL_LIST, 'state=held'),
      {
        limit: LIMIT,
      },
    ),
  ...ordersOf(taskSource('all'), ['-created']),
  ...inboxWorks(LIMIT),
  'own listings to share with': (db) => listOwnListings(db, crypto.randomUUID()),
  'own leads to take along': (db) => listOpenLeads(db, crypto.randomUUID()),
  'last notes to take along': (db) => listLastNotes(db, [LEAD, crypto.randomUUID()]),
  'coming viewings of a lead': (db) => listComingViewings(db, LEAD, '2026-01-01T00:00:00.000Z'),
  'what else takes a time': (db) =>
    findTaken(db, {
      agentId: crypto.randomUUID(),
      leadId: LEAD,
      listingId: crypto.randomUUID(),
      startsAt: '2026-01-01T10:00:00.000Z',
      endsAt: '2026-01-01T10:30:00.000Z',
    }),
  'what somebody shows': (db) =>
    listViewingsOfAgent(
      db,
      { agentId: crypto.randomUUID(), readable: 'all' },
      { from: '2026-01-01T10:00:00.000Z', until: '2026-01-02T10:00:00.000Z', limit: LIMIT },
    ),
  ...calendarWorks(LIMIT),
  ...duplicateWorks(LIMIT),
  'who it may be that is typed, by phone and e-mail': (db) =>
    findKnown(db, 'all', { phones: ['+971500000007'], emails: ['a@b.example'], name: null }),
  'who it may be that is typed, by a name that nobody has': (db) =>
    findKnown(db, 'all', { phones: [], emails: [], name: 'Zzqqy' }),
  'who it may be that is typed, by a name that all have': (db) =>
    findKnown(db, 'all', { phones: [], emails: [], name: 'somebody' }),
  'the words that a value rests on': (db) => findMarkedWords(db, 'call-40', 'mark-40'),
  'leads far in': (db) =>
    readPage(db, LEAD_SOURCE, undefined, listQuery(LEAD_LIST, 'sort=budget'), {
      limit: LIMIT,
      after: { key: ['1000'], id: '00000000-0000-4000-8000-000000000000' },
    }),
  'calls far in': (db) =>
    listCalls(db, 'all', listQuery(CALL_LIST, ''), {
      limit: LIMIT,
      after: { key: ['past', '2026-01-03 10:00:00+00'], id: 'c' },
    }),
  'audit far in': (db) =>
    readPage(db, AUDIT_SOURCE, undefined, listQuery(AUDIT_LIST, ''), {
      limit: LIMIT,
      after: { key: ['2026-01-03 20:00:00+00'], id: '1000' },
    }),
  'a page of a feed': async (db) => {
    for await (const _page of readPortalListings(db, 'bayut', '2026-11-23')) return
  },
  'whose permit has ended': (db) => listOverstaying(db, '2026-11-23'),
  'what a portal has read': (db) =>
    listReadWishes(db, { portal: 'bayut', sequence: 0 }, { limit: LIMIT, after: null }),
  ...narrowed(AUDIT_SOURCE, AUDIT_FILTERS),
  ...narrowed(CONTACT_SOURCE, CONTACT_FILTERS),
  'leads overdue': (db) =>
    readPage(db, LEAD_SOURCE, undefined, listQuery(LEAD_LIST, 'overdue=true&sort=due'), {
      limit: LIMIT,
    }),
  'the next clock': (db) => findNextRing(db),
  'clocks to ring': (db) => findDue(db, '2026-01-01T03:00:00.000Z', LIMIT),
  'REST leads': (db) => listLeadRecords(db, 'all', records([]), { limit: LIMIT }),
  'REST properties': (db) => listPropertyRecords(db, records([]), { limit: LIMIT }),
  'REST calls': (db) => listCallRecords(db, 'all', records([]), { limit: LIMIT }),
  ...lookingBack(LIMIT),
  'REST calls of nobody': (db) =>
    listCallRecords(db, 'all', records([ofNoAgent]), { limit: LIMIT }),
  ...deskWorks(LIMIT),
  ...resoWorks(LIMIT),
  'REST leads of nobody': (db) => listLeadRecords(db, 'all', records([ofNobody]), { limit: LIMIT }),
}

async function openHouse() {
  const { pace, db, marina, sara } = await foundCompany({ fresh: true })
  const { sql: asApp, close } = connectPace(pace.urls.pace_app, { max: 1 })
  const grow = (to: number) =>
    fillHouse(db, { marina, agent: sara.id, from: to === SMALL ? 1 : SMALL + 1, to })
  return { db, asApp, close, grow }
}

test('a page of any list looks at as many blocks in a house four times as large', async () => {
  const { asApp, close, grow } = await openHouse()
  const small: Record<string, number> = {}
  await grow(SMALL)
  for (const [name, work] of Object.entries(WORKS)) small[name] = await blocksOf(asApp, work)
  await grow(LARGE)
  for (const [name, work] of Object.entries(WORKS)) {
    const blocks = await blocksOf(asApp, work)
    // Each row of a page may lie in a block of its own.
    expect(blocks, name).toBeLessThanOrEqual((small[name] ?? 0) * 1.5 + 50)
  }
  await close()
})

test('no order of a list reads its whole table', async () => {
  const { asApp, close, grow } = await openHouse()
  await grow(LARGE)
  for (const [name, work] of Object.entries(WORKS)) {
    const read = (await explain(asApp, work)).flatMap((asked) => asked.read)
    expect(
      read.filter((table) => !SMALL_TABLES.includes(table)),
      name,
    ).toEqual([])
  }
  await close()
})

test.each(['zzqqy', 'somebody', 'sumbuddy', 'home', '1999'])(
  'a search looks at as many blocks in a house four times as large: %s',
  async (text) => {
    const { asApp, close, grow } = await openHouse()
    const search: Work = (db) => searchRecords(db, 'all', text, 8)
    await grow(SMALL)
    const small = await blocksOf(asApp, search)
    await grow(LARGE)
    expect(await blocksOf(asApp, search)).toBeLessThanOrEqual(small * 1.5 + 20)
    await close()
  },
)

async function blocksOf(asApp: Parameters<typeof explain>[0], work: Work): Promise<number> {
  const asked = await explain(asApp, work)
  return asked.reduce((sum, { blocks }) => sum + blocks, 0)
}
