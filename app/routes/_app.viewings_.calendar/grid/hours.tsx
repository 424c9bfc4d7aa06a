import { wallTime } from '#domain/zone-time.ts'
import { clockOf } from '../../../components/format/format-time.ts'
import { useHouse } from '../../../house/use-house.tsx'

/** How high an hour is drawn: a viewing of half an hour has room for one line of words. */
export const HOUR_REM = 3.25

type HoursProps = { first: number; last: number }

export function remAt(minutes: number, first: number): string {
  return `${((minutes - first * 60) / 60) * HOUR_REM}rem`
}

/** The clock at the side; it stays while one scrolls over the columns. */
export function HourNames({ first, last }: HoursProps) {
  return (
    <div
      aria-hidden
      className="sticky start-0 z-10 border-e bg-surface"
      style={{ height: remAt(last * 60, first) }}
    >
      {hoursOf({ first, last }).map((hour) => (
        <span
          key={hour}
          className="absolute inset-e-2 -translate-y-1/2 text-2xs text-faint tabular-nums first:translate-y-0.5"
          style={{ top: remAt(hour * 60, first) }}
        >
          {clockOf(hour)}
        </span>
      ))}
    </div>
  )
}

export function HourLines({ first, last }: HoursProps) {
  return (
    <div aria-hidden style={{ height: remAt(last * 60, first) }}>
      {hoursOf({ first, last }).map((hour) => (
        <div key={hour} className="border-b" style={{ height: `${HOUR_REM}rem` }} />
      ))}
    </div>
  )
}

/** Where the day is now. */
export function NowLine({ now, first, last }: HoursProps & { now: number }) {
  const { zone } = useHouse()
  const wall = wallTime(now, zone)
  const minutes = Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16))
  if (minutes < first * 60 || minutes > last * 60) return null
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-x-0 z-10 border-t-2 border-bad"
      style={{ top: remAt(minutes, first) }}
      suppressHydrationWarning
    />
  )
}

function hoursOf({ first, last }: HoursProps): number[] {
  return Array.from({ length: last - first }, (_, at) => first + at)
}
