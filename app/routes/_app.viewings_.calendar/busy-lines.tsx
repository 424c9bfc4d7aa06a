import { formatWords } from '#words/format.ts'
import { googleCalendarWords } from '#words/google-calendar.ts'
import { instantOf } from '#domain/zone-time.ts'
import type { OtherLine } from '../_app.viewings/days.tsx'
import { endClock } from './grid/busy-blocks.tsx'
import { busyOn } from './grid/busy-on.ts'
import { clockAt } from './grid/pointed-time.ts'

export type Away = { personId: string; startsAt: string; endsAt: string }

/** A line for each stretch in which somebody is busy with something else, under the day on which it is. */
export function busyLines(
  days: readonly string[],
  away: readonly Away[],
  zone: string,
): OtherLine[] {
  return days.flatMap((day) =>
    busyOn(day, away, zone).map(({ from, to }) => {
      const key = `busy ${day} ${from}`
      const startsAt = new Date(instantOf(day, from, zone)).toISOString()
      return { key, startsAt, line: <BusyLine key={key} from={from} to={to} /> }
    }),
  )
}

function BusyLine({ from, to }: { from: number; to: number }) {
  const range = formatWords().range(clockAt(from), endClock(to))
  return (
    <li className="flex min-h-11 items-center gap-3 bg-sunken px-3 py-1.5 text-sm text-muted md:gap-4">
      <span aria-hidden className="w-24 shrink-0 max-md:w-12">
        {clockAt(from)}
      </span>
      <span>{googleCalendarWords().busyAt(range)}</span>
    </li>
  )
}
