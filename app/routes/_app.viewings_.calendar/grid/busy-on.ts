import { instantOf, daysAfter, wallTime } from '#domain/zone-time.ts'

type Away = { startsAt: string; endsAt: string }
/** Minutes after midnight by the clock of the house. */
export type BusyBlock = { from: number; to: number }

const DAY_MINUTES = 24 * 60

/** When of a day somebody is busy with something else, each stretch once: what overlaps, or goes on without a break, is one. */
export function busyOn(day: string, away: readonly Away[], zone: string): BusyBlock[] {
  const [begins, ends] = [instantOf(day, 0, zone), instantOf(daysAfter(day, 1), 0, zone)]
  const within = away
    .map(({ startsAt, endsAt }) => ({ from: Date.parse(startsAt), to: Date.parse(endsAt) }))
    .filter(({ from, to }) => from < ends && to > begins)
    .map(({ from, to }) => ({
      from: from <= begins ? 0 : clockMinutes(from, zone),
      to: to >= ends ? DAY_MINUTES : clockMinutes(to, zone),
    }))
    .toSorted((a, b) => a.from - b.from)
  const blocks: BusyBlock[] = []
  for (const one of within) {
    const last = blocks.at(-1)
    if (last && one.from <= last.to) last.to = Math.max(last.to, one.to)
    else blocks.push({ ...one })
  }
  return blocks
}

function clockMinutes(at: number, zone: string): number {
  const wall = wallTime(at, zone)
  return Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16))
}
