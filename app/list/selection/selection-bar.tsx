import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { listWords } from '#words/lists.ts'
import { formatCount } from '../../components/format/format-count.ts'
import { Button, IconButton } from '../../components/kit/button.tsx'

type SelectionBarProps = {
  /** Null where nobody has counted what matches. */
  count: number | null
  total: number | null
  isAll: boolean
  onEvery: () => void
  onClear: () => void
  /** What can be done with what is chosen. */
  children?: ReactNode
}

/** How much is chosen, over the end of the list, with what can be done with it. */
export function SelectionBar({
  count,
  total,
  isAll,
  onEvery,
  onClear,
  children,
}: SelectionBarProps) {
  const words = listWords()
  const every = total === null ? words.selectEvery : words.selectAll(formatCount(total))
  return (
    <div
      role="region"
      aria-label={words.selected(count === null ? '' : formatCount(count))}
      className="absolute inset-x-0 bottom-4 z-20 mx-auto flex w-fit max-w-[calc(100%-2rem)] animate-rise flex-wrap items-center gap-2 rounded-xl border bg-raised px-3 py-2 text-sm shadow-high"
    >
      <span role="status" className="font-medium tabular-nums">
        {count === null ? words.selectEvery : words.selected(formatCount(count))}
      </span>
      {!isAll && (total === null || total > (count ?? 0)) && (
        <Button variant="quiet" size="sm" onClick={onEvery}>
          {every}
        </Button>
      )}
      {children}
      <IconButton size="iconSm" label={words.clearSelection} onClick={onClear}>
        <X className="size-4" aria-hidden />
      </IconButton>
    </div>
  )
}
