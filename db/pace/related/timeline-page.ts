import { and, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { InstantSchema } from '#domain/calendar.ts'
import { isStorable } from '#domain/storable.ts'
import type { TimelineGroup } from '#domain/timeline/timeline.ts'
import type { Place, Slice } from '../leads/timeline.ts'
import type { TimelineEntry } from '../leads/timeline-entry.ts'

/** The order of what happened in one instant. */
const KINDS = [
  'activity',
  'call',
  'enquiry',
  'event',
  'lead',
  'merge',
  'message',
  'note',
  'shortlist',
  'viewing',
  'viewingAnswer',
] as const satisfies readonly TimelineEntry['kind'][]
type Kind = (typeof KINDS)[number]

/** The last entry of the page before. */
export const TimelineCursorSchema = z.object({
  at: InstantSchema,
  kind: z.enum(KINDS),
  id: z.string().max(80).refine(isStorable),
})
export type TimelineCursor = z.output<typeof TimelineCursorSchema>

export type TimelinePage = { entries: TimelineEntry[]; next: TimelineCursor | null }
/** `show`: what it is narrowed to; empty for everything. */
export type AskedPage = {
  limit: number
  after: TimelineCursor | null
  show?: readonly TimelineGroup[]
}

/** Where some entries of a timeline come from, each by its own index. */
export type Source = {
  group: TimelineGroup
  kind: Kind
  place: Place
  where: SQL | undefined
  read: (slice: Slice) => Promise<TimelineEntry[]>
}

/** A page of what all these have, newest first: each is asked for a page of its own, and of them all the newest are the page. */
export async function readTimelinePage(
  sources: readonly Source[],
  { limit, after, show = [] }: AskedPage,
): Promise<TimelinePage> {
  const asked = sources.filter(({ group }) => show.length === 0 || show.includes(group))
  const found = await Promise.all(
    asked.map(({ kind, place, where, read }) =>
      read({
        where: and(where, after ? isAfter(kind, place, after) : undefined),
        limit: limit + 1,
      }),
    ),
  )
  const all = found.flat().toSorted(byPlace)
  const entries = all.slice(0, limit)
  const last = entries.at(-1)
  return { entries, next: last && all.length > limit ? cursorOf(last) : null }
}

function cursorOf({ at, kind, id }: TimelineEntry): TimelineCursor {
  return { at, kind, id }
}

/** Newest first; of one instant by kind, then by id, all of it downwards. */
function byPlace(a: TimelineEntry, b: TimelineEntry): number {
  return compare(b.at, a.at) || compare(b.kind, a.kind) || compare(b.id, a.id)
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/** Comes after the last entry of the page before, in the order of `byPlace`. */
function isAfter(kind: Kind, { at, id }: Place, last: TimelineCursor): SQL {
  const instant = sql`${last.at}::timestamptz`
  if (kind < last.kind) return sql`${at} <= ${instant}`
  if (kind > last.kind) return sql`${at} < ${instant}`
  return sql`(${at} < ${instant} or (${at} = ${instant} and (${id}) collate "C" < ${last.id}))`
}
