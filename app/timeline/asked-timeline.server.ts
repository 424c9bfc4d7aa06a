import { parse } from 'hono/utils/cookie'
import { type TimelineCursor, TimelineCursorSchema } from '#db/pace/related/timeline-page.ts'
import { readGroups, TIMELINE_COOKIE, type TimelineGroup } from '#domain/timeline/timeline.ts'

export type AskedTimeline = { after: TimelineCursor | null; show: TimelineGroup[] }

/**
 * Which page of a timeline an address asks for, and of what: where it does not say so, of what somebody looked at last. An address that says
 * it wrongly shows the newest.
 */
export function readAskedTimeline({ url, headers }: Request): AskedTimeline {
  const params = new URL(url).searchParams
  const remembered = parse(headers.get('cookie') ?? '', TIMELINE_COOKIE)[TIMELINE_COOKIE]
  return {
    after: TimelineCursorSchema.safeParse(Object.fromEntries(params)).data ?? null,
    show: readGroups(params.get('show') ?? remembered ?? null),
  }
}

/** So much of it at once. */
export const TIMELINE_PAGE = 60
