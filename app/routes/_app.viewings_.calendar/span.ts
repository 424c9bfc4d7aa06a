import { z } from 'zod'
import { DaySchema } from '#domain/calendar.ts'
import { conditionName, type Filter } from '#domain/list/filter.ts'
import { writeListState } from '#domain/list/address.ts'
import { defaultState, type ListState } from '#domain/list/state.ts'
import { VIEWING_LIST } from '#domain/list/viewings.ts'
import { parse } from '#domain/parse.ts'
import { daysAfter, weekdayOf } from '#domain/zone-time.ts'

export const SHAPES = ['day', 'week', 'agenda'] as const
export type Shape = (typeof SHAPES)[number]
/** Which days of the house's calendar are looked at, and how. */
export type Span = { shape: Shape; day: string; days: string[] }

const AGENDA_DAYS = 14
const WEEK_DAYS = 7

const AskedSchema = z.object({
  day: DaySchema.optional(),
  as: z.enum(SHAPES).default('week'),
})

/** What an address of the calendar asks for. Throws `invalid`. */
export function readSpan(
  params: URLSearchParams,
  { today, firstDay }: { today: string; firstDay: number },
): Span {
  const asked = { day: params.get('day') || undefined, as: params.get('as') || undefined }
  const { day = today, as: shape } = parse(AskedSchema, asked, 'The address')
  return spanOf(shape, day, firstDay)
}

export function spanOf(shape: Shape, day: string, firstDay: number): Span {
  const first = shape === 'week' ? weekOf(day, firstDay) : day
  return {
    shape,
    day,
    days: Array.from({ length: lengthOf(shape) }, (_, at) => daysAfter(first, at)),
  }
}

/** The day that the next or the former span is asked for by. */
export function stepFrom({ shape, day }: Pick<Span, 'shape' | 'day'>, by: 1 | -1): string {
  return daysAfter(day, by * lengthOf(shape))
}

/** The list of which the calendar shows the rows: what it is narrowed to, within the days, without what was called off. */
export function listedIn({ days }: Span, narrowing: Filter): ListState {
  const names = narrowing.map(conditionName)
  return {
    ...defaultState(VIEWING_LIST),
    filter: [
      ...narrowing.filter((condition) => conditionName(condition) !== 'start.between'),
      { column: 'start', operator: 'between', values: [days[0] ?? null, days.at(-1) ?? null] },
      ...(names.includes('status') || names.includes('status.isNot') ? [] : [NOT_CALLED_OFF]),
    ],
    sort: [{ column: 'start', direction: 'asc' }],
  }
}

const NOT_CALLED_OFF = { column: 'status', operator: 'isNot', values: ['cancelled'] } as const

export function calendarAddress(
  { shape, day }: Pick<Span, 'shape' | 'day'>,
  narrowing: Filter,
): string {
  const params = writeListState(VIEWING_LIST, { ...defaultState(VIEWING_LIST), filter: narrowing })
  params.delete('sort')
  params.set('as', shape)
  params.set('day', day)
  return `/viewings/calendar?${params.toString()}`
}

function lengthOf(shape: Shape): number {
  return shape === 'day' ? 1 : shape === 'week' ? WEEK_DAYS : AGENDA_DAYS
}

/** The first day of the week that a day is in. */
function weekOf(day: string, firstDay: number): string {
  return daysAfter(day, -((weekdayOf(day) - firstDay + 7) % 7))
}
