import { and, asc, desc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm'
import type { TranscriptSegment } from '#domain/call/transcript.ts'
import type { PaceDb } from '../client.ts'
import { cutPage } from '../query/keyset.ts'
import { callSegments } from '../schema.ts'

/** Writes what a commit touched, in one statement of one parameter; the rest of the transcript is not looked at. */
export async function writeSegments(
  tx: PaceDb,
  callId: string,
  segments: readonly TranscriptSegment[],
): Promise<void> {
  if (segments.length === 0) return
  await tx.execute(sql`
    insert into call_segments (call_id, segment_id, party, role, begin_ms, end_ms, text, language, confidence, revision, fed, annotations)
    select ${callId}, "segmentId", party, role, "beginMs", "endMs", text, language, confidence, revision, fed, annotations
    from jsonb_to_recordset(${JSON.stringify(segments)}::jsonb) as s ("segmentId" text, party text, role text,
      "beginMs" int, "endMs" int, text text, language text, confidence float8, revision int, fed text, annotations jsonb)
    on conflict (call_id, segment_id) do update set party = excluded.party, role = excluded.role,
      begin_ms = excluded.begin_ms, end_ms = excluded.end_ms, text = excluded.text, language = excluded.language,
      confidence = excluded.confidence, revision = excluded.revision, fed = excluded.fed, annotations = excluded.annotations`)
}

export async function deleteSegments(
  tx: PaceDb,
  callId: string,
  segmentIds: readonly string[],
): Promise<void> {
  if (segmentIds.length === 0) return
  await tx
    .delete(callSegments)
    .where(ofCall(callId, inArray(callSegments.segmentId, [...segmentIds])))
}

/** Before a transcript is written anew, whole. */
export async function deleteTranscript(tx: PaceDb, callId: string): Promise<void> {
  await tx.delete(callSegments).where(ofCall(callId))
}

/** A transcript in spoken order, one page after another: `after` is the last segment of the page before. */
export async function listSegments(
  db: PaceDb,
  callId: string,
  { limit, after }: { limit: number; after?: string },
): Promise<{ rows: TranscriptSegment[]; next: string | null }> {
  const found = await inSpokenOrder(db, callId, after).limit(limit + 1)
  return cutPage(found, limit, ({ segmentId }) => segmentId)
}

/** All of it, as REST shows a call. */
export async function listTranscript(db: PaceDb, callId: string): Promise<TranscriptSegment[]> {
  return inSpokenOrder(db, callId)
}

/** The last that were said, in spoken order. */
export async function listLatestSegments(
  db: PaceDb,
  callId: string,
  limit: number,
): Promise<TranscriptSegment[]> {
  const { callId: _, ...columns } = getTableColumns(callSegments)
  const latest = await db
    .select(columns)
    .from(callSegments)
    .where(ofCall(callId))
    .orderBy(desc(columns.beginMs), desc(columns.segmentId))
    .limit(limit)
  return latest.reverse()
}

function inSpokenOrder(db: PaceDb, callId: string, after?: string) {
  const { callId: _, ...columns } = getTableColumns(callSegments)
  const { beginMs, segmentId } = columns
  const isAfter = sql`(${beginMs}, ${segmentId}) > (
    select s.begin_ms, s.segment_id from call_segments s
    where s.call_id = ${callId} and s.segment_id = ${after})`
  return db
    .select(columns)
    .from(callSegments)
    .where(ofCall(callId, after === undefined ? undefined : isAfter))
    .orderBy(asc(beginMs), asc(segmentId))
}

export type SpokenWords = { segmentId: string; text: string }

/** The segment of that id, else the customer's last one; it holds the words that are quoted. What the agent said is no word of the customer's. */
export async function findSpokenSegment(
  db: PaceDb,
  callId: string,
  { segmentId, quote }: { segmentId?: string; quote?: string },
): Promise<SpokenWords | null> {
  const { segmentId: id, text, role, beginMs } = callSegments
  const isPlace = segmentId ? eq(id, segmentId) : eq(role, 'customer')
  const isQuoted = sql`position(lower(${quote ?? ''}::text) in lower(${text})) > 0`
  const [row] = await db
    .select({ segmentId: id, text })
    .from(callSegments)
    .where(ofCall(callId, and(isPlace, isQuoted)))
    .orderBy(desc(beginMs), desc(id))
    .limit(1)
  return row ?? null
}

export type MarkedWords = Pick<
  TranscriptSegment,
  'segmentId' | 'role' | 'beginMs' | 'endMs' | 'text' | 'language'
> & { start: number | null; end: number | null }

/** What was said where this mark is, as it is read by everybody who may read the call: what is hidden in it stays hidden. */
export async function findMarkedWords(
  db: PaceDb,
  callId: string,
  markId: string,
): Promise<MarkedWords | null> {
  const { segmentId, role, beginMs, endMs, text, language, annotations } = callSegments
  const [row] = await db
    .select({ segmentId, role, beginMs, endMs, text, language, annotations })
    .from(callSegments)
    .where(ofCall(callId, sql`${annotations} @> ${JSON.stringify([{ id: markId }])}::jsonb`))
    .orderBy(asc(beginMs), asc(segmentId))
    .limit(1)
  if (!row) return null
  const { annotations: marks, ...words } = row
  const mark = marks.find(({ id }) => id === markId)
  return { ...words, start: mark?.start ?? null, end: mark?.end ?? null }
}

function ofCall(callId: string, condition?: SQL): SQL | undefined {
  return and(eq(callSegments.callId, callId), condition)
}
