import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { explain } from '#tests/support/explain.ts'
import { foundCompany } from '#tests/support/company.ts'
import { listQuestions } from './ask/questions.ts'
import { listDrafts } from './programs/drafts.ts'
import { listTiles } from './ask/tiles.ts'
import { resoEvents } from '#tests/support/reso/reso-works.ts'
import { connectPace, type PaceDb } from './client.ts'
import { listEvents, listLatestEvents, listRecordEvents } from './events/events.ts'
import { scanEvents } from './events/scan.ts'
import { listChangesToUndo, listKept } from './imports/changes.ts'
import { listImports } from './imports/imports.ts'
import { listFirstRows, listImportRows, listUnchecked, listWaitingRows } from './imports/rows.ts'
import { findFeedRead, listReadWishes } from './listings/feed-reads.ts'
import { listUnseen } from './portals/differences.ts'
import { countWaiting, listDecided } from './programs/approvals.ts'
import { listProgramCalls } from './programs/calls.ts'
import { listConnections } from './programs/connections.ts'
import { listAttempts, listDeliveries, requeueStalledDeliveries } from './webhooks/deliveries.ts'
import { listActiveEndpoints, listEndpoints } from './webhooks/endpoints.ts'

const LIMIT = 20
const SMALL = 2_000
const LARGE = 8_000
/** A house has tens of these, and one line for each portal. */
const SMALL_TABLES = ['webhook_endpoints', 'api_clients', 'portal_reads', 'event_horizon']
const IMPORT = '00000000-0000-4000-8000-0000000000a1'
const ENDPOINT = '00000000-0000-4000-8000-0000000000a2'
const NOW = new Date('2026-03-01T00:00:00Z')
/** The seventh lead that is filled in, as Postgres writes it. */
const DRAFTED = createHash('md5').update('d7').digest('hex')
const MIDDLE = '2026-01-02T00:00:00.000Z'

type Work = (db: PaceDb) => Promise<unknown>

/** What programs, portals and imports ask of tables that grow with what happens. */
function worksOf(person: string): Record<string, Work> {
  const key = crypto.randomUUID()
  return {
    'events after one': (db) => listEvents(db, 900, LIMIT),
    'events of a record': (db) => listRecordEvents(db, 'lead', key, LIMIT),
    'latest events of a record': (db) => listLatestEvents(db, 'lead', key, LIMIT),
    'events that partners see': resoEvents(LIMIT),
    'the log from its start': (db) => scanEvents(db, 0, {}, LIMIT),
    'the log of a noun': (db) => scanEvents(db, 900, { resources: ['lead'] }, LIMIT),
    'the log of a record': (db) => scanEvents(db, 900, { resources: ['lead'], key }, LIMIT),
    endpoints: (db) => listEndpoints(db, { clientId: null }, { limit: LIMIT }),
    'endpoints that are told': (db) => listActiveEndpoints(db),
    deliveries: (db) => listDeliveries(db, ENDPOINT, { limit: LIMIT }),
    'dead deliveries': (db) => listDeliveries(db, ENDPOINT, { limit: LIMIT, state: 'dead' }),
    'deliveries far back': (db) => listDeliveries(db, ENDPOINT, { limit: LIMIT, before: 1_000 }),
    'attempts of deliveries': (db) => listAttempts(db, [1, 500, 1_000]),
    'stalled deliveries': (db) => requeueStalledDeliveries(db, LIMIT),
    imports: (db) => listImports(db, { limit: LIMIT }),
    'imports far back': (db) =>
      listImports(db, { limit: LIMIT, before: { at: MIDDLE, id: IMPORT } }),
    'rows of an import': (db) => listImportRows(db, IMPORT, { limit: LIMIT }),
    'rows far in': (db) => listImportRows(db, IMPORT, { limit: LIMIT, after: 1_500 }),
    'rows of a fate': (db) => listImportRows(db, IMPORT, { limit: LIMIT, fate: 'refused' }),
    'first rows': (db) => listFirstRows(db, IMPORT, LIMIT),
    'rows to be judged': (db) => listUnchecked(db, IMPORT, LIMIT),
    'rows to be made': (db) => listWaitingRows(db, IMPORT, LIMIT),
    'changes to take back': (db) => listChangesToUndo(db, IMPORT, LIMIT),
    'changes that stay': (db) => listKept(db, IMPORT, LIMIT),
    'what a portal read': (db) => findFeedRead(db, 'bayut'),
    'what of it is told': (db) =>
      listReadWishes(db, { portal: 'bayut', sequence: 900 }, { limit: LIMIT, after: null }),
    'differences that are gone': (db) =>
      listUnseen(db, 'bayut', { before: MIDDLE, after: null, limit: LIMIT }),
    'calls of programs': (db) => listProgramCalls(db, person, { limit: LIMIT }),
    'calls of programs far back': (db) =>
      listProgramCalls(db, person, { limit: LIMIT, before: 1_000 }),
    'what programs ask': (db) => countWaiting(db, person, NOW),
    'what was answered': (db) => listDecided(db, person, { limit: LIMIT, now: NOW }),
    'drafts of a lead': (db) => listDrafts(db, { personId: person, leadId: DRAFTED }),
    'pinned questions': (db) => listTiles(db, person, 'numbers'),
    'what was asked before': (db) => listQuestions(db, person),
    'programs that are let in': (db) => listConnections(db, person, NOW),
  }
}

async function fill(db: PaceDb, person: string, to: number): Promise<void> {
  const numbers = sql`generate_series(${to === SMALL ? 1 : SMALL + 1}::int, ${to}::int) as n`
  const at = sql`'2026-01-01'::timestamptz + n * interval '1 minute'`
  const statements = [
    sql`insert into entity_events (resource, key, new, actor, at) select case when n % 2 = 0 then 'lead' when n % 3 = 0 then 'person' else 'listing' end, gen_random_uuid(), '{}', 'person:x', ${at} from ${numbers}`,
    sql`insert into webhook_endpoints (id, url, state, scopes, created_by, secret, after_sequence) values (${ENDPOINT}, 'https://x.test', 'active', '{}', 'person:x', 'x', 0) on conflict do nothing`,
    sql`insert into webhook_deliveries (endpoint_id, sequence, resource, key, body, state, next_at) select ${ENDPOINT}, n, 'lead', n, '{}', case when n % 50 = 0 then 'dead' else 'delivered' end, ${at} from ${numbers}`,
    sql`insert into webhook_attempts (delivery_id, at, ms) select id, now(), 1 from webhook_deliveries where sequence > ${to === SMALL ? 0 : SMALL}`,
    sql`insert into imports (id, person_id, noun, name, file_key, bytes, rule, state, foretold, came, created_at) select ${IMPORT}, ${person}, 'lead', 'x', 'x', 1, '{}', 'running', '{}', '{}', '2025-01-01' on conflict do nothing`,
    sql`insert into imports (id, person_id, noun, name, file_key, bytes, rule, state, foretold, came, created_at) select gen_random_uuid(), ${person}, 'lead', n, 'x', 1, '{}', 'done', '{}', '{}', ${at} from ${numbers}`,
    sql`insert into import_rows (import_id, position, cells, fate, outcome) select ${IMPORT}, n, '["x"]', case when n % 40 = 0 then null when n % 41 = 0 then 'refused' else 'create' end, case when n % 3 = 0 then 'create' end from ${numbers}`,
    sql`insert into import_changes (import_id, place, document, seq, made, outcome) select ${IMPORT}, 0, 'lead:' || n, n, 1, case when n % 2 = 0 then 'undone' when n % 31 = 0 then 'kept' end from ${numbers}`,
    sql`insert into listings (id, reference, status, updated_at) select md5('l' || n)::uuid, 'P-' || n, 'available', ${at} from ${numbers}`,
    sql`insert into portal_publications (listing_id, portal, state, at) select md5('l' || n)::uuid, 'bayut', 'live', ${at} from ${numbers}`,
    sql`insert into portal_differences (listing_id, portal, kind, ours, theirs, cause, first_seen_at, last_seen_at) select md5('l' || n)::uuid, 'bayut', case when n % 50 = 0 then 'permit' else 'price' end, 'a', 'b', 'portal', ${at}, ${at} from ${numbers}`,
    sql`insert into program_connections (id, person_id, client_id, name, redirect_uri, scopes, created_at, expires_at, ended_at) select gen_random_uuid(), case when n <= 20 then ${person}::uuid else (select id from people where id <> ${person} order by id limit 1) end, 'c', 'n', 'https://x.test', '{}', ${at}, '2027-01-01', null from ${numbers}`,
    sql`insert into program_calls (person_id, client, kind, name, outcome, records, touched, at) select ${person}, 'service:x', 'tool', 'list_leads', 'done', '[]', 0, ${at} from ${numbers}`,
    sql`insert into program_approvals (person_id, client, client_name, tool, args, args_hash, state, created_at, expires_at, decided_at) select ${person}, 'service:x', 'X', 'create_task', '{}', n, case n when 7 then 'waiting' when 9 then 'approved' else 'denied' end, ${at}, '2027-01-01', ${at} from ${numbers}`,
    sql`insert into leads (id, reference, stage, updated_at) select md5('d' || n)::uuid, 'D-' || n, 'new', ${at} from ${numbers}`,
    sql`insert into message_drafts (person_id, lead_id, channel, text, program, created_at, ended) select ${person}, md5('d' || n)::uuid, 'sms', n, 'X', ${at}, case when n % 2 = 0 then 'sent' end from ${numbers}`,
    sql`insert into tiles (person_id, place, said, plan, created_at) select case when n <= 12 then ${person}::uuid else (select id from people where id <> ${person} order by id limit 1) end, 'numbers', n, '{}', ${at} from ${numbers}`,
    sql`insert into questions (person_id, question, plan, outcome, at) select ${person}, n, '{}', case when n % 3 = 0 then 'refused' else 'answered' end, ${at} from ${numbers}`,
    sql`vacuum analyze entity_events, webhook_deliveries, webhook_attempts, imports, import_rows, import_changes, listings, portal_publications, portal_differences, program_connections, program_calls, program_approvals, leads, message_drafts, tiles, questions`,
  ]
  for (const statement of statements) await db.execute(statement)
}

test('what programs, portals and imports ask costs as much in a house of four times as many, and reads no table whole', async () => {
  const { pace, db, sara } = await foundCompany()
  const { sql: asApp, close } = connectPace(pace.urls.pace_app, { max: 1 })
  const works = Object.entries(worksOf(sara.id))
  const costOf = async (work: Work) => {
    const asked = await explain(asApp, work)
    const read = asked.flatMap((one) => one.read).filter((table) => !SMALL_TABLES.includes(table))
    return { blocks: asked.reduce((sum, { blocks }) => sum + blocks, 0), read }
  }
  const small: Record<string, number> = {}
  await fill(db, sara.id, SMALL)
  for (const [name, work] of works) small[name] = (await costOf(work)).blocks
  await fill(db, sara.id, LARGE)
  for (const [name, work] of works) {
    const { blocks, read } = await costOf(work)
    expect(read, name).toEqual([])
    expect(blocks, name).toBeLessThanOrEqual((small[name] ?? 0) * 1.5 + 50)
  }
  await close()
})
