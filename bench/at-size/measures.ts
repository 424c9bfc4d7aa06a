import { listRelatedCalls, listCalls } from '#db/pace/calls/page.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { listContacts } from '#db/pace/contacts/page.ts'
import { listDeskRows } from '#db/pace/desk/next-rows.ts'
import { listDeskCards } from '#db/pace/views/desk.ts'
import { findLeadRecord } from '#db/pace/leads/records.ts'
import { LEAD_SOURCE } from '#db/pace/leads/page.ts'
import { inLeadScope } from '#db/pace/leads/records.ts'
import { findListing } from '#db/pace/listings/page.ts'
import { listMatchingLeads, listSimilarListings } from '#db/pace/matching/for-listing.ts'
import { listMatchingListings } from '#db/pace/matching/for-lead.ts'
import { searchRecords } from '#db/pace/search/search.ts'
import { listLeadTimeline } from '#db/pace/related/lead-timeline.ts'
import { readViewRecords } from '#db/pace/views/rows.ts'
import { CALL_LIST } from '#domain/list/calls.ts'
import { CONTACT_LIST } from '#domain/list/contacts.ts'
import { listQuery } from '#domain/testing/list-query.ts'
import { firstPage } from './lists.ts'
import type { Measure } from './measure.ts'

export const idOf = (kind: number, number: number) =>
  `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
const AGENT = { personId: idOf(2, 50), teamId: idOf(1, 11), wholeTeam: false }
/** As many as the page shows at first. */
const DESK_ROWS = 30
const SEARCHES = {
  common: 'marina',
  'common, two letters': 'al',
  'common in leads': 'ahmed',
  rare: 'salerni',
  'Arabic, without hamza': 'احمد الشامسي',
  'a phone': '٠٥٠ ١٢٣ ٤٥٦',
  'a phone, whole': '+971 50 100 4567',
  'an e-mail': 'client4567@example.com',
  'a unit of a tower': 'tower 1204 1304',
  'a title deed': '4567/2019',
  'a letter missing': 'petrva',
  'no match': 'zzqqy',
  'ten thousand letters': 'x'.repeat(10_000),
}

export function searchMeasures(db: PaceDb): Measure[] {
  return Object.entries(SEARCHES).flatMap(([name, text]) => [
    { name: `search: ${name}`, most: 50, run: () => searchRecords(db, 'all', text, 8) },
    { name: `an agent's search: ${name}`, most: 50, run: () => searchRecords(db, AGENT, text, 8) },
  ])
}

/** What the loader of each page asks the database. */
export function pageMeasures(db: PaceDb): Measure[] {
  const now = new Date()
  const limit = 120
  const pages: Record<string, () => Promise<unknown>> = {
    "an agent's leads": () => firstPage(db, LEAD_SOURCE, inLeadScope(AGENT), 'sort=followUp'),
    calls: () => listCalls(db, 'all', listQuery(CALL_LIST, ''), { limit }),
    'an agent’s calls': () =>
      listCalls(db, AGENT, listQuery(CALL_LIST, `agent=${AGENT.personId}`), { limit }),
    contacts: () => listContacts(db, 'all', listQuery(CONTACT_LIST, ''), { limit }),
    'an agent’s contacts': () => listContacts(db, AGENT, listQuery(CONTACT_LIST, ''), { limit }),
    'a manager’s contacts by name': () =>
      listContacts(db, { ...AGENT, wholeTeam: true }, listQuery(CONTACT_LIST, 'sort=name'), {
        limit,
      }),
    desk: () => loadDesk(db, now),
    wall: () =>
      readViewRecords(db, { kind: 'wall', teamId: AGENT.teamId }, { now, zone: 'Asia/Dubai' }),
    call: () =>
      listRelatedCalls(db, 'all', { id: 'x', leadId: idOf(5, 9), callerPhone: '+971501000009' }, 4),
    lead: () => loadLead(db),
    listing: () => loadListing(db),
  }
  return Object.entries(pages).map(([name, run]) => ({ name: `page: ${name}`, most: 60, run }))
}

/** What to do next, and what is agreed. */
async function loadDesk(db: PaceDb, now: Date): Promise<void> {
  const endOfToday = new Date(now.getTime() + 8 * 3_600_000).toISOString()
  const whose = { personId: AGENT.personId, teamId: AGENT.teamId, scope: AGENT }
  await both(
    listDeskRows(db, whose, { now: now.toISOString(), endOfToday }, DESK_ROWS),
    listDeskCards(db, AGENT, { now, zone: 'Asia/Dubai' }),
  )
}

async function loadLead(db: PaceDb): Promise<void> {
  const lead = await findLeadRecord(db, 'all', idOf(5, 2_000))
  if (!lead) throw new Error('The house has no such lead.')
  await both(
    listLeadTimeline(db, { leadId: lead.id, limit: 60, after: null }),
    listMatchingListings(db, AGENT, lead, 20),
  )
}

async function loadListing(db: PaceDb): Promise<void> {
  const found = await findListing(db, idOf(3, 5_000))
  if (!found) throw new Error('The house has no such listing.')
  await both(
    listMatchingLeads(db, 'all', found.listing, 12),
    listSimilarListings(db, 'all', found.listing, 6),
  )
}

async function both(first: Promise<unknown>, second: Promise<unknown>): Promise<void> {
  await Promise.all([first, second])
}
