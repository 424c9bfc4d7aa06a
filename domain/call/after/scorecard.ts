import type { CheckResult, Correction, Corrections } from '../checklist.ts'
import { type Heard, hear, type Spoken } from './heard.ts'
import { type Found, type Rule, RULES } from './rules.ts'

export type ScoredItem = {
  item: string
  /** Null where the call cannot show it, or not yet. */
  found: Found | null
  corrected: Correction | null
  /** What counts: a person's word before what was found. */
  result: CheckResult | null
}
type Call = Spoken & { isOver: boolean }

/**
 * The items of the house's list as a call shows them, in its order. Nothing is met without words that say so, and before the call is over
 * nothing is said to be missed. A call of which no word is on record shows nothing.
 */
export function scoreCall(
  items: readonly string[],
  call: Call,
  corrections: Corrections,
): ScoredItem[] {
  const heard = hear(call)
  const isSpoken = call.segments.length > 0
  return items.map((item) => {
    const rule = ruleOf(item)
    const found = rule && isSpoken ? find(rule, heard, call.isOver) : null
    const corrected = corrections[item] ?? null
    return { item, found, corrected, result: corrected?.result ?? found?.result ?? null }
  })
}

/** How many of those that count are met; what does not apply, and what nobody has judged, does not count. */
export function tallyOf(scored: readonly Pick<ScoredItem, 'result'>[]): {
  met: number
  judged: number
} {
  const met = scored.filter(({ result }) => result === 'met').length
  return { met, judged: met + scored.filter(({ result }) => result === 'notMet').length }
}

function ruleOf(item: string): Rule | undefined {
  return Object.hasOwn(RULES, item) ? RULES[item] : undefined
}

function find({ needs, only }: Rule, heard: Heard, isOver: boolean): Found | null {
  const shown = needs.map((need) => heard.first(need.heard))
  const marks = shown.filter((mark) => mark !== null)
  if (marks.length === needs.length) return { result: 'met', marks }
  if (!isOver) return null
  return only?.(heard) ?? { result: 'notMet', marks }
}
