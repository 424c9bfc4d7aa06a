import { BOOKABLE_MINUTES } from '#domain/viewing/bookable-minutes.ts'

type Hours = { first: number; last: number }

/** People meet at the hour and at the half; whoever drags means a quarter. */
export const PRESS_STEP = 30
export const DRAG_STEP = 15

/** Which minute of the day a point of a column stands for. */
export function minuteAt(y: number, box: Pick<DOMRect, 'top' | 'height'>, { first, last }: Hours) {
  const share = Math.min(1, Math.max(0, (y - box.top) / box.height))
  return first * 60 + share * (last - first) * 60
}

export function roundTo(minutes: number, step: number, how: 'down' | 'near' = 'down'): number {
  return (how === 'down' ? Math.floor(minutes / step) : Math.round(minutes / step)) * step
}

/** The length that can be booked and is nearest to what was drawn. */
export function bookableLength(minutes: number): number {
  return BOOKABLE_MINUTES.reduce((best, each) =>
    Math.abs(each - minutes) < Math.abs(best - minutes) ? each : best,
  )
}

/** `09:30`; what lies behind midnight is the last quarter of the day. */
export function clockAt(minutes: number): string {
  const within = Math.min(Math.max(0, minutes), 24 * 60 - DRAG_STEP)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${two(Math.floor(within / 60))}:${two(within % 60)}`
}
