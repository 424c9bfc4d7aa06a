import { z } from 'zod'
import { named } from '../said.ts'

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/
const clock = z
  .string()
  .refine((time) => CLOCK.test(time), named('is no time of day like 09:00', 'noTimeOfDay'))

/** A stretch of one day in which the house works, by its wall clock; `24:00` is the end of the day. */
export const stretch = z
  .object({ from: clock, to: clock })
  .refine(({ from, to }) => from < to, named('ends before it begins', 'hoursEndFirst'))
export type Stretch = z.infer<typeof stretch>

/** Monday first. Several stretches make a break between them; none is a day off. */
export const WeekSchema = z
  .array(
    z
      .array(stretch)
      .max(4)
      .refine(
        (day) => day.every(({ from }, at) => at === 0 || from >= (day[at - 1]?.to ?? '')),
        named('has hours that overlap, or are out of order', 'hoursOverlap'),
      ),
  )
  .length(7)
  .refine(
    (week) => week.some((day) => day.length > 0),
    named('has no working hours at all', 'noHours'),
  )
export type Week = z.infer<typeof WeekSchema>

/** `09:30` as minutes since midnight. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
