import { sql } from 'drizzle-orm'
import type { AfterCall } from '#domain/call/after/after-call.ts'
import type { PaceDb } from '../client.ts'

/** Writes what a call has come to in the place of what stood there, in one statement for each table. */
export async function writeAfterCall(
  tx: PaceDb,
  callId: string,
  { talk, checks, offers }: AfterCall,
): Promise<void> {
  await writeTalk(tx, callId, talk)
  await writeChecks(tx, callId, checks)
  await writeOffers(tx, callId, offers)
}

async function writeTalk(tx: PaceDb, callId: string, talk: AfterCall['talk']): Promise<void> {
  if (!talk) {
    await tx.execute(sql`delete from call_talk where call_id = ${callId}`)
    return
  }
  await tx.execute(sql`
    insert into call_talk (call_id, agent_ms, customer_ms, silent_ms, longest_agent_ms, longest_customer_ms, interruptions)
    values (${callId}, ${talk.agentMs}, ${talk.customerMs}, ${talk.silentMs}, ${talk.longestAgentMs},
      ${talk.longestCustomerMs}, ${talk.interruptions})
    on conflict (call_id) do update set agent_ms = excluded.agent_ms, customer_ms = excluded.customer_ms,
      silent_ms = excluded.silent_ms, longest_agent_ms = excluded.longest_agent_ms,
      longest_customer_ms = excluded.longest_customer_ms, interruptions = excluded.interruptions`)
}

async function writeChecks(tx: PaceDb, callId: string, checks: AfterCall['checks']): Promise<void> {
  const kept = sql.param(checks.map(({ item }) => item))
  await tx.execute(
    sql`delete from call_checks where call_id = ${callId} and item <> all(${kept}::text[])`,
  )
  if (checks.length === 0) return
  await tx.execute(sql`
    insert into call_checks (call_id, item, result, found, corrected_by, corrected_at)
    select distinct on (item) ${callId}, item, result, found, "correctedBy", "correctedAt"
    from jsonb_to_recordset(${JSON.stringify(checks)}::jsonb) as c (item text, result text, found text,
      "correctedBy" text, "correctedAt" timestamptz)
    on conflict (call_id, item) do update set result = excluded.result, found = excluded.found,
      corrected_by = excluded.corrected_by, corrected_at = excluded.corrected_at`)
}

async function writeOffers(tx: PaceDb, callId: string, offers: AfterCall['offers']): Promise<void> {
  const kept = sql.param(offers.map(({ markId }) => markId))
  await tx.execute(
    sql`delete from call_offers where call_id = ${callId} and mark_id <> all(${kept}::text[])`,
  )
  if (offers.length === 0) return
  await tx.execute(sql`
    insert into call_offers (call_id, mark_id, kind, type, fate)
    select distinct on ("markId") ${callId}, "markId", kind, type, fate
    from jsonb_to_recordset(${JSON.stringify(offers)}::jsonb) as o ("markId" text, kind text, type text, fate text)
    on conflict (call_id, mark_id) do update set kind = excluded.kind, type = excluded.type, fate = excluded.fate`)
}
