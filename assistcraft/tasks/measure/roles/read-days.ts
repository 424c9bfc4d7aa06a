import { findDays } from '../../dates/find-dates.ts'
import { DAY_ROLES, dayFeatures, type DayRole } from '../../dates/days/day-features.ts'
import { readPurposes } from '../../dates/purpose.ts'
import type { Gazetteer } from '../../findings/gazetteer.ts'
import { overlaps } from '../../findings/range.ts'
import type { LabelledCall } from '../calls/labelled-calls.ts'
import type { Example } from '../learning/train-softmax.ts'
import { passagesIn } from './read-numbers.ts'

/** One example for each day that is named in a call and judged. */
export function readDayExamples(calls: readonly LabelledCall[], places: Gazetteer): Example[] {
  return calls.flatMap((call) =>
    passagesIn(call, places).flatMap(({ said, labels, open }): Example[] => {
      const place = (said as any).place
      const { days, times } = findDays(said)
      const features = dayFeatures(said)
      const cues = readPurposes(said).cues
      let before: DayRole | null = null
      return days.flatMap(({ range }): Example[] => {
        const spoken = place(range)
        if (open.some((one) => overlaps(one, spoken))) return []
        const label = labels.find(
          (one) => overlaps(one.range, spoken) && (one.type === 'viewingDate' || one.type === 'moveDate'),
        )
        const role = DAY_ROLES.find((one) => one === label?.type) ?? 'none'
        const words = said.text.slice(range.start, range.end)
        const told = { words, before, hasHour: times.length > 0, told: cues(range) }
        const example = { features: features(range, told), target: DAY_ROLES.indexOf(role) }
        before = role
        return [example]
      })
    }),
  )
}
