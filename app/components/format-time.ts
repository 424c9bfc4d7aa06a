/** The brokerage's clock. Server and browser agree on it, wherever they stand. */
export const TIME_ZONE = 'Asia/Dubai'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: TIME_ZONE,
  hour: '2-digit',
  minute: '2-digit',
})
const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: TIME_ZONE,
  day: 'numeric',
  month: 'short',
})
const dayOfYear = new Intl.DateTimeFormat('en-GB', {
  timeZone: TIME_ZONE,
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})
const weekday = new Intl.DateTimeFormat('en-GB', {
  timeZone: TIME_ZONE,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
})
const key = new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE })

export function formatClock(instant: string): string {
  return clock.format(new Date(instant))
}

/** `2 Nov`, with the year when it is another one. */
export function formatDay(instant: string, now: number = Date.now()): string {
  const date = new Date(instant)
  return sameYear(date, now) ? day.format(date) : dayOfYear.format(date)
}

/** `7 Dec 2026` */
export function formatLongDay(instant: string): string {
  return dayOfYear.format(new Date(instant))
}

export function formatInstant(instant: string): string {
  return `${weekday.format(new Date(instant))}, ${formatClock(instant)}`
}

/** `just now`, `4 min ago`, `in 2 h`; from a day on the date. */
export function formatRelative(instant: string, now: number): string {
  const distance = new Date(instant).getTime() - now
  const size = Math.abs(distance)
  if (size < 45_000) return 'just now'
  if (size >= DAY) return formatDay(instant, now)
  const amount = formatDuration(size)
  return distance < 0 ? `${amount} ago` : `in ${amount}`
}

/** `4 min`, `2 h`, `3 d`: how long something has waited. */
export function formatDuration(ms: number): string {
  if (ms < HOUR) return `${Math.max(1, Math.floor(ms / MINUTE))} min`
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h`
  return `${Math.floor(ms / DAY)} d`
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
  return key.format(new Date(instant))
}

/** `Today`, `Tomorrow`, else the weekday and date. */
export function formatDayName(instant: string, now: number): string {
  const of = dayKey(instant)
  if (of === dayKey(now)) return 'Today'
  if (of === dayKey(now + DAY)) return 'Tomorrow'
  if (of === dayKey(now - DAY)) return 'Yesterday'
  return weekday.format(new Date(instant))
}

function sameYear(date: Date, now: number): boolean {
  return key.format(date).slice(0, 4) === key.format(new Date(now)).slice(0, 4)
}
