import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Corrected, correctionsOf } from '#domain/call/after/corrections.ts'
import { readInstant } from '../../columns.ts'
import type { PaceDb } from '../client.ts'
import { readPrepared } from '../query/prepared.ts'
import { callChecks } from '../schema.ts'
import { listTranscript } from './segments.ts'

type Wanted = { teamId: string | null; since: string }

const PAGE = 100
const CallSchema = z.object({ id: z.string(), at: z.string().transform(readInstant) })
type CallRow = z.output<typeof CallSchema>

/** What people put right on calls of a team (null: of all) that began since then, call by call, the earliest first. */
export async function* readCorrections(db: PaceDb, wanted: Wanted): AsyncGenerator<Corrected> {
  for (let after: CallRow | null = null; ;) {
    const calls = await listCorrected(db, wanted, after)
    for (const { id, at: startedAt } of calls) {
      const [segments, checks] = [await listTranscript(db, id), await listCorrectedChecks(db, id)]
      yield* correctionsOf({ id, startedAt, segments, checks })
    }
    after = calls.at(-1) ?? null
    if (calls.length < PAGE) return
  }
}

/** By the index of each team's calls along their beginning. */
function listCorrected(
  db: PaceDb,
  { teamId, since }: Wanted,
  after: CallRow | null,
): Promise<CallRow[]> {
  const teams = teamId ? sql`team_id = ${teamId}` : sql`team_id in (select id from teams)`
  const later = after ? sql`and (started_at, id) > (${after.at}::timestamptz, ${after.id})` : sql``
  return readPrepared(
    db,
    sql`select id, started_at::text as at from calls
      where ${teams} and started_at >= ${since}::timestamptz ${later} and (
        exists (select from call_segments where call_id = calls.id and (fed is not null
          or annotations @? '$[*] ? (@.status == "accepted" || @.status == "edited" || @.status == "dismissed")'))
        or exists (select from call_checks where call_id = calls.id and corrected_by is not null))
      order by started_at, id limit ${PAGE}`,
    CallSchema,
  )
}

function listCorrectedChecks(db: PaceDb, callId: string) {
  return db
    .select()
    .from(callChecks)
    .where(and(eq(callChecks.callId, callId), isNotNull(callChecks.correctedBy)))
    .orderBy(callChecks.item)
}
