import type { StopReason } from './kinds.ts'
import { addWorkingTime, type WorkingHours, workingMinutesBetween } from './working-time.ts'

/** How long: so many working minutes, or until an instant that somebody has named. */
export type Length =
  | { kind: 'working'; within: number; warn: number }
  | { kind: 'fixed'; dueAt: string; warnAt: string | null }

/** What the record asks for: a clock that counts from something, or none and why. */
export type Wanted =
  | { runs: true; basis: string; from: string; ownerId: string | null; length: Length }
  | { runs: false; reason: StopReason }

/** A clock that runs. */
export type Clock = {
  /** What it counts from: with another basis it is another clock. */
  basis: string
  ownerId: string | null
  startedAt: string
  /** Since when it counts, or from when on again while it is paused. */
  countsFrom: string
  /** Working minutes that were counted before `countsFrom`. */
  spent: number
  /** Since when it has been paused; it counts again from `countsFrom` on, by itself. */
  pausedAt: string | null
  dueAt: string
  warnAt: string | null
  warnedAt: string | null
  breachedAt: string | null
}

export type Reckoning = {
  /** When what is reckoned happened. */
  at: string
  pausedUntil: string | null
  hours: WorkingHours
}

/** What becomes of a clock. The one before goes on, if it counts from the same. */
export function reckonClock(
  before: Clock | null,
  wanted: Extract<Wanted, { runs: true }>,
  reckoning: Reckoning,
): Clock {
  const { basis, ownerId, from, length } = wanted
  const same = before?.basis === basis ? before : null
  const counted = same
    ? pauseOrResume(same, reckoning)
    : begin(from, length.kind === 'working', reckoning)
  const times = timesOf(length, counted, reckoning)
  const clock = {
    basis,
    ownerId,
    startedAt: same?.startedAt ?? from,
    ...counted,
    ...times,
    warnedAt: same?.warnedAt ?? null,
    breachedAt: same?.breachedAt ?? null,
  }
  // What is late when it becomes known is a fact of the past, and no news: an import, or a house that has just set a length.
  return !same && clock.dueAt <= reckoning.at ? { ...clock, breachedAt: clock.dueAt } : clock
}

type Counted = Pick<Clock, 'countsFrom' | 'spent' | 'pausedAt'>

function begin(from: string, canPause: boolean, { at, pausedUntil }: Reckoning): Counted {
  const isPaused = canPause && pausedUntil !== null && pausedUntil > at
  if (!isPaused) return { countsFrom: from, spent: 0, pausedAt: null }
  return { countsFrom: pausedUntil, spent: 0, pausedAt: at }
}

function pauseOrResume(clock: Clock, { at, pausedUntil, hours }: Reckoning): Counted {
  const { countsFrom, spent, pausedAt } = clock
  const wasPaused = pausedAt !== null && countsFrom > at
  const isPaused = pausedUntil !== null && pausedUntil > at
  if (!isPaused)
    return wasPaused ? { countsFrom: at, spent, pausedAt: null } : { countsFrom, spent, pausedAt }
  if (wasPaused) return { countsFrom: pausedUntil, spent, pausedAt }
  const sofar = spent + workingMinutesBetween(countsFrom, at, hours)
  return { countsFrom: pausedUntil, spent: sofar, pausedAt: at }
}

function timesOf(
  length: Length,
  { countsFrom, spent }: Counted,
  { pausedUntil, hours }: Reckoning,
): Pick<Clock, 'dueAt' | 'warnAt'> {
  if (length.kind === 'fixed')
    return { dueAt: later(length.dueAt, pausedUntil), warnAt: length.warnAt }
  const after = (minutes: number) => addWorkingTime(countsFrom, Math.max(0, minutes - spent), hours)
  const { within, warn } = length
  const warnAt = warn > 0 && warn < within ? after(within - warn) : null
  return { dueAt: after(within), warnAt }
}

function later(one: string, other: string | null): string {
  return other !== null && other > one ? other : one
}

/** When it next has something to say; null when it has said all. */
export function ringsAt({ dueAt, warnAt, warnedAt, breachedAt }: Clock): string | null {
  if (breachedAt !== null) return null
  return warnAt !== null && warnedAt === null && warnAt < dueAt ? warnAt : dueAt
}

/** What a clock tells at an instant, once. Who was not warned in time is told the worse alone. */
export function ring(
  clock: Clock,
  now: string,
): { clock: Clock; told: 'warned' | 'breached' | null } {
  const at = ringsAt(clock)
  if (at === null || at > now) return { clock, told: null }
  if (clock.dueAt <= now) return { clock: { ...clock, breachedAt: clock.dueAt }, told: 'breached' }
  return { clock: { ...clock, warnedAt: now }, told: 'warned' }
}
