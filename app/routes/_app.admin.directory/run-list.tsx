import { adminWords } from '#words/admin.ts'
import { useEffect, useRef } from 'react'
import type { RunWithChanges } from '#db/pace/directory/runs.ts'
import { RunItem } from './run-item.tsx'

type RunListProps = { rows: readonly RunWithChanges[]; onNearEnd?: () => void }

export function RunList({ rows, onNearEnd }: RunListProps) {
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = end.current
    if (!element || !onNearEnd) return
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && onNearEnd(), {
      rootMargin: '600px',
    })
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [onNearEnd])
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ol aria-label={adminWords().directory.runs} className="divide-y divide-line/70">
        {rows.map((run) => (
          <RunItem key={run.id} run={run} />
        ))}
      </ol>
      <div ref={end} />
      {!onNearEnd && (
        <p className="py-6 text-center text-xs text-faint">{adminWords().directory.first}</p>
      )}
    </div>
  )
}
