import { z } from 'zod'
import { DaySchema } from '../calendar.ts'
import { RollsSchema } from './time/rolling-time.ts'

export const FILTER_OPERATORS = ['is', 'isNot', 'atLeast', 'atMost'] as const
export const MAX_ROWS = 500
export const MOST_SPLITS = 2
/** The longest question that is read, in characters. */
export const LONGEST_QUESTION = 500

export const PlanFilterSchema = z.object({
  dimension: z.string(),
  operator: z.enum(FILTER_OPERATORS).default('is'),
  /** `is` and `isNot` take several (any of them); `atLeast` and `atMost` take one. */
  values: z
    .array(z.union([z.string().max(120), z.number(), z.boolean()]))
    .min(1)
    .max(50),
})

/** Dates of the house's calendar: `from` is within, `to` is the first day after; `rolls` says how they move with the days. */
const TimeSchema = z.object({
  from: DaySchema.optional(),
  to: DaySchema.optional(),
  rolls: RollsSchema.optional(),
})

/** The shape of a plan as a planner makes it; `checkPlan` holds it against the catalogue. */
export const PlanSchema = z.object({
  measure: z.string(),
  dimensions: z.array(z.string()).max(MOST_SPLITS).default([]),
  filters: z.array(PlanFilterSchema).max(10).default([]),
  time: TimeSchema.optional(),
  /** A second period, beside which the first is set. */
  versus: TimeSchema.optional(),
  /** Counts per agent, area or team, and gives their mean instead of each. */
  averagedOver: z.string().optional(),
  /** What makes the part of a whole, in percent: filters that the whole is without, or a split whose groups are its parts. */
  share: z.array(z.string()).min(1).max(MOST_SPLITS).optional(),
  /** `by` is `measure` or one of the plan's dimensions. */
  sort: z.object({ by: z.string(), direction: z.enum(['ascending', 'descending']) }).optional(),
  limit: z.number().int().min(1).max(MAX_ROWS).optional(),
})

export type TimeRange = z.output<typeof TimeSchema>
export type PlanDraft = z.output<typeof PlanSchema>
