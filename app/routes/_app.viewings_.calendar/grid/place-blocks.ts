import { wallTime } from '#domain/zone-time.ts'

type Timed = { id: string; startsAt: string; endsAt: string }
/** Where a viewing stands in the column of its day: minutes after midnight, and which of so many lanes beside each other. */
export type Placed<Viewing> = {
  viewing: Viewing
  from: number
  to: number
  lane: number
  lanes: number
}

const DAY_MINUTES = 24 * 60
/** What takes a moment is still to be read and pressed. */
const LEAST_MINUTES = 30

/**
 * The viewings of one column beside each other where they overlap. Those that hang together by overlaps share the width alike;
 * each takes the first lane that is free. By the wall's clock of the house: an hour that comes twice in autumn is drawn once.
 */
export function placeBlocks<Viewing extends Timed>(
  viewings: readonly Viewing[],
  zone: string,
): Placed<Viewing>[] {
  const timed = viewings
    .map((viewing) => ({ viewing, ...minutesOf(viewing, zone) }))
    .toSorted((a, b) => a.from - b.from || b.to - a.to || compareIds(a.viewing, b.viewing))
  const placed: Placed<Viewing>[] = []
  let group: Placed<Viewing>[] = []
  let groupEnds = 0
  /** When each lane of the group is free again. */
  let free: number[] = []
  for (const one of timed) {
    if (one.from >= groupEnds) {
      widen(group, free.length)
      group = []
      free = []
    }
    const open = free.findIndex((until) => until <= one.from)
    const lane = open === -1 ? free.length : open
    free[lane] = one.to
    groupEnds = Math.max(groupEnds, one.to)
    const block = { ...one, lane, lanes: 1 }
    group.push(block)
    placed.push(block)
  }
  widen(group, free.length)
  return placed
}

function widen(group: Placed<unknown>[], lanes: number): void {
  for (const block of group) block.lanes = lanes
}

/** A viewing that goes on after midnight is drawn to the end of the day on which it begins. */
function minutesOf({ startsAt, endsAt }: Timed, zone: string): { from: number; to: number } {
  const start = wallTime(startsAt, zone)
  const end = wallTime(endsAt, zone)
  const from = Math.min(clockMinutes(start), DAY_MINUTES - LEAST_MINUTES)
  const to = end.slice(0, 10) === start.slice(0, 10) ? clockMinutes(end) : DAY_MINUTES
  return { from, to: Math.max(to, from + LEAST_MINUTES) }
}

/** What of the day is drawn: the usual hours, and those before and after them in which there is something. */
export function hoursFor(placed: readonly { from: number; to: number }[]): {
  first: number
  last: number
} {
  const first = Math.min(USUAL.first, ...placed.map(({ from }) => Math.floor(from / 60)))
  const last = Math.max(USUAL.last, ...placed.map(({ to }) => Math.ceil(to / 60)))
  return { first, last }
}

const USUAL = { first: 8, last: 21 }

function clockMinutes(wall: string): number {
  return Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16))
}

function compareIds(a: Timed, b: Timed): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
