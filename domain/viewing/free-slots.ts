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
