import { and, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import type { Annotation } from '#domain/call/annotation.ts'
import type { Segment } from '#domain/call/fields.ts'
import type { AssistcraftDb } from './client.ts'
import { analyses, transcriptSegments } from './schema.ts'

/** The segments as they were analysed; one that was analysed before under the same revision takes its new words. */
export async function saveSegments(
  db: AssistcraftDb,
  callId: string,
  segments: readonly Segment[],
): Promise<void> {
  if (segments.length === 0) return
  const rows = segments.map(({ id, revision, role, text, language, beginMs, endMs }) => ({
    callId,
    segmentId: id,
    revision,
    role,
    text,
    language,
    beginMs,
    endMs,
  }))
  await db
    .insert(transcriptSegments)
    .values(rows)
    .onConflictDoUpdate({
      target: [
        transcriptSegments.callId,
        transcriptSegments.segmentId,
        transcriptSegments.revision,
      ],
      set: { text: sql`excluded.text`, role: sql`excluded.role`, analysedAt: sql`now()` },
    })
}

/** What was found, under the annotations' own ids: saving again changes nothing but what differs. */
export async function saveAnalyses(
  db: AssistcraftDb,
  callId: string,
  found: readonly Annotation[],
  analyser: string,
): Promise<void> {
  if (found.length === 0) return
  const rows = found.map(({ id, segmentId, kind, type, value, confidence }) => ({
    callId,
    annotationId: id,
    segmentId,
    kind,
    type,
    value,
    confidence,
    analyser,
  }))
  await db
    .insert(analyses)
    .values(rows)
    .onConflictDoUpdate({
      target: [analyses.callId, analyses.annotationId],
      set: {
        value: sql`excluded.value`,
        type: sql`excluded.type`,
        confidence: sql`excluded.confidence`,
      },
    })
}

/** What people made of the marks. A fate is written when it changes, with the time. */
export async function saveFates(
  db: AssistcraftDb,
  callId: string,
  fates: ReadonlyMap<string, string>,
): Promise<void> {
  for (const fate of new Set(fates.values())) {
    const ids = [...fates].filter(([, value]) => value === fate).map(([id]) => id)
    await db
      .update(analyses)
      .set({ fate, fateAt: sql`now()` })
      .where(
        and(
          eq(analyses.callId, callId),
          inArray(analyses.annotationId, ids),
          or(isNull(analyses.fate), ne(analyses.fate, fate)),
        ),
      )
  }
}

export async function listAnalyses(
  db: AssistcraftDb,
  callId: string,
): Promise<(typeof analyses.$inferSelect)[]> {
  return db
    .select()
    .from(analyses)
    .where(eq(analyses.callId, callId))
    .orderBy(analyses.createdAt, analyses.annotationId)
}
