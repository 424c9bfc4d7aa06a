import type { Selection } from '#domain/list/selection.ts'

/** How many are chosen, of so many that match; null where nobody has counted. */
export function countOf(chosen: Selection, total: number | null): number | null {
  if ('ids' in chosen) return chosen.ids.length
  return total === null ? null : Math.max(0, total - chosen.except.length)
}
