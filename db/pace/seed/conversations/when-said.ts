import { wallTime } from '#domain/zone-time.ts'

const MINUTE_MS = 60_000
/** From half past nine in the evening to eight in the morning nobody writes. */
const NIGHT_MS = 10.5 * 60 * MINUTE_MS

type Span = { from: string; until: string }

/**
 * When each line was said, so many minutes after the one before: the last one at the end, or as much earlier as brings it into the hours of
 * a day in Dubai. Lines that would stand before the beginning are left out from the top.
 */
export function whenSaid(after: readonly number[], { from, until }: Span): string[] {
  const begin = Date.parse(from)
  const times: number[] = []
  let at = byDay(Date.parse(until))
  for (const minutes of after.toReversed()) {
    if (at <= begin) break
    times.unshift(at)
    at = byDay(at - minutes * MINUTE_MS)
  }
  // Who came in the night has written in the night.
  if (times.length === 0) times.push(Math.min(begin + MINUTE_MS, Date.parse(until)))
  return times.map((time) => new Date(time).toISOString())
}

function byDay(at: number): number {
  const wall = wallTime(at, 'Asia/Dubai').slice(11)
  return wall >= '08:00' && wall < '21:30' ? at : at - NIGHT_MS
}
