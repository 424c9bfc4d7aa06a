import type { Plan } from './plan.ts'
import type { DirectoryCaps } from './rules.ts'

/** What is wrong with a plan that would shut out too many at once; null when it may go ahead. */
export function exceedsCap(
  { losing, governed }: Pick<Plan, 'losing' | 'governed'>,
  { closedPercent, closedAtLeast }: DirectoryCaps,
): string | null {
  const limit = Math.max(closedAtLeast, Math.floor((governed * closedPercent) / 100))
  if (losing <= limit) return null
  return `${losing} of ${governed} people would lose their access; the cap closedPercent (${closedPercent} %, never less than ${closedAtLeast} people) allows ${limit}. Nothing was changed. If they are meant to go, run: bin/pace directory sync --force`
}
