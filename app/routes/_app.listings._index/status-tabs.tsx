import { Link, useSearchParams } from '@remix-run/react'
import { cn } from '../../components/class-names.ts'
import { formatNumber } from '../../components/format-money.ts'

type StatusTabsProps = { statuses: Record<string, string>; counts: Record<string, number> }

/** The statuses as a row of links, each with what it would show under the other filters. */
export function StatusTabs({ statuses, counts }: StatusTabsProps) {
  const [params] = useSearchParams()
  const current = params.get('status') ?? ''
  const tabs = [
    { value: '', label: 'All' },
    ...Object.entries(statuses).map(([value, label]) => ({ value, label })),
  ]
  return (
    <nav aria-label="Status" className="-mx-1 flex gap-0.5 overflow-x-auto [scrollbar-width:none]">
      {tabs.map(({ value, label }) => (
        <Link
          key={value}
          to={{ search: withStatus(params, value) }}
          replace
          preventScrollReset
          aria-current={current === value ? 'true' : undefined}
          className={cn(
            'flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2 text-sm text-muted hover:bg-hover hover:text-ink',
            current === value && 'bg-selected font-medium text-ink',
          )}
        >
          {label}
          {value && <span className="text-xs text-faint">{formatNumber(counts[value] ?? 0)}</span>}
        </Link>
      ))}
    </nav>
  )
}

function withStatus(params: URLSearchParams, status: string): string {
  const next = new URLSearchParams(params)
  next.delete('cursor')
  if (status) next.set('status', status)
  else next.delete('status')
  return next.toString()
}
