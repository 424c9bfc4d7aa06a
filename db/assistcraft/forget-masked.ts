import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Segment } from '#domain/call/fields.ts'
import { MASK } from '#domain/call/masking/sensitive.ts'
import type { AssistcraftDb } from './client.ts'
import { analyses, modelOutputs, transcriptSegments } from './schema.ts'

/**
 * Segments that are masked by now: older wordings of them go, with what was read into the words that are masked, and
 * what models answered while these words stood there. Part of the transaction that stores the new wording.
 */
export async function forgetMasked(
  tx: AssistcraftDb,
  callId: string,
  segments: readonly Segment[],
): Promise<void> {
  const masked = segments.filter(({ text }) => text.includes(MASK))
  if (masked.length === 0) return
  const before = await tx
    .select({ segmentId: transcriptSegments.segmentId, text: transcriptSegments.text })
    .from(transcriptSegments)
    .where(
      and(
        eq(transcriptSegments.callId, callId),
        inArray(
          transcriptSegments.segmentId,
          masked.map(({ id }) => id),
        ),
      ),
    )
  const now = new Map(masked.map(({ id, text }) => [id, text]))
  const ids = [...new Set(before.filter(isMaskedSince(now)).map(({ segmentId }) => segmentId))]
  if (ids.length === 0) return
  await tx
    .delete(transcriptSegments)
    .where(and(eq(transcriptSegments.callId, callId), inArray(transcriptSegments.segmentId, ids)))
  await tx
    .delete(analyses)
    .where(and(eq(analyses.callId, callId), inArray(analyses.segmentId, ids)))
  await tx
    .update(modelOutputs)
    .set({ output: null })
    .where(and(eq(modelOutputs.callId, callId), sql`${modelOutputs.output} is not null`))
}

/** Whether a stored wording has fewer masks than the segment has now. */
function isMaskedSince(now: ReadonlyMap<string, string>) {
  return ({ segmentId, text }: { segmentId: string; text: string }) =>
    text.split(MASK).length < (now.get(segmentId)?.split(MASK).length ?? 0)
}
