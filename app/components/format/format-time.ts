import { dayOf } from '#domain/zone-time.ts'
import { perLanguage } from '#words/catalogue/per-language.ts'
import { formatWords } from '#words/format.ts'
import { currentHouse } from '../../house/current-house.ts'
import { perZone } from '../../house/per-house.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const clock = perZone(
  (locale, { zone }) =>
    new Intl.DateTimeFormat(locale, {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
)
const day = perZone(
  (locale, { zone }) =>
    new Intl.DateTimeFormat(locale, {
      timeZone: zone,
      day: 'numeric',
      month: 'short',
    }),
)
const dayOfYear = perZone(
  (locale, { zone }) =>
    new Intl.DateTimeFormat(locale, {
      timeZone: zone,
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    }),
)
const weekday = perZone(
  (locale, { zone }) =>
    new Intl.DateTimeFormat(locale, {
      timeZone: zone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
    }),
)

export function formatClock(instant: string): string {
  return clock().format(new Date(instant))
}

/** `2 Nov`, with the year when it is another one. */
export function formatDay(instant: string, now: number = Date.now()): string {
  const date = new Date(instant)
  return sameYear(date, now) ? day().format(date) : dayOfYear().format(date)
}

/** `7 Dec 2026` */
export function formatLongDay(instant: string): string {
  return dayOfYear().format(new Date(instant))
}

export function formatInstant(instant: string): string {
  return `${weekday().format(new Date(instant))}, ${formatClock(instant)}`
}

/** `Mon 30 Nov` */
export function formatInstantDay(instant: string): string {
  return weekday().format(new Date(instant))
}

const FIRST_OF_2000 = Date.UTC(2000, 0, 1)
const hourOfDay = perLanguage(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
)

/** `08:00`: an hour on the wall, of no day and zone. */
export function clockOf(hour: number): string {
  return hourOfDay().format(new Date(FIRST_OF_2000 + hour * HOUR))
}

/** `just now`, `4 min ago`, `in 2 h`; from a day on the date. */
export function formatRelative(instant: string, now: number): string {
  const distance = new Date(instant).getTime() - now
  const size = Math.abs(distance)
  const words = formatWords()
  if (size < 45_000) return words.justNow
  if (size >= DAY) return formatDay(instant, now)
  const amount = formatDuration(size)
  return distance < 0 ? words.ago(amount) : words.in(amount)
}

/** `4 min`, `2 h`, `3 d`: how long something has waited. */
export function formatDuration(ms: number): string {
  const words = formatWords()
  if (ms < HOUR) return words.minutes(String(Math.max(1, Math.floor(ms / MINUTE))))
  if (ms < DAY) return words.hours(String(Math.floor(ms / HOUR)))
  return words.days(String(Math.floor(ms / DAY)))
}

/** `2:07`, `1:02:07`: a running clock. */
export function formatElapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const tail = `${String(m).padStart(h ? 2 : 1, '0')}:${String(s).padStart(2, '0')}`
  return h ? `${h}:${tail}` : tail
}

/** The calendar day in the brokerage's zone, `2026-11-23`. */
export function dayKey(instant: string | number): string {
  return dayOf(instant, currentHouse().zone)
}

/** `Today`, `Tomorrow`, else the weekday and date. */
export function formatDayName(instant: string, now: number): string {
  const words = formatWords()
  const of = dayKey(instant)
  if (of === dayKey(now)) return words.today
  if (of === dayKey(now + DAY)) return words.tomorrow
  if (of === dayKey(now - DAY)) return words.yesterday
  return weekday().format(new Date(instant))
}

function sameYear(date: Date, now: number): boolean {
  return dayKey(date.getTime()).slice(0, 4) === dayKey(now).slice(0, 4)
}
