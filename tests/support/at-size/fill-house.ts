import { sql } from 'drizzle-orm'
import type { PaceDb } from '#db/pace/client.ts'
import { fillDesk } from '../desk-works.ts'
import { fillDuplicates } from '../duplicate-works.ts'
import { fillCalendars } from '../google-calendar/works-at-size.ts'
import { fillMessages } from '../inbox-works.ts'

type Filling = { marina: string; agent: string; from: number; to: number }

/** Of each noun as many rows as it is numbered to, all of one agent, a minute apart. */
export async function fillHouse(db: PaceDb, { marina, agent, from, to }: Filling): Promise<void> {
  const numbers = sql`generate_series(${from}::int, ${to}::int) as n`
  const at = sql`'2026-01-01'::timestamptz + n * interval '1 minute'`
  const leadId = sql`('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid`
  await db.execute(sql`insert into leads (id, reference, stage, team_id, owner_id, name, budget_max, next_follow_up_at, due_at, created_at, updated_at)
    select ${leadId}, 'L-' || n, 'new', ${marina}, ${agent}, 'Somebody ' || n, n, ${at}, ${at}, ${at}, ${at} from ${numbers}`)
  await db.execute(sql`insert into clocks (kind, lead_id, owner_id, basis, started_at, counts_from, spent, due_at, rings_at)
    select 'response', id, owner_id, created_at, created_at, created_at, 0, due_at, due_at from leads
    where created_at >= '2026-01-01'::timestamptz + ${from} * interval '1 minute'`)
  await db.execute(sql`insert into properties (id, building, unit, size_sqft, bedrooms, created_at, updated_at)
    select md5('home ' || n)::uuid, 'Tower ' || n / 40, n::text, n, n % 6, ${at}, ${at} from ${numbers}`)
  await db.execute(sql`insert into listings (id, reference, status, team_id, title, price, size_sqft, property_id, updated_at)
    select md5('listing ' || n)::uuid, 'P-' || n, 'available', ${marina}, 'Home ' || n, n, n, md5('home ' || n)::uuid, ${at} from ${numbers}`)
  await db.execute(sql`insert into portal_publications (listing_id, portal, state, at)
    select id, portal, 'live', updated_at from listings, unnest(array['bayut', 'website']) as portal
    where updated_at >= '2026-01-01'::timestamptz + ${from} * interval '1 minute'`)
  await fillCalls(db, { marina, agent, from, to })
  await db.execute(sql`insert into viewings (agent_id, lead_id, listing_id, starts_at, ends_at)
    select ${agent}, ${leadId}, md5('listing ' || n)::uuid, ${at}, ${at} + interval '1 hour' from ${numbers}`)
  await db.execute(sql`insert into tasks (title, owner_id, team_id, created_by, created_at, due_at, done_at)
    select 'Ring somebody ' || n, ${agent}, ${marina}, 'person:x', ${at}, ${at}, case when n % 4 > 0 then ${at} end from ${numbers}`)
  await db.execute(sql`insert into contacts (id, name, phone, owner_id, roles, language, updated_at, created_at)
    select md5('owner ' || n)::uuid, 'Somebody ' || n, '+97150' || lpad(n::text, 7, '0'), ${agent}, array['buyer'], 'en', ${at}, ${at} from ${numbers}`)
  await fillMessages(db, { agent, from, to })
  await fillDesk(db, { marina, agent, from, to })
  await fillCalendars(db, { agent, from, to })
  await fillDuplicates(db, { from, to })
  await fillBeside(db, { agent, from, to })
  await db.execute(sql`vacuum analyze registry_numbers, outreach_checks, busy_times, contact_pairs, new_matches, google_events, communications, conversations, conversation_reads, arrivals, portal_publications, audit_log, clocks, contacts, contact_search, contact_identities, leads, listings, properties, property_search, property_owners, calls, call_segments, call_talk, call_checks, call_offers, viewings, tasks, files, blobs, lead_search, listing_search,
    call_search, task_search, file_search, search_words`)
}

async function fillCalls(db: PaceDb, { marina, agent, from, to }: Filling): Promise<void> {
  const numbers = sql`generate_series(${from}::int, ${to}::int) as n`
  const at = sql`'2026-01-01'::timestamptz + n * interval '1 minute'`
  await db.execute(sql`insert into calls (id, source, state, team_id, agent_id, started_at, updated_at)
    select 'call-' || n, 'test', 'ended', ${marina}, ${agent}, ${at}, ${at} from ${numbers}`)
  await db.execute(sql`insert into call_segments (call_id, segment_id, party, role, begin_ms, end_ms, text, language, confidence, revision)
    select 'call-' || n, 's1', 'c', 'customer', 0, 1000, 'Somebody ' || n, 'en', 1, 0 from ${numbers}`)
  await db.execute(sql`insert into call_talk (call_id, agent_ms, customer_ms, silent_ms, longest_agent_ms, longest_customer_ms, interruptions)
    select 'call-' || n, n, n, n, n, n, 1 from ${numbers}`)
  await db.execute(sql`insert into call_checks (call_id, item, result)
    select 'call-' || n, item, 'met' from ${numbers}, unnest(array['fees', 'greeted', 'consent']) as item`)
  await db.execute(
    sql`update call_checks set corrected_by = 'person:x', corrected_at = '2026-01-02' where call_id = 'call-40' and item = 'fees'`,
  )
  await db.execute(sql`insert into call_offers (call_id, mark_id, kind, type, fate)
    select 'call-' || n, 'mark-' || n, 'suggestion', 'askBudget', 'dismissed' from ${numbers}`)
}

/** What hangs on records, and what comes in. */
async function fillBeside(db: PaceDb, { agent, from, to }: Omit<Filling, 'marina'>): Promise<void> {
  const numbers = sql`generate_series(${from}::int, ${to}::int) as n`
  const at = sql`'2026-01-01'::timestamptz + n * interval '1 minute'`
  await db.execute(sql`insert into property_owners (property_id, contact_id)
    select md5('home ' || n)::uuid, md5('owner ' || n)::uuid from ${numbers}`)
  await db.execute(sql`insert into audit_log (at, actor, via, action, target, outcome, address, trace_id)
    select ${at}, 'person:' || ${agent}::text, 'service:pace-app', 'token.refresh_token', 'lead:' || gen_random_uuid(), 'allowed',
      '10.0.0.1', lpad(to_hex(n), 32, '0') from ${numbers}`)
  await db.execute(sql`insert into arrivals (channel, sender, content_type, body, digest, state, source, who, gist, received_at)
    select 'bayut', '{"name":"service:bayut"}', 'application/json', '', sha256(n::text::bytea), case when n % 9 = 0 then 'held' else 'lead' end,
      'bayut', 'Somebody ' || n, 'Is it free?', ${at} from ${numbers}`)
  await db.execute(sql`insert into blobs (hash, bytes, type)
    select lpad(to_hex(n), 64, '0'), n, 'application/pdf' from ${numbers}`)
  await db.execute(sql`insert into files (record, hash, name, added_by, created_at)
    select 'lead:' || gen_random_uuid(), lpad(to_hex(n), 64, '0'), 'somebody ' || n || '.pdf', 'person:x', ${at}
    from ${numbers}`)
}
