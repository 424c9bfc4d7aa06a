import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { explain } from '#tests/support/explain.ts'
import { connectPace, type PaceDb } from '../client.ts'
import { listPrices } from '../listings/prices.ts'
import { listShownTo } from '../matching/told.ts'
import { readFigures } from './figures.ts'
import { listReports } from './make.ts'
import { openReport } from './open.ts'

const NOW = new Date('2026-12-07T07:15:00.000Z')
const SINCE = '2026-01-01T00:00:00.000Z'
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const HOME = idOf(7)
const TABLES = [
  'contacts',
  'property_owners',
  'listings',
  'listing_prices',
  'owner_reports',
  'enquiries',
  'viewings',
  'viewing_answers',
  'portal_publications',
  'shortlists',
  'shortlist_homes',
]

const WORKS: Record<string, (db: PaceDb) => Promise<unknown>> = {
  prices: (db) => listPrices(db, HOME),
  figures: (db) => readFigures(db, HOME, { since: SINCE, now: NOW.toISOString() }),
  reports: (db) => listReports(db, HOME),
  'a report': (db) => openReport(db, '7', NOW),
  'a report that never was': (db) => openReport(db, 'x', NOW),
  'who was shown it': (db) => listShownTo(db, HOME, [idOf(7), idOf(8)]),
}

test('what an owner reads is found by its indexes, however many homes there are', async () => {
  const { db, pace, sara } = await foundCompany()
  const { sql: client, close } = connectPace(pace.urls.pace_app, { max: 2 })
  onTestFinished(close)
  const looked = async () => {
    const blocks: Record<string, number> = {}
    for (const [name, work] of Object.entries(WORKS)) {
      const plans = await explain(client, work)
      expect([name, plans.length > 0]).toEqual([name, true])
      for (const { read } of plans) expect([name, ...read]).toEqual([name])
      blocks[name] = plans.reduce((sum, plan) => sum + plan.blocks, 0)
    }
    return blocks
  }
  await fill(db, sara, { from: 1, to: 2_000 })
  const few = await looked()
  await fill(db, sara, { from: 2_001, to: 8_000 })
  const many = await looked()
  for (const [name, blocks] of Object.entries(few))
    expect([name, (many[name] ?? 0) <= blocks * 2 + 40]).toEqual([name, true])
})

type Somebody = { id: string; teamId: string }

/** To each home a price, a portal, an enquiry, a viewing with its answer, a report and a shortlist. */
async function fill(db: PaceDb, sara: Somebody, { from, to }: { from: number; to: number }) {
  const numbers = sql`generate_series(${from}::int, ${to}::int) as n`
  const id = sql`('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid`
  const at = sql`'2026-06-01'::timestamptz + n * interval '1 minute'`
  const { id: person, teamId } = sara
  for (const statement of [
    sql`insert into contacts (id) select ${id} from ${numbers}`,
    sql`insert into properties (id) select ${id} from ${numbers}`,
    sql`insert into property_owners (property_id, contact_id) select ${id}, ${id} from ${numbers}`,
    sql`insert into listings (id, reference, status, team_id, purpose, property_id)
      select ${id}, 'S-' || (100000 + n), 'available', ${teamId}::uuid, 'sale', ${id} from ${numbers}`,
    sql`insert into leads (id, reference, stage, team_id)
      select ${id}, 'L-' || (100000 + n), 'new', ${teamId}::uuid from ${numbers}`,
    sql`insert into listing_prices (listing_id, at, to_price, actor) select ${id}, ${at}, n, 'x' from ${numbers}`,
    sql`insert into portal_publications (listing_id, portal, state, at) select ${id}, 'bayut', 'live', ${at} from ${numbers}`,
    sql`insert into enquiries (listing_id, source, payload, received_at) select ${id}, 'bayut', '{}', ${at} from ${numbers}`,
    sql`insert into viewings (id, listing_id, agent_id, starts_at, ends_at)
      select ${id}, ${id}, ${person}::uuid, ${at}, ${at} + interval '1 hour' from ${numbers}`,
    sql`insert into viewing_answers (viewing_id, step, interest, starts_at, at) select ${id}, 'feedback', 'no', ${at}, ${at} from ${numbers}`,
    sql`insert into owner_reports (id, listing_id, contact_id, person_id, language, greeting, key_hash, ends_at)
      select ${id}, ${id}, ${id}, ${person}::uuid, 'en', '', n::text, '2027-01-01' from ${numbers}`,
    sql`insert into shortlists (id, lead_id, person_id, language, greeting, key_hash, ends_at)
      select ${id}, ${id}, ${person}::uuid, 'en', '', n::text, '2027-01-01' from ${numbers}`,
    sql`insert into shortlist_homes (shortlist_id, listing_id, position) select ${id}, ${id}, 0 from ${numbers}`,
  ])
    await db.execute(statement)
  await db.execute(sql.raw(`vacuum analyze ${TABLES.join(', ')}`))
}
