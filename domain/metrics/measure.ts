import type { DimensionName } from './dimensions.ts'

export type MetricSubject = 'lead' | 'listing' | 'call' | 'viewing' | 'task'
/** What a value stands for. A rate, a price or an average of groups does not add up; a count or a sum does. */
export type Tally = 'count' | 'sum' | 'other'

export type Unit =
  | 'leads'
  | 'listings'
  | 'calls'
  | 'viewings'
  | 'tasks'
  | 'permits'
  | 'interruptions'
  | 'suggestions'
  | 'money'
  | 'minutes'
  | 'days'
  | 'percent'

export type Measure = {
  label: string
  subject: MetricSubject
  /** Words that people use for it; the first are the most usual. */
  synonyms: readonly string[]
  unit: Unit
  tally: Tally
  definition: string
  /** What a result can be split by. */
  dimensions: readonly DimensionName[]
  /** What it can be narrowed to. */
  filters: readonly DimensionName[]
  /** What a plan's `time` looks at, in words. */
  time: string
}

export const PERIODS = ['day', 'week', 'month'] as const
