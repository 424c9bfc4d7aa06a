import { z } from 'zod'
import { addDays, shift, startOf, UNITS } from './days.ts'

const BoundSchema = z.object({
  unit: z.enum(UNITS),
  /** So many of them from today. */
  by: z.number().int().min(-40_000).max(40_000),
  /** From the unit's first day, and not from the same day in it. */
  start: z.boolean().default(false),
  /** And so many days on. */
  days: z.number().int().min(-31).max(31).default(0),
})

/** How the ends of a time that was said from today on ("today", "last month") move with the days. */
export const RollsSchema = z.object({
  from: BoundSchema.optional(),
  to: BoundSchema.optional(),
})
export type Bound = z.output<typeof BoundSchema>
export type Rolls = z.output<typeof RollsSchema>

type Time = { from?: string | undefined; to?: string | undefined; rolls?: Rolls | undefined }
type Timed = { time?: Time | undefined; versus?: Time | undefined }

export function bound(unit: Bound['unit'], by: number, more: Partial<Bound> = {}): Bound {
  return { unit, by, start: false, days: 0, ...more }
}

function dayAt({ unit, by, start, days }: Bound, today: string): string {
  return addDays(shift(start ? startOf(today, unit) : today, unit, by), days)
}

/** The plan with its times as they are on that day: what was said from today on is meant from that day's. */
export function onDay<P extends Timed>(plan: P, today: string): P {
  return eachTime(plan, (time) => moveTo(time, today))
}

function moveTo(time: Time, today: string): Time {
  const { from, to } = time.rolls ?? {}
  return {
    ...time,
    ...(from ? { from: dayAt(from, today) } : {}),
    ...(to ? { to: dayAt(to, today) } : {}),
  }
}

/** The plan without what moves its times otherwise than they were read: a model's dates are held against what it says of them. */
export function withTrueRolls<P extends Timed>(plan: P, today: string): P {
  return eachTime(plan, (time) => {
    const moved = moveTo(time, today)
    if (moved.from === time.from && moved.to === time.to) return time
    const { rolls: _, ...fixed } = time
    return fixed
  })
}

/** Whether nothing about its times stands still while its words would move, as far as that is known. */
export function rollsWhole({ time, versus }: Timed): boolean {
  return [time, versus].every(
    (one) =>
      !one ||
      ((!one.from || one.rolls?.from !== undefined) && (!one.to || one.rolls?.to !== undefined)),
  )
}

function eachTime<P extends Timed>(plan: P, change: (time: Time) => Time): P {
  const { time, versus } = plan
  return {
    ...plan,
    ...(time ? { time: change(time) } : {}),
    ...(versus ? { versus: change(versus) } : {}),
  }
}
