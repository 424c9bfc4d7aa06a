import { Link, useLocation, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { requireColumn, type ListDefinition } from '#domain/list/definition.ts'
import type { ListState } from '#domain/list/state.ts'
import { listWords } from '#words/lists.ts'
import { TabCount } from '../../components/format/tab-count.tsx'
import { cn } from '../../components/kit/class-names.ts'
import { listAddress } from '../state/list-address.ts'
import { choiceWords, columnWords } from '../words/list-words.ts'

type ChoiceTabsProps = {
  list: ListDefinition
  /** The column whose values are the tabs. */
  name: string
  state: ListState
  counts: Record<string, number>
  icon?: (value: string) => ReactNode
}

/** The values of a choice as a row of links, each with what it would show under the other filters. */
export function ChoiceTabs({ list, name, state, counts, icon }: ChoiceTabsProps) {
  const { pathname } = useLocation()
  const [params] = useSearchParams()
  const asked = state.filter.filter(({ column }) => column === name)
  const isOne = asked.length === 1 && asked[0]?.operator === 'is' && asked[0].values.length === 1
  const current = asked.length === 0 ? '' : isOne ? String(asked[0]?.values[0]) : null
  const others = state.filter.filter(({ column }) => column !== name)
  const search = (value: string) => {
    const filter = value
      ? [{ column: name, operator: 'is', values: [value] } as const, ...others]
      : others
    return listAddress(list, { ...state, filter }, params)
  }
  return (
    <nav
      aria-label={columnWords(list.noun, name)}
      className="-mx-1 flex gap-0.5 overflow-x-auto [scrollbar-width:none]"
    >
      {['', ...Object.keys(requireColumn(list, name).choices ?? {})].map((value) => (
        <Link
          key={value}
          to={{ pathname, search: search(value) }}
          replace
          preventScrollReset
          aria-current={current === value ? 'true' : undefined}
          className={cn(
            'flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2 text-sm text-muted hover:bg-hover hover:text-ink',
            current === value && 'bg-selected font-medium text-ink',
          )}
        >
          {value && icon?.(value)}
          {value ? choiceWords(list.noun, name, value) : listWords().all}
          <TabCount of={counts[value]} />
        </Link>
      ))}
    </nav>
  )
}
