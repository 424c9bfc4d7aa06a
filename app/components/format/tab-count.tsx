import { formatCount } from './format-count.ts'

/** Not every count is known: one of tens of thousands under a filter would cost more than it says. */
export function TabCount({ of: count }: { of: number | undefined }) {
  if (count === undefined) return null
  return <span className="text-xs text-faint">{formatCount(count)}</span>
}
