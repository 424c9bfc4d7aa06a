import type { CallCard } from '#domain/views/cards.ts'

export type CallCounters = {
  live: number
  ringing: number
  held: number
  wrapup: number
  handled: number
  missed: number
  /** Mean length of today's ended calls in seconds, null while there is none. */
  averageSeconds: number | null
  /** Seconds that the longest unanswered caller has been waiting, null if nobody waits. */
  longestWaitSeconds: number | null
}

/** What the wall counts: the team's calls of today and those going on. */
export function callCounters(calls: readonly CallCard[], now: number): CallCounters {
  const ended = calls.filter((call) => call.state === 'ended' || call.state === 'wrapup')
  const lengths = ended.flatMap((call) => lengthOf(call) ?? [])
  const waits = inState(calls, 'ringing').map((call) => secondsSince(call.startedAt, now))
  return {
    live: inState(calls, 'live').length,
    ringing: inState(calls, 'ringing').length,
    held: inState(calls, 'held').length,
    wrapup: inState(calls, 'wrapup').length,
    handled: ended.length,
    missed: inState(calls, 'missed').length,
    averageSeconds: lengths.length > 0 ? Math.round(sum(lengths) / lengths.length) : null,
    longestWaitSeconds: waits.length > 0 ? Math.max(...waits) : null,
  }
}

const ORDER = { ringing: 0, held: 1, live: 2, wrapup: 3, missed: 4, ended: 5 }

/** Who needs somebody first: waiting callers, then held, then talking; among equals the longest first. */
export function callsNow(calls: readonly CallCard[]): CallCard[] {
  return calls
    .filter((call) => call.state !== 'ended' && call.state !== 'missed')
    .toSorted(
      (a, b) =>
        ORDER[a.state] - ORDER[b.state] ||
        (a.startedAt ?? '').localeCompare(b.startedAt ?? '') ||
        a.id.localeCompare(b.id),
    )
}

function inState(calls: readonly CallCard[], state: CallCard['state']): CallCard[] {
  return calls.filter((call) => call.state === state)
}

function lengthOf({ startedAt, endedAt }: CallCard): number | null {
  if (!startedAt || !endedAt) return null
  return Math.max(0, (Date.parse(endedAt) - Date.parse(startedAt)) / 1000)
}

function secondsSince(instant: string | null, now: number): number {
  return instant ? Math.max(0, Math.floor((now - Date.parse(instant)) / 1000)) : 0
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
