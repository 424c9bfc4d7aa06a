import { keysOf } from '#domain/catalogue.ts'
import { checkPlan, type Plan } from '#domain/metrics/plan.ts'
import { DomainError } from '#domain/errors.ts'
import { bound, onDay, type Rolls } from '#domain/metrics/time/rolling-time.ts'
import type { Unit } from '#domain/metrics/time/days.ts'
import { questionWords } from '#words/question.ts'

/** A span of whole units, so many from this one. */
function spans(unit: Unit, by: number): Rolls {
  return { from: bound(unit, by, { start: true }), to: bound(unit, by + 1, { start: true }) }
}

/** What people choose of: each moves with the days, as if it had been said. */
const SPANS = {
  today: spans('day', 0),
  yesterday: spans('day', -1),
  thisWeek: spans('week', 0),
  lastWeek: spans('week', -1),
  nextWeek: spans('week', 1),
  thisMonth: spans('month', 0),
  lastMonth: spans('month', -1),
  nextMonth: spans('month', 1),
  thisQuarter: spans('quarter', 0),
  lastQuarter: spans('quarter', -1),
  thisYear: spans('year', 0),
  lastYear: spans('year', -1),
} satisfies Record<string, Rolls>
export type SpanName = keyof typeof SPANS

/** The plan over each span that is not its own, by what the span is called; of two periods none is changed by itself. */
export function otherTimes(plan: Plan, today: string): { label: string; plan: Plan }[] {
  if (plan.versus) return []
  const words = questionWords().spans
  return keysOf(SPANS).flatMap((name) => {
    const whole = sound(onDay({ ...plan, time: { rolls: SPANS[name] } }, today))
    const isSame = whole?.time?.from === plan.time?.from && whole?.time?.to === plan.time?.to
    return whole && !isSame ? [{ label: words[name], plan: whole }] : []
  })
}

/** A choice that would not run is none. */
export function sound(plan: Plan): Plan | null {
  try {
    return checkPlan(plan)
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}
