import { DAY_ROLES, dayFeatures, type DayRole } from '../../dates/days/day-features.ts'
import { findDays } from '../../dates/find-dates.ts'
import { readPurposes } from '../../dates/purpose.ts'
import type { Gazetteer } from '../../findings/gazetteer.ts'
import { overlaps } from '../../findings/range.ts'
import type { LabelledCall } from '../calls/labelled-calls.ts'
import type { Example } from '../learning/train-softmax.ts'
import { type LabelledPassage, readPassages } from './read-passages.ts'

/** One example for each day that is named in calls and judged. */
export function readDayExamples(calls: readonly LabelledCall[], places: Gazetteer): Example[] {
  return calls.flatMap((call) => readPassages(call, places).flatMap(examplesOf))
}

function examplesOf({ said, labels, open, place }: LabelledPassage): Example[] {
  const { days, times } = findDays(said)
  const features = dayFeatures(said)
  const { cues } = readPurposes(said)
  let before: DayRole | null = null
  return days.flatMap(({ range }): Example[] => {
    const spoken = place(range)
    if (open.some((one) => overlaps(one, spoken))) return []
    const role =
      DAY_ROLES.find((one) =>
        labels.some((label) => label.type === one && overlaps(label.range, spoken)),
      ) ?? 'none'
    const words = said.text.slice(range.start, range.end)
    const told = { words, before, hasHour: times.length > 0, told: cues(range) }
    before = role
    return [{ features: features(range, told), target: DAY_ROLES.indexOf(role) }]
  })
}
