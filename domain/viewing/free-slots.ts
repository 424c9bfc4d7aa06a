import { instantOf } from '../zone-time.ts'
import { earliestOf, showingOn, type ShowingPlan } from './showing.ts'
import { TRAVEL_MINUTES } from './slot.ts'

/** A time that is taken; `isFar`: by somebody who has to come from another community, or go there. */
export type Busy = { startsAt: string; endsAt: string; isFar: boolean }

export type SlotsWanted = {
  /** From when until when homes are shown that day. */
  from: number
  until: number
  /** What is over is offered to nobody. */
  now: number
  minutes: number
  busy: readonly Busy[]
  most: number
}

/** Nobody is shown a home before or after, where nothing else is laid down. */
const SHOWN = { from: 9 * 60, until: 20 * 60 } as const

const MINUTE_MS = 60_000
/** People meet at the hour and at the half. */
const STEP_MS = 30 * MINUTE_MS
const TRAVEL_MS = TRAVEL_MINUTES * MINUTE_MS

/** The first times of a day that nobody and nothing takes, with the way from one community to another left free before and after. */
export function freeSlots({ from, until, now, minutes, busy, most }: SlotsWanted): string[] {
  const lasts = minutes * MINUTE_MS
  const taken = busy.map(({ startsAt, endsAt, isFar }) => ({
    from: Date.parse(startsAt) - (isFar ? TRAVEL_MS : 0),
    until: Date.parse(endsAt) + (isFar ? TRAVEL_MS : 0),
  }))
  const free: string[] = []
  for (let start = from; start + lasts <= until && free.length < most; start += STEP_MS) {
    const isTaken = taken.some((one) => start < one.until && start + lasts > one.from)
    if (start > now && !isTaken) free.push(new Date(start).toISOString())
  }
  return free
}

type DayWanted = Omit<SlotsWanted, 'from' | 'until'> & {
  day: string
  zone: string
  /** When this home can be shown, where somebody has laid that down. */
  plan: ShowingPlan | null
  /** So soon nobody is asked to come, whatever the plan says. */
  noticeMs?: number
}

/** The same over a day of a home, by its own hours and the notice that it wants. */
export function freeSlotsOn({
  day,
  zone,
  plan,
  now,
  most,
  noticeMs = 0,
  ...wanted
}: DayWanted): string[] {
  const since = earliestOf(plan, now, noticeMs)
  const free = shownOn(plan, day, zone).flatMap(({ opens, closes }) =>
    freeSlots({ ...wanted, from: opens, until: closes, now: since, most }),
  )
  return free.slice(0, most)
}

/** When a home is shown on a day: by its own plan, else by the hours at which anybody is shown one. */
export function shownOn(plan: ShowingPlan | null, day: string, zone: string) {
  const usual = {
    opens: instantOf(day, SHOWN.from, zone),
    closes: instantOf(day, SHOWN.until, zone),
  }
  return (plan && showingOn(plan, day, zone)) ?? [usual]
}
