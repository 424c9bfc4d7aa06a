import { and, eq, isNotNull, isNull, type SQL } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { newestFirst, PLACES, type Slice } from '../leads/timeline.ts'
import type { TimelineEntry } from '../leads/timeline-entry.ts'
import { files, leads, recordNotes } from '../schema.ts'
import type { Source } from './timeline-page.ts'

/** Notes to colleagues, and of them those that tell of a call among the calls. */
export function noteSources(db: PaceDb, where: SQL | undefined): Source[] {
  return (['notes', 'calls'] as const).map((group) => ({
    group,
    kind: 'note',
    place: PLACES.note,
    where: and(where, IS_CALL[group]),
    read: (slice) => readNotes(db, slice),
  }))
}

/** What tells of a call is looked for among the calls. */
const IS_CALL = {
  calls: isNotNull(recordNotes.callOutcome),
  notes: isNull(recordNotes.callOutcome),
}

/** `where` may ask for the lead that they are on. */
async function readNotes(db: PaceDb, { where, limit }: Slice): Promise<TimelineEntry[]> {
  const {
    id,
    createdAt: at,
    authorId,
    callOutcome,
    parts,
    editedAt,
    hearing,
    voiceMs,
  } = recordNotes
  const rows = await db
    .select({ id, at, authorId, callOutcome, parts, editedAt, hearing, voiceMs, fileId: files.id })
    .from(recordNotes)
    .leftJoin(leads, eq(leads.id, recordNotes.leadId))
    .leftJoin(files, and(eq(files.id, recordNotes.fileId), isNull(files.removedAt)))
    .where(where)
    .orderBy(...newestFirst(PLACES.note))
    .limit(limit)
  return rows.map(({ hearing: heard, voiceMs: ms, fileId, ...row }) => ({
    kind: 'note',
    ...row,
    voice: heard && { fileId, ms: ms ?? 0, hearing: heard },
  }))
}
