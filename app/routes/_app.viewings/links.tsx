import { Link, useSearchParams } from '@remix-run/react'
import { CalendarDays, Table2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { writeListState } from '#domain/list/address.ts'
import type { Condition } from '#domain/list/filter.ts'
import type { ListState } from '#domain/list/state.ts'
import { VIEWING_LIST } from '#domain/list/viewings.ts'
import { viewingWords } from '#words/viewings.ts'
import { cn } from '../../components/kit/class-names.ts'

/** What comes, the next first, and what was, the latest first; the other filters stay. */
export function SpanLinks({ state }: { state: ListState }) {
  const [params] = useSearchParams()
  const words = viewingWords()
  const asked = state.filter.filter(({ column }) => column === 'start')
  const isAsked = (operator: Condition['operator'], day: string) =>
    asked.length === 1 && asked[0]?.operator === operator && asked[0].values[0] === day
  const to = (operator: 'after' | 'before', day: string) => {
    const others = state.filter.filter(({ column }) => column !== 'start')
    const span: Condition = { column: 'start', operator, values: [day] }
    const direction = operator === 'after' ? 'asc' : 'desc'
    const next = writeListState(VIEWING_LIST, {
      ...state,
      filter: [span, ...others],
      sort: [{ column: 'start', direction }],
    })
    const shape = params.get('as')
    if (shape) next.set('as', shape)
    return `/viewings?${next.toString()}`
  }
  return (
    <nav aria-label={words.when} className="flex gap-0.5">
      <TextLink to={to('after', 'today-1')} current={isAsked('after', 'today-1')}>
        {words.coming}
      </TextLink>
      <TextLink to={to('before', 'today')} current={isAsked('before', 'today')}>
        {words.past}
      </TextLink>
    </nav>
  )
}

/** The same viewings under their days or as a table. */
export function ShapeLinks({ isTable }: { isTable: boolean }) {
  const [params] = useSearchParams()
  const words = viewingWords()
  const to = (shape: string | null) => {
    const next = new URLSearchParams(params)
    if (shape) next.set('as', shape)
    else next.delete('as')
    return `/viewings?${next.toString()}`
  }
  return (
    <nav aria-label={words.shape} className="flex gap-0.5">
      <TextLink to={to(null)} current={!isTable} label={words.days}>
        <CalendarDays className="size-4" aria-hidden />
      </TextLink>
      <TextLink to={to('table')} current={isTable} label={words.table}>
        <Table2 className="size-4" aria-hidden />
      </TextLink>
    </nav>
  )
}

type TextLinkProps = { to: string; current: boolean; label?: string; children: ReactNode }

function TextLink({ to, current, label, children }: TextLinkProps) {
  return (
    <Link
      to={to}
      replace
      aria-label={label}
      title={label}
      aria-current={current ? 'page' : undefined}
      className={cn(
        'flex h-8 items-center rounded-md px-2.5 text-sm text-muted hover:bg-hover',
        current && 'bg-selected font-medium text-ink',
      )}
    >
      {children}
    </Link>
  )
}
