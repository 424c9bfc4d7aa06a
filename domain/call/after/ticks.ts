import type { LeadFields } from '../../lead/fields.ts'
import type { Corrections } from '../checklist.ts'
import { hear, type Spoken } from './heard.ts'
import { RULES } from './rules.ts'

/** By what an item is ticked while one talks; empty where a person says that it is not done though it was heard. */
export type Ticks = Readonly<Record<string, string>>
type Talking = Spoken & { lead: Partial<LeadFields> }

/** Whom the page shows beside what was heard. */
const ASSISTANT = 'service:assistcraft'

/** The ticks that stand while one talks: what people said, and what was heard, or is known of the lead, where they say nothing else. */
export function standingTicks(corrections: Corrections, talking: Talking): Ticks {
  const said = Object.entries(corrections).map(([item, { result, by }]) => [
    item,
    result === 'met' ? by : '',
  ])
  const standing: Ticks = { ...heardItems(talking), ...Object.fromEntries(said) }
  return Object.fromEntries(Object.entries(standing).filter(([, by]) => by !== ''))
}

/** By the rules of the scorecard: what is ticked while one talks, and not by the lead alone, is met when the call is over. */
function heardItems({ lead, ...call }: Talking): Ticks {
  const heard = hear(call)
  const found = Object.entries(RULES).filter(([, { needs }]) =>
    needs.every(({ heard: names, known }) => known?.(lead) || heard.first(names)),
  )
  return Object.fromEntries(found.map(([item]) => [item, ASSISTANT]))
}
