import { sql } from 'drizzle-orm'
import { callChecks, callOffers, calls, callTalk } from '../schema.ts'

/** Calls of which it is known how the talking was shared out. */
export const TIMED = { from: sql`${calls} join ${callTalk} on ${callTalk.callId} = ${calls.id}` }

/** What applied of a call's checklist, as far as the house still asks for it: no more than the scorecards show. */
export const CHECKED = {
  from: sql`${calls} join ${callChecks} on ${callChecks.callId} = ${calls.id}`,
  dimensions: { checkItem: sql`${callChecks.item}` },
  only: sql`${callChecks.result} <> 'na' and exists (select from reference_values asked
    where asked.kind = 'callChecklist' and asked.key = ${callChecks.item} and asked.retired_at is null)`,
}

/** Each thing that a program laid before people. */
export const OFFERED = {
  from: sql`${calls} join ${callOffers} on ${callOffers.callId} = ${calls.id}`,
  dimensions: { fate: sql`${callOffers.fate}`, offerKind: sql`${callOffers.kind}` },
}

/** The agent's part of what the two spoke. */
export const agentShare = sql`round(100.0 * sum(${callTalk.agentMs})
  / nullif(sum(${callTalk.agentMs} + ${callTalk.customerMs}), 0), 1)::float8`
export const interruptions = sql`coalesce(sum(${callTalk.interruptions}), 0)::int`
export const interruptionsPerCall = sql`round(avg(${callTalk.interruptions}), 1)::float8`
export const shareMet = sql`round(100.0 * count(*) filter (where ${callChecks.result} = 'met')
  / nullif(count(*), 0), 1)::float8`
