import type { DayPart, SaidTime } from '#domain/spoken/when/said-times.ts'
import { type Busy, freeSlots, freeSlotsOn, shownOn } from '#domain/viewing/free-slots.ts'
import { earliestOf, minutesOf, type ShowingPlan } from '#domain/viewing/showing.ts'
import { daysAfter, instantOf, wallTime } from '#domain/zone-time.ts'
import { findPlan } from '#db/pace/viewings/showings.ts'
import { findBusy } from '#db/pace/viewings/slot.ts'
import type { Guess, GuessedTime, Standing } from './guess.ts'
import type { Guessing } from './guessing.ts'

const MINUTE_MS = 60_000
/** All of a day at the half hours. */
const MOST = 48
/** From which minute of the day until which. */
const PARTS: Record<DayPart, readonly [number, number]> = {
  morning: [0, 12 * 60],
  afternoon: [12 * 60, 17 * 60],
  evening: [17 * 60, 24 * 60],
}

type Of = { leadId: string | null; listingId: string | null }
type Day = { busy: readonly Busy[]; plan: ShowingPlan | null; minutes: number }

/** The times that were said, with whether they are free; what is over is none, and of a day without a clock it is the first free time. */
export async function standTimes(
  who: Guessing,
  of: Of,
  said: readonly SaidTime[],
): Promise<Pick<Guess, 'times' | 'minutes'>> {
  const { db, zone, personId } = who
  const plan = await findPlan(db, of.listingId)
  const minutes = minutesOf(plan)
  const times = await Promise.all(
    said.map(async (time) => {
      const [from, until] = [
        instantOf(time.day, 0, zone),
        instantOf(daysAfter(time.day, 1), 0, zone),
      ]
      const span = { startsAt: new Date(from).toISOString(), endsAt: new Date(until).toISOString() }
      const busy = await findBusy(db, { agentId: personId, ...of, ...span })
      return stand(who, time, { busy, plan, minutes })
    }),
  )
  return { times: times.flatMap((time) => time ?? []), minutes }
}

function stand(
  who: Guessing,
  { words, day, clock, part }: SaidTime,
  known: Day,
): GuessedTime | null {
  if (clock === null) {
    const first = firstFree(who, { day, part }, known)
    return first === null ? null : { words, day, clock: first, isSaid: false, standing: 'free' }
  }
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  const starts = instantOf(day, hour * 60 + minute, who.zone)
  if (starts <= who.now) return null
  return { words, day, clock, isSaid: true, standing: standingAt(who, { day, starts }, known) }
}

function standingAt(
  { zone, now }: Guessing,
  { day, starts }: { day: string; starts: number },
  { busy, plan, minutes }: Day,
): Standing {
  const ends = starts + minutes * MINUTE_MS
  const isShown = shownOn(plan, day, zone).some(
    ({ opens, closes }) => opens <= starts && ends <= closes,
  )
  if (!isShown || starts < earliestOf(plan, now, 0)) return 'notShown'
  const slot = { from: starts, until: ends, now, minutes, busy, most: 1 }
  return freeSlots(slot).length > 0 ? 'free' : 'taken'
}

function firstFree(
  { zone, now }: Guessing,
  { day, part }: Pick<SaidTime, 'day' | 'part'>,
  { busy, plan, minutes }: Day,
): string | null {
  const free = freeSlotsOn({ day, zone, plan, now, minutes, busy, most: MOST })
  const [from, until] = part ? PARTS[part] : [0, 24 * 60]
  const clocks = free.map((instant) => wallTime(instant, zone).slice(11, 16))
  return clocks.find((clock) => within(clock, from, until)) ?? null
}

function within(clock: string, from: number, until: number): boolean {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  const at = hour * 60 + minute
  return from <= at && at < until
}
