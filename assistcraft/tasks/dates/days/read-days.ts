import { chancesOf, readModel } from '../../learnt/softmax-model.ts'
import { DAY_ROLES, type DayRole } from './day-features.ts'
import days from './days.json' with { type: 'json' }

export type { DayRole }
const MODEL = readModel(days)
/** What a rule says stands unless something else is at least so likely. */
const SURE = 0.6
/** What a day is for is told by a word of its own clause more often than that it is for nothing. */
const SURE_OF_NONE = { chance: 0.75, told: 0.98 }

/** What a day is for: as rules say, unless calls have taught clearly otherwise. */
export function readDay({
  features,
  ruled,
}: {
  features: ReadonlySet<string>
  ruled: Exclude<DayRole, 'none'> | null
}): Exclude<DayRole, 'none'> | null {
  const chances = chancesOf(MODEL, features)
  const chance = Math.max(...chances)
  const role = DAY_ROLES[chances.indexOf(chance)] ?? 'none'
  if (role === (ruled ?? 'none')) return ruled
  const isTold = ['t:own:moving', 't:own:viewing', 'q:moveDate'].some((one) => features.has(one))
  const sure = role !== 'none' ? SURE : isTold ? SURE_OF_NONE.told : SURE_OF_NONE.chance
  if (chance < sure) return ruled
  return role === 'none' ? null : role
}
