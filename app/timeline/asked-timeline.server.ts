import { parse } from 'hono/utils/cookie'
import { isUuid } from '#domain/uuid.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findNote } from '#db/pace/notes/notes.ts'
import { type TimelineCursor, TimelineCursorSchema } from '#db/pace/related/timeline-page.ts'
import { readGroups, TIMELINE_COOKIE, type TimelineGroup } from '#domain/timeline/timeline.ts'

export type AskedTimeline = { after: TimelineCursor | null; show: TimelineGroup[] }

/**
 * Which page of a timeline an address asks for, and of what: where it does not say so, of what somebody looked at last. One that asks for a
 * note is led to it, whatever is looked at else and however much has come since. An address that says it wrongly shows the newest.
 */
export async function askTimeline(db: PaceDb, { url, headers }: Request): Promise<AskedTimeline> {
  const params = new URL(url).searchParams
  const note = params.get('note')
  const asked = isUuid(note ?? '') && !params.has('at') ? await findNote(db, note ?? '') : null
  if (asked) return { after: above(asked.createdAt), show: [] }
  const remembered = parse(headers.get('cookie') ?? '', TIMELINE_COOKIE)[TIMELINE_COOKIE]
  return {
    after: TimelineCursorSchema.safeParse(Object.fromEntries(params)).data ?? null,
    show: readGroups(params.get('show') ?? remembered ?? null),
  }
}

/** What is newer than an instant, and what is of it, is told apart by a place between them. */
function above(at: string): TimelineCursor {
  return { at: new Date(Date.parse(at) + 1).toISOString(), kind: 'activity', id: '' }
}

/** So much of it at once. */
export const TIMELINE_PAGE = 60
