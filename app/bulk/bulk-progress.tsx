import type { BulkRow } from '#db/pace/commands/bulk-page.ts'
import { bulkWords } from '#words/bulk.ts'
import { cn } from '../components/kit/class-names.ts'
import { formatNumber } from '../components/format/format-money.ts'

type Counted = Pick<BulkRow, 'state' | 'total' | 'changed' | 'unchanged' | 'refused'>

/** How far it is, as a bar and in words. */
export function BulkProgress({ bulk }: { bulk: Counted }) {
  const { state, total, changed, unchanged, refused } = bulk
  const words = bulkWords()
  const done = changed + unchanged + refused
  const parts = [
    words.changed(changed),
    unchanged > 0 && words.unchanged(unchanged),
    refused > 0 && words.refused(refused),
  ].filter((part) => part !== false)
  return (
    <div className="mt-2 grid gap-1.5">
      <div
        role="progressbar"
        aria-label={words.states[state]}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        className="h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className={cn(
            'h-full rounded-full transition-[width] duration-300',
            state === 'failed' ? 'bg-bad' : state === 'done' ? 'bg-good' : 'bg-accent',
          )}
          style={{ width: `${total === 0 ? 100 : (done / total) * 100}%` }}
        />
      </div>
      <p className="flex justify-between gap-2 text-xs text-muted tabular-nums">
        <span>
          {words.states[state]} · {words.soFar(formatNumber(done), formatNumber(total))}
        </span>
        <span className={cn(refused > 0 && 'text-warn')}>{parts.join(' · ')}</span>
      </p>
    </div>
  )
}
