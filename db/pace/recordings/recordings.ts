import { asc, eq, getTableColumns, inArray, lt, sql } from 'drizzle-orm'
import type { HeardLine } from '#domain/call/playback/hearing.ts'
import { MASK } from '#domain/call/masking/sensitive.ts'
import type { PaceDb } from '../client.ts'
import { blobs, callRecordings, callSegments } from '../schema.ts'

export type Recording = NonNullable<Awaited<ReturnType<typeof findRecording>>>
export type NewRecording = Omit<typeof callRecordings.$inferInsert, 'createdAt'>

/** The recording of a call, or null. */
export async function findRecording(db: PaceDb, callId: string) {
  const [row] = await db
    .select({ ...getTableColumns(callRecordings), bytes: blobs.bytes, type: blobs.type })
    .from(callRecordings)
    .innerJoin(blobs, eq(blobs.hash, callRecordings.hash))
    .where(eq(callRecordings.callId, callId))
  return row ?? null
}

/** Lets nobody else change the recording of a call until the transaction has ended, whether there is one or not. */
export async function holdRecording(tx: PaceDb, callId: string): Promise<void> {
  const name = `recording of ${callId}`
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
}

/** Keeps it in place of the one before; its content has to be stored by then. */
export async function putRecording(tx: PaceDb, recording: NewRecording): Promise<void> {
  const { callId: _, ...rest } = recording
  await tx
    .insert(callRecordings)
    .values(recording)
    .onConflictDoUpdate({
      target: callRecordings.callId,
      set: { ...rest, createdAt: sql`now()` },
    })
}

/** Whether there was one. */
export async function deleteRecording(tx: PaceDb, callId: string): Promise<boolean> {
  const rows = await tx
    .delete(callRecordings)
    .where(eq(callRecordings.callId, callId))
    .returning({ callId: callRecordings.callId })
  return rows.length > 0
}

/** What hides words: ours, or what other systems write in the place of some (`[PII]`, `****`) before they tell them. */
const HIDDEN = `${MASK}|\\[[A-Z][A-Z_ -]*\\]|[*#•●█]{3}|[Xx]{4}`

type Old = { before: string; limit: number }

/** Takes away recordings of calls from before a moment, the oldest first; gives what they were. */
export async function deleteOldRecordings(tx: PaceDb, old: Old) {
  const { callId, hash } = callRecordings
  // Chosen once: as a part of the condition it may be asked again for each row, and passes over what is already gone.
  const chosen = tx.$with('chosen').as(selectOldRecordings(tx, old))
  return tx
    .with(chosen)
    .delete(callRecordings)
    .where(inArray(callId, tx.select({ callId: chosen.callId }).from(chosen)))
    .returning({
      callId,
      hash,
      type: sql<string>`(select ${blobs.type} from ${blobs} where ${blobs.hash} = ${hash})`,
    })
}

/** Which they are; those that somebody just changes are left for the next time. */
export function selectOldRecordings(tx: PaceDb, { before, limit }: Old) {
  const { callId, recordedAt } = callRecordings
  return tx
    .select({ callId })
    .from(callRecordings)
    .where(lt(recordedAt, before))
    .orderBy(asc(recordedAt), asc(callId))
    .limit(limit)
    .for('update', { skipLocked: true })
}

/** The lines of a call as far as they say what of its recording is heard; their words stay where they are. */
export async function listHeardLines(db: PaceDb, callId: string): Promise<HeardLine[]> {
  const { beginMs, endMs, text, fed, annotations } = callSegments
  return db
    .select({
      beginMs,
      endMs,
      length: sql<number>`length(${text})`,
      // Whoever corrected the words may have taken the sign away: what the feed wrote has it.
      isSecret: sql<boolean>`(concat(${text}, ' ', ${fed}) ~ ${HIDDEN} or ${annotations} @> '[{"kind":"sensitive"}]'::jsonb)`,
    })
    .from(callSegments)
    .where(eq(callSegments.callId, callId))
    .orderBy(asc(beginMs), asc(callSegments.segmentId))
}
