import { sql } from 'drizzle-orm'
import type { PaceDb } from '#db/pace/client.ts'
import { listDueCalendars, listLeftCalendars } from '#db/pace/google-calendar/calendars.ts'
import {
  listComingOf,
  listConcerned,
  listExpected,
  listPart,
  listRemoved,
  listToTell,
} from '#db/pace/google-calendar/events.ts'
import { googleCalendars } from '#db/pace/schema.ts'
import { findAway, findAwayOf, listAway } from '#db/pace/viewings/away.ts'

type Work = (db: PaceDb) => Promise<unknown>

const LEAD = '00000000-0000-4000-8000-000000000007'
const NOON = new Date('2026-01-01T12:00:00.000Z')
const SPAN = { startsAt: '2026-01-01T10:00:00.000Z', endsAt: '2026-01-01T10:30:00.000Z' }
const EXPECTED = { from: '2026-01-01T10:00:00.000Z', until: '2026-01-01T10:30:00.000Z' }

/** Of the one who has everything in this house. */
async function withSara<T>(db: PaceDb, work: (id: string) => Promise<T>): Promise<T> {
  const [sara] = await db.select({ id: googleCalendars.personId }).from(googleCalendars).limit(1)
  return work(sara?.id ?? LEAD)
}

/** What calendars at Google ask for. */
export function calendarWorks(limit: number): Record<string, Work> {
  return {
    'when somebody is busy': (db) => withSara(db, (id) => findAway(db, id, SPAN)),
    'who of several is busy at a time': (db) =>
      withSara(db, (id) => findAwayOf(db, [id, LEAD], SPAN)),
    'when anybody is busy': (db) => listAway(db, 'all', SPAN),
    'when a team is busy': (db) => listAway(db, { personId: LEAD, teamId: LEAD }, SPAN),
    'whose calendar is due': (db) =>
      listDueCalendars(db, { before: NOON, watchedBefore: NOON, keyPrefix: 'read', limit }),
    'whose calendar is given up': (db) => listLeftCalendars(db, { keyPrefix: 'leave', limit }),
    'what was deleted in a calendar': (db) =>
      withSara(db, (id) => listRemoved(db, id, { readable: 'all', now: NOON })),
    'what a calendar is told at first': (db) =>
      withSara(db, (id) => listToTell(db, id, { now: NOON, limit })),
    'what stands in a calendar': (db) => withSara(db, (id) => listPart(db, id, limit)),
    'what should stand in a calendar': (db) => withSara(db, (id) => listExpected(db, id, EXPECTED)),
    'in which calendars a viewing is': (db) => listConcerned(db, [LEAD]),
    'what comes of a lead in calendars': (db) =>
      listComingOf(db, { leadIds: [LEAD], listingIds: [LEAD], now: NOON }),
  }
}

type Filling = { agent: string; from: number; to: number }

/** Each viewing in its agent's calendar, those of twenty minutes deleted there, for one is asked of each until one has said; and as much that is something else. */
export async function fillCalendars(db: PaceDb, { agent, from, to }: Filling): Promise<void> {
  const at = sql`'2026-01-01'::timestamptz + n * interval '1 minute'`
  await db.execute(sql`insert into google_calendars (person_id, refresh_token, read_at)
    values (${agent}, ''::bytea, now()) on conflict do nothing`)
  await db.execute(sql`insert into busy_times (person_id, event_id, starts_at, ends_at)
    select ${agent}, 'event ' || n, ${at}, ${at} + interval '30 minutes' from generate_series(${from}::int, ${to}::int) as n`)
  await db.execute(sql`insert into google_events (viewing_id, person_id, event_id, starts_at, ends_at, removed_at)
    select id, agent_id, 'pace' || replace(id::text, '-', ''), starts_at, ends_at,
      case when starts_at >= '2026-01-01T13:00Z' and starts_at < '2026-01-01T13:20Z' then starts_at end
    from viewings where agent_id = ${agent} on conflict do nothing`)
}
