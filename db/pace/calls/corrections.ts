import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Corrected, correctionsOf } from '#domain/call/after/corrections.ts'
import { readInstant } from '../../columns.ts'
import type { PaceDb } from '../client.ts'
import { readPrepared } from '../query/prepared.ts'
import { callChecks } from '../schema.ts'
import { begunAt, calls } from '../schema/records/calls.ts'
import { begunSince } from './reviewed.ts'
import { listTranscript } from './segments.ts'

type Wanted = { teamId: string | null; since: string }

/** Calls that are looked at in one go, whether anybody put something right on them or not: the work of a page has its bound. */
const PAGE = 200
const CallSchema = z.object({
  id: z.string(),
  /** As Postgres writes it, to the microsecond: the next page begins right after it. */
  at: z.string(),
  isCorrected: z.boolean(),
})
type CallRow = z.output<typeof CallSchema>

/** What people put right on calls of a team (null: of all) that began since then, call by call, the earliest first. */
export async function* readCorrections(db: PaceDb, wanted: Wanted): AsyncGenerator<Corrected> {
  for (let after: CallRow | null = null; ;) {
    const page = await pageOfCalls(db, wanted, after)
    for (const { id, at } of page.filter(({ isCorrected }) => isCorrected)) {
      const [segments, checks] = [await listTranscript(db, id), await listCorrectedChecks(db, id)]
      yield* correctionsOf({ id, startedAt: readInstant(at), segments, checks })
    }
    after = page.at(-1) ?? null
    if (page.length < PAGE) return
  }
}

/** The page first, by an index along the calls' beginning, and then each of its calls: few corrections among many calls cost no more. */
function pageOfCalls(
  db: PaceDb,
  { teamId, since }: Wanted,
  after: CallRow | null,
): Promise<CallRow[]> {
  const begun = teamId ? sql`calls.started_at` : begunAt(calls)
  const later = after
    ? sql`and (${begun}, calls.id) > (${after.at}::timestamptz, ${after.id})`
    : sql``
  return readPrepared(
    db,
    sql`select page.id, page.started_at::text as at, (said.found or judged.found) is true as "isCorrected"
      from (
        select calls.id, calls.started_at from calls where ${begunSince(teamId, since)} ${later}
        order by ${begun}, calls.id limit ${PAGE}
      ) as page
      left join lateral (
        select true as found from call_segments where call_id = page.id and (fed is not null
          or annotations @? '$[*] ? (@.status == "accepted" || @.status == "edited" || @.status == "dismissed")') limit 1
      ) as said on true
      left join lateral (
        select true as found from call_checks where call_id = page.id and corrected_by is not null limit 1
      ) as judged on true
      order by page.started_at, page.id`,
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
