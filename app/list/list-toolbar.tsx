import type { ListDefinition } from '#domain/list/definition.ts'
import type { ListState } from '#domain/list/state.ts'
import type { ListedView } from '#db/pace/saved-views/saved-views.ts'
import { useShortcuts } from '../components/hooks/use-shortcuts.ts'
import { listWords } from '#words/lists.ts'
import { ColumnsMenu } from './table/columns-menu.tsx'
import { ExportMenu } from './export/export-menu.tsx'
import { FilterChips } from './filters/filter-chips.tsx'
import { SearchBox } from './filters/search-box.tsx'
import { SortMenu } from './table/sort-menu.tsx'
import type { ChangeState } from './state/use-list-state.ts'
import { ViewsMenu } from './views/views-menu.tsx'

type ListToolbarProps = {
  list: ListDefinition
  state: ListState
  change: ChangeState
  views: readonly ListedView[]
  view: ListedView | null
  query: string
  mayExport: boolean
  /** What the text field searches; a list without one has no search. */
  search: string | null
}

/** What the list is narrowed to, and how it stands. On a phone the chips are pushed sideways. */
export function ListToolbar(props: ListToolbarProps) {
  const { list, state, change, views, view, query, mayExport, search } = props
  useShortcuts({
    f: {
      does: listWords().addFilter,
      run: () => document.querySelector<HTMLElement>('[data-key="filter"]')?.click(),
    },
  })
  return (
    <div className="flex items-start gap-2 max-md:flex-col">
      <div className="-mx-4 flex min-w-0 flex-1 items-center gap-1.5 overflow-x-auto px-4 py-0.5 [scrollbar-width:none] max-md:w-[calc(100%+2rem)] md:mx-0 md:flex-wrap md:px-0">
        {search && (
          <SearchBox
            label={search}
            text={state.text}
            onChange={(text) => change({ text }, { replace: true })}
          />
        )}
        <FilterChips list={list} filter={state.filter} onChange={(filter) => change({ filter })} />
      </div>
      <div className="flex shrink-0 items-center">
        <SortMenu list={list} sort={state.sort} onChange={(sort) => change({ sort })} />
        <ColumnsMenu
          list={list}
          columns={state.columns}
          onChange={(columns) => change({ columns })}
        />
        <ViewsMenu list={list} views={views} open={view} query={query} />
        {mayExport && <ExportMenu noun={list.noun} query={query} />}
      </div>
    </div>
  )
}
