import { sql } from 'drizzle-orm'
import type { PaceDb } from '#db/pace/client.ts'
import { findAskedHome } from '#db/pace/enquiries/enquiries.ts'
import { findChatStanding } from '#db/pace/messages/chats.ts'
import { listConversations, listThread } from '#db/pace/messages/inbox.ts'
import { listGoneOfLead } from '#db/pace/messages/messages.ts'
import { findAnswered } from '#db/pace/messages/outgoing.ts'
import {
  findOutreachStanding,
  findLastCheck,
  listOutreachChecks,
} from '#db/pace/outreach/outreach.ts'
import { BOXES } from '#domain/message/boxes.ts'

type Work = (db: PaceDb) => Promise<unknown>

const NOBODY = crypto.randomUUID()
const INBOX = {
  personId: NOBODY,
  scope: 'all',
  box: 'all',
  channel: null,
  now: '2026-01-03T00:00:00.000Z',
} as const
const A_LIST = '6e0ac0c1-3d0e-4f29-8ff1-0d1a8a2ee0f2'
/** To one of the house's numbers she writes all the time, to the other never. */
const LINES = ['6e0ac0c1-3d0e-4f29-8ff1-0d1a8a2ee0f3', '6e0ac0c1-3d0e-4f29-8ff1-0d1a8a2ee0f4']
const A_PHONE = '+971500000001'
/** Whom the house has written to as often as to all others together. */
const MUCH_WRITTEN = '6e0ac0c1-3d0e-4f29-8ff1-0d1a8a2ee0f1'

/** What the inbox asks for: its list by box and way, and one conversation that goes on and on. */
export function inboxWorks(limit: number): Record<string, Work> {
  return {
    ...Object.fromEntries(
      BOXES.map((box) => [
        `conversations: ${box}`,
        (db: PaceDb) => listConversations(db, { ...INBOX, box }, { limit }),
      ]),
    ),
    'conversations by a way': (db) =>
      listConversations(db, { ...INBOX, channel: 'whatsapp' }, { limit }),
    'conversations far in': (db) =>
      listConversations(db, INBOX, {
        limit,
        after: { at: '2026-01-03T10:00:00.000Z', id: NOBODY },
      }),
    'conversations of somebody with few contacts': (db) =>
      listConversations(
        db,
        { ...INBOX, scope: { personId: NOBODY, teamId: null, wholeTeam: false } },
        { limit },
      ),
    'a long conversation': (db) => listThread(db, MUCH_WRITTEN, { limit }),
    'where an answer goes in a long conversation': (db) => findAnswered(db, MUCH_WRITTEN),
    'where a chat goes in a long conversation': (db) => findChatStanding(db, MUCH_WRITTEN),
    'what speaks against marketing': (db) =>
      findOutreachStanding(db, MUCH_WRITTEN, {
        now: '2026-01-03T00:00:00.000Z',
        phones: [A_PHONE],
      }),
    'how often somebody was advertised to': (db) => listOutreachChecks(db, MUCH_WRITTEN),
    'why a message went all the same': (db) => findLastCheck(db, NOBODY),
    'which home a lead was asked about for': (db) => findAskedHome(db, NOBODY),
    'what was sent about a lead': (db) => listGoneOfLead(db, NOBODY),
  }
}

/** A mail of each contact, and one to her whom the house writes to all the time. In slices: a conversation is held by its lock as long as a statement goes. */
export async function fillMessages(
  db: PaceDb,
  { agent, from, to }: { agent: string; from: number; to: number },
): Promise<void> {
  await db.execute(
    sql`insert into contacts (id, name) values (${MUCH_WRITTEN}, 'Much Written') on conflict do nothing`,
  )
  for (const line of LINES)
    await db.execute(
      sql`insert into doors (id, channel, name, key) values (${line}, 'whatsapp', ${line}, ${line}) on conflict do nothing`,
    )
  await db.execute(sql`insert into contact_identities (contact_id, kind, value, normal)
    select id, 'email', id || '@b.example', id || '@b.example' from contacts on conflict do nothing`)
  await db.execute(sql`analyze contact_identities`)
  for (let first = from; first <= to; first += 500) {
    const numbers = sql`generate_series(${first}::int, ${Math.min(first + 499, to)}::int) as n`
    const at = sql`'2026-01-01'::timestamptz + n * interval '1 minute'`
    await db.execute(sql`insert into communications (contact_id, channel, direction, body, state, at, door_id)
      select md5('owner ' || n)::uuid, case when n % 3 = 0 then 'whatsapp' else 'email' end,
        'inbound', 'Is it free?', 'received', ${at}, null::uuid from ${numbers}
      union all select ${MUCH_WRITTEN}::uuid, 'whatsapp', case when n % 2 = 0 then 'inbound' else 'outbound' end,
        'Hello ' || n, 'received', ${at}, ${LINES[0]}::uuid from ${numbers}`)
  }
  await db.execute(sql`insert into registry_lists (id, name, as_of, started_at, whole_at)
    values (${A_LIST}, 'list', '2026-01-01', now(), now()) on conflict do nothing`)
  await db.execute(sql`insert into registry_numbers (list_id, phone)
    select ${A_LIST}::uuid, '+9715' || lpad(n::text, 8, '0') from generate_series(${from}::int, ${to}::int) as n`)
  await db.execute(sql`insert into outreach_checks (contact_id, channel, message_id, at)
    select contact_id, 'whatsapp', id, at from communications where at >= '2026-01-01'::timestamptz + ${from}::int * interval '1 minute'`)
  await db.execute(sql`insert into conversation_reads (person_id, contact_id, read_at)
    select ${agent}, contact_id, last_at from conversations on conflict do nothing`)
  await db.execute(sql`update conversations set snoozed_until = last_at + interval '1 month'
    where extract(minute from last_at) = 7`)
}
