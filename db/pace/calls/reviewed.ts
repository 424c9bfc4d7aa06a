import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { InstantSchema } from '#domain/calendar.ts'
import { type Fate, FATES, OFFER_KINDS, type OfferKind } from '#domain/call/after/fates.ts'
import { isStorable } from '#domain/storable.ts'
import { readInstant } from '../../columns.ts'
import type { PaceDb } from '../client.ts'
import { cutPage } from '../query/keyset.ts'
import { readPrepared } from '../query/prepared.ts'
import { begunAt, calls } from '../schema/records/calls.ts'

/** The calls that a manager looks back on: of a team (null: of all), perhaps of one agent, since when. */
export type Reviewed = { teamId: string | null; agentId: string | null; since: string }
/** How weeks are cut: in the house's zone, so many days after Monday. */
export type Weeks = { zone: string; shiftDays: number }

const count = z.coerce.number()
const figures = {
  calls: count,
  met: count,
  judged: count,
  agentMs: count,
  customerMs: count,
  silentMs: count,
  interruptions: count,
  /** Calls of which it is known how the talking was shared out. */
  timed: count,
  longestAgentMs: count,
}
const ByAgentSchema = z.object({ key: z.string(), ...figures })
export type Score = z.output<typeof ByAgentSchema>

/** What the calls of each agent have come to, or, week by week, those of one; `items` are those that the house asks for. */
export function readScores(
  db: PaceDb,
  reviewed: Reviewed,
  { items, weeks }: { items: readonly string[]; weeks: Weeks },
): Promise<Score[]> {
  const local = sql`(picked.started_at at time zone ${weeks.zone}) - make_interval(days => ${weeks.shiftDays}::int)`
  const week = sql`to_char(date_trunc('week', ${local}) + make_interval(days => ${weeks.shiftDays}::int), 'YYYY-MM-DD')`
  const key = reviewed.agentId ? week : sql`picked.agent_id::text`
  return readPrepared(
    db,
    sql`select key, count(*) as calls, sum(met) as met, sum(judged) as judged, coalesce(sum(agent_ms), 0) as "agentMs",
      coalesce(sum(customer_ms), 0) as "customerMs", coalesce(sum(silent_ms), 0) as "silentMs",
      coalesce(sum(interruptions), 0) as interruptions, count(timed) as timed, coalesce(max(longest_agent_ms), 0) as "longestAgentMs"
    from (
      select ${key} as key, checks.met, checks.judged, talk.call_id as timed, talk.agent_ms, talk.customer_ms, talk.silent_ms,
        talk.interruptions, talk.longest_agent_ms
      from (${pick(reviewed)}) as picked
      cross join lateral (
        select count(*) filter (where result = 'met') as met, count(*) filter (where result <> 'na') as judged
        from call_checks where call_checks.call_id = picked.id and item = any(${sql.param(items)}::text[])
      ) as checks
      left join call_talk as talk on talk.call_id = picked.id
    ) as each where judged > 0 or timed is not null group by key order by key`,
    ByAgentSchema,
  )
}

const ItemSchema = z.object({ item: z.string(), met: count, notMet: count, na: count })
export type ItemScore = z.output<typeof ItemSchema>

/** How often each item was met, missed, or did not apply. */
export function readItemScores(
  db: PaceDb,
  reviewed: Reviewed,
  items: readonly string[],
): Promise<ItemScore[]> {
  return readPrepared(
    db,
    sql`select item, count(*) filter (where result = 'met') as met, count(*) filter (where result = 'notMet') as "notMet",
      count(*) filter (where result = 'na') as na
    from (${pick(reviewed)}) as picked join call_checks on call_checks.call_id = picked.id
    where item = any(${sql.param(items)}::text[]) group by item order by item`,
    ItemSchema,
  )
}

const FateSchema = z.object({
  kind: z.enum(OFFER_KINDS),
  type: z.string(),
  fate: z.enum(FATES),
  count,
})
export type FateCount = z.output<typeof FateSchema>

/** What became of all that was laid before people, by its kind and type. */
export function readFates(db: PaceDb, reviewed: Reviewed): Promise<FateCount[]> {
  return readPrepared(
    db,
    sql`select kind, type, fate, count(*) as count from (${pick(reviewed)}) as picked join call_offers on call_offers.call_id = picked.id
    group by kind, type, fate order by kind, type, fate`,
    FateSchema,
  )
}

export const OfferedCursorSchema = z.object({
  at: InstantSchema,
  id: z.string().max(200).refine(isStorable),
  mark: z.string().max(64).refine(isStorable),
})
export type OfferedCursor = z.output<typeof OfferedCursorSchema>
type Offered = { kind: OfferKind; type: string; fates: readonly Fate[] }

const OfferedSchema = z.object({
  id: z.string(),
  mark: z.string(),
  at: z.string().transform(readInstant),
  agentId: z.string().nullable(),
  caller: z.string().nullable(),
  fate: z.enum(FATES),
})
export type OfferedCall = z.output<typeof OfferedSchema>

/** One page of the calls behind such a number, the latest first. */
export async function listOffered(
  db: PaceDb,
  reviewed: Reviewed,
  { kind, type, fates }: Offered,
  { limit, after }: { limit: number; after?: OfferedCursor },
): Promise<{ rows: OfferedCall[]; next: OfferedCursor | null }> {
  const place = sql`(picked.started_at, picked.id, call_offers.mark_id)`
  const earlier = after
    ? sql`and ${place} < (${after.at}::timestamptz, ${after.id}, ${after.mark})`
    : sql``
  const found = await readPrepared(
    db,
    sql`select picked.id, call_offers.mark_id as mark, picked.started_at::text as at, picked.agent_id as "agentId",
      coalesce(leads.name, calls.caller_name) as caller, call_offers.fate
    from (${pick(reviewed)}) as picked join call_offers on call_offers.call_id = picked.id
      join calls on calls.id = picked.id left join leads on leads.id = calls.lead_id
    where kind = ${kind} and type = ${type} and fate = any(${sql.param(fates)}::text[]) ${earlier}
    order by picked.started_at desc, picked.id desc, call_offers.mark_id desc limit ${limit + 1}`,
    OfferedSchema,
  )
  return cutPage(found, limit, ({ at, id, mark }) => ({ at, id, mark }))
}

/** By the index of the team's calls, or of the agent's, along their beginning; of the whole house, those without a team too, by that of all. */
function pick({ teamId, agentId, since }: Reviewed): SQL {
  const agent = agentId ? sql`calls.agent_id = ${agentId}` : sql`calls.agent_id is not null`
  return sql`select calls.id, calls.agent_id, calls.started_at from calls
    where ${begunSince(teamId, since)} and ${agent}`
}

/** Calls that began since then, of a team or of the whole house. Whose beginning nobody told are left out. */
export function begunSince(teamId: string | null, since: string): SQL {
  const begun = sql`calls.started_at >= ${since}::timestamptz`
  if (teamId) return sql`calls.team_id = ${teamId} and ${begun}`
  return sql`${begun} and ${begunAt(calls)} >= ${since}::timestamptz`
}
