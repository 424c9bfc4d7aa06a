import { and, type SQL } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { IS_CALL, PLACES, readNotes } from '../leads/timeline.ts'
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
