import { z } from 'zod'
import { dayOf, daysAfter, instantOf, wallTime } from '../zone-time.ts'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time of day, as in 21:30')

/** When somebody wants to hear what. In the quiet hours nothing rings; they may go over midnight. */
export const DeliverySchema = z.object({
  quiet: z.object({ from: clock, to: clock }).nullable(),
  digest: z.enum(['off', 'hourly', 'daily']),
})
export type Delivery = z.infer<typeof DeliverySchema>

export const USUAL_DELIVERY: Delivery = { quiet: { from: '21:00', to: '07:30' }, digest: 'daily' }

const HOUR = 3_600_000
/** What came since yesterday is read before the first calls of the day. */
const DAILY_AT = 8 * 60

/** The first instant from `now` on at which something may ring: `now` itself outside the quiet hours. */
export function audibleFrom(now: number, { quiet }: Pick<Delivery, 'quiet'>, zone: string): number {
  if (!quiet || quiet.from === quiet.to) return now
  const time = wallTime(now, zone).slice(11, 16)
  const isOverMidnight = quiet.from > quiet.to
  const isQuiet = isOverMidnight
    ? time >= quiet.from || time < quiet.to
    : time >= quiet.from && time < quiet.to
  if (!isQuiet) return now
  const today = dayOf(now, zone)
  const endsTomorrow = isOverMidnight && time >= quiet.from
  // Where clocks go back an end that comes twice may be past already.
  return Math.max(
    now,
    instantOf(endsTomorrow ? daysAfter(today, 1) : today, minutesOf(quiet.to), zone),
  )
}

/** When the digest goes out that takes what comes at `now`; null for who wants none. */
export function nextDigest(now: number, delivery: Delivery, zone: string): number | null {
  if (delivery.digest === 'off') return null
  if (delivery.digest === 'hourly')
    return audibleFrom(Math.floor(now / HOUR) * HOUR + HOUR, delivery, zone)
  const today = dayOf(now, zone)
  const atToday = instantOf(today, DAILY_AT, zone)
  return atToday > now ? atToday : instantOf(daysAfter(today, 1), DAILY_AT, zone)
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
