import type { DimensionName } from './dimensions.ts'
import type { Plan } from './plan.ts'
import type { TimeRange } from './plan-schema.ts'

export type Group = { key: string | null; name: string | null }
export type GroupValue = { groups: Group[]; value: number | null }
/** What a plan found: as many groups as were asked for, and how many there are. */
export type PlanAnswer = { rows: readonly GroupValue[]; total: number }

/** What a result is split by: the period first, where two are set beside each other. */
export function splitsOf({ dimensions, versus }: Plan): (DimensionName | 'period')[] {
  return versus ? ['period', ...dimensions] : dimensions
}

/** How a period is named as a group's key. */
export function periodKey({ from = '', to = '' }: TimeRange): string {
  return `${from}/${to}`
}

export function periodOf(key: string): TimeRange {
  const [from, to] = key.split('/')
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) }
}
