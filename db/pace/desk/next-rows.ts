import { z } from 'zod'
import { InstantSchema } from '#domain/calendar.ts'
import type { DeskItem } from '#domain/desk/desk-item.ts'
import { compareRows, type DeskRow, placeOf } from '#domain/desk/urgency.ts'
import type { PaceDb } from '../client.ts'
import { ENQUIRY_SOURCES, FOLLOW_UP_SOURCES } from './lead-sources.ts'
import { MATCH_SOURCES } from './match-source.ts'
import { OTHER_SOURCES } from './other-sources.ts'
import type { DeskSource, SourcePlace, Whose } from './source.ts'

const SOURCES = {
  ...ENQUIRY_SOURCES,
  ...FOLLOW_UP_SOURCES,
  ...OTHER_SOURCES,
  ...MATCH_SOURCES,
}
type SourceName = keyof typeof SOURCES
const NAMES = Object.keys(SOURCES) as SourceName[]

const PlaceSchema = z.object({ at: InstantSchema.nullable(), id: z.uuid() })
/** How far each source is shown; one that has no more is `null`. Whose page it is does not stand in it: each is asked for its own. */
export const DeskCursorSchema = z.object({
  now: InstantSchema,
  endOfToday: InstantSchema,
  places: z.partialRecord(z.enum(NAMES as [SourceName, ...SourceName[]]), PlaceSchema.nullable()),
})
export type DeskCursor = z.infer<typeof DeskCursorSchema>

type Found = { name: SourceName; row: DeskRow }

/**
 * A page of what to do next. Each source gives so many of its own in their order; what all of them give is merged by the one rule, and each goes on
 * behind the last that is shown of it.
 */
export async function listDeskRows(
  db: PaceDb,
  whose: Whose,
  from: DeskCursor | { now: string; endOfToday: string },
  limit: number,
): Promise<{ items: DeskItem[]; next: DeskCursor | null }> {
  const { now, endOfToday } = from
  const places: DeskCursor['places'] = 'places' in from ? from.places : {}
  const moment = { now: Date.parse(now), endOfToday: Date.parse(endOfToday) }
  const read = async (name: SourceName): Promise<{ name: SourceName; items: DeskItem[] }> => {
    const after = places[name]
    if (after === null) return { name, items: [] }
    const source: DeskSource = SOURCES[name]
    return { name, items: await source(db, { whose, now, endOfToday, after, limit: limit + 1 }) }
  }
  const pages = await Promise.all(NAMES.map(read))
  const found = pages
    .flatMap(({ name, items }) =>
      items.flatMap((item): Found[] => {
        const place = placeOf(item, moment)
        return place ? [{ name, row: { item, place } }] : []
      }),
    )
    .toSorted((a, b) => compareRows(a.row, b.row))
  const shown = found.slice(0, limit)
  const hasMore = found.length > limit
  return {
    items: shown.map(({ row }) => row.item),
    next: hasMore ? { now, endOfToday, places: placesBehind(shown, found, places) } : null,
  }
}

function placesBehind(
  shown: readonly Found[],
  found: readonly Found[],
  before: DeskCursor['places'],
): DeskCursor['places'] {
  const entries = NAMES.map((name): [SourceName, SourcePlace | null | undefined] => {
    const isLeft = found.slice(shown.length).some((one) => one.name === name)
    if (!isLeft) return [name, null]
    const last = shown.findLast((one) => one.name === name)
    return [name, last ? { at: last.row.place.at, id: last.row.item.id } : before[name]]
  })
  return Object.fromEntries(entries.filter(([, place]) => place !== undefined))
}
