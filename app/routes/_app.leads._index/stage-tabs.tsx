import { Link, useSearchParams } from '@remix-run/react'
import { LEAD_STAGES } from '#domain/lead/fields.ts'
import { cn } from '../../components/class-names.ts'
import { formatNumber } from '../../components/format-money.ts'
import { isStage, StageIcon } from '../../components/stage.tsx'

/** The pipeline as a row of links, each with what it would show under the other filters. */
export function StageTabs({ counts }: { counts: Record<string, number> }) {
  const [params] = useSearchParams()
  const current = params.get('stage') ?? ''
  const tabs = [
    { value: '', label: 'All' },
    ...Object.entries(LEAD_STAGES).map(([value, label]) => ({ value, label })),
  ]
  return (
    <nav aria-label="Stage" className="-mx-1 flex gap-0.5 overflow-x-auto [scrollbar-width:none]">
      {tabs.map(({ value, label }) => (
        <Link
          key={value}
          to={{ search: withStage(params, value) }}
          replace
          preventScrollReset
          aria-current={current === value ? 'true' : undefined}
          className={cn(
            'flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2 text-sm text-muted hover:bg-hover hover:text-ink',
            current === value && 'bg-selected font-medium text-ink',
          )}
        >
          {isStage(value) && <StageIcon stage={value} />}
          {label}
          {value && <span className="text-xs text-faint">{formatNumber(counts[value] ?? 0)}</span>}
        </Link>
      ))}
    </nav>
  )
}

function withStage(params: URLSearchParams, stage: string): string {
  const next = new URLSearchParams(params)
  next.delete('cursor')
  next.delete('stage')
  if (stage) next.set('stage', stage)
  return next.toString()
}
