import { CALL_MEASURES } from './call-measures.ts'
import { LEAD_MEASURES } from './lead-measures.ts'
import { LISTING_MEASURES } from './listing-measures.ts'
import type { Measure } from './measure.ts'
import { WORK_MEASURES } from './work-measures.ts'

export type { Measure, MetricSubject, Tally } from './measure.ts'

/** Everything that can be asked for. Definitions are shown with every answer. */
export const MEASURES = {
  ...LEAD_MEASURES,
  ...LISTING_MEASURES,
  ...CALL_MEASURES,
  ...WORK_MEASURES,
} as const satisfies Record<string, Measure>

export type MeasureName = keyof typeof MEASURES

export function isMeasure(name: string): name is MeasureName {
  return Object.hasOwn(MEASURES, name)
}

/** The measure with its literal types widened, for code that treats all measures alike. */
export function measureOf(name: MeasureName): Measure {
  return MEASURES[name]
}
