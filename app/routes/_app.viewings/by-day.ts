import { dayKey } from '../../components/format/format-time.ts'

export type Day<Viewing> = { day: string; viewings: Viewing[] }

/** Viewings under the day on which they are, days and viewings in the order in which they came. */
export function byDay<Viewing extends { startsAt: string }>(
  viewings: readonly Viewing[],
): Day<Viewing>[] {
  const days: Day<Viewing>[] = []
  for (const viewing of viewings) {
    const day = dayKey(viewing.startsAt)
    const known = days.find((one) => one.day === day)
    if (known) known.viewings.push(viewing)
    else days.push({ day, viewings: [viewing] })
  }
  return days
}
