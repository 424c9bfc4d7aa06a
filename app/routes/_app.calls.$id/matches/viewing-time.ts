import { addWorkingTime, type WorkingHours } from '#domain/clock/working-time.ts'
import { dayOf, daysAfter, instantOf } from '#domain/zone-time.ts'
import { fromLocalInput, toLocalInput } from '../../../components/format/local-input.ts'

/** `isHeard`: both have named the day; else it is the next on which the house works. */
export type ViewingTime = { startsAt: string; local: string; isHeard: boolean }

/** When a home is proposed to be shown: when it was said, or the next working day at the time that was said. */
export function viewingTime(
  heard: { day: string; clock: string },
  { now, house }: { now: number; house: WorkingHours },
): ViewingTime {
  const said = fromLocalInput(`${heard.day}T${heard.clock}`)
  if (said !== null && Date.parse(said) > now)
    return { startsAt: said, local: toLocalInput(said), isHeard: true }
  const tomorrow = instantOf(daysAfter(dayOf(now, house.zone), 1), 0, house.zone)
  const opens = addWorkingTime(new Date(tomorrow).toISOString(), 0, house)
  const day = dayOf(opens, house.zone)
  const startsAt = fromLocalInput(`${day}T${heard.clock}`) ?? opens
  return { startsAt, local: toLocalInput(startsAt), isHeard: false }
}
