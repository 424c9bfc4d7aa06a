import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ListDefinition } from '#domain/list/definition.ts'
import type { Place } from '#domain/list/order.ts'
import type { Selection } from '#domain/list/selection.ts'
import type { ListState } from '#domain/list/state.ts'
import type { Counts } from '#db/pace/query/count-each.ts'
import { formatTotal } from '../components/format/format-count.ts'
import type { Page as LoadedPage } from '../components/hooks/use-paged-rows.ts'
import { EmptyState } from '../components/kit/empty-state.tsx'
import type { RowLink } from '../components/record/rows/record-row.tsx'
import { ListRows } from './list-rows.tsx'
import { ListToolbar } from './list-toolbar.tsx'
import { ListAge } from './live/list-age.tsx'
import { ChoiceTabs } from './table/choice-tabs.tsx'
import type { Cells } from './table/list-table.tsx'
import { totalOf } from './table/total-of.ts'
import { useListPage } from './use-list-page.ts'
import { ViewTitle } from './views/views-menu.tsx'

/** What `loadList` gives. */
type Loaded<Row> = {
  state: ListState
  since: number
  page: LoadedPage<Row>
  counts: Counts
  mayExport: boolean
}

/** What the page of a list is made of. */
export type ListParts<Row extends Place> = {
  list: ListDefinition
  loaded: Loaded<Row>
  words: { title: string; search: string | null; none: string; noneHint: string }
  icon: LucideIcon
  cells: Cells<string, Row>
  link: (row: Row) => RowLink
  nameOf: (row: Row) => string
  /** The row on a phone, in the usual columns. */
  phone: (row: Row) => ReactNode
  rowClass?: (row: Row) => string | false
  /** What can be done with one row, at its end. */
  rowActions?: (row: Row) => ReactNode
  tabIcon?: (value: string) => ReactNode
  /** What can be done with what is chosen, of so many that match; without it nothing can be. */
  actions?: (chosen: Selection, done: () => void, total: number | null) => ReactNode
  /** Shows the rows otherwise than as a table. */
  body?: (rows: readonly Row[], onNearEnd: () => void) => ReactNode
  /** Beside the title, before how many there are. */
  aside?: (rows: readonly Row[]) => ReactNode
  /** The page's own buttons. */
  buttons?: ReactNode
  children?: ReactNode
}

/** A list's view and count, its tabs and filters, and its rows as they change: each where a page wants it. */
export function useListParts<Row extends Place>(props: ListParts<Row>) {
  const { list, loaded, words, icon, tabIcon, actions } = props
  const { counts, mayExport } = loaded
  const { live, loadMore, toolbar } = useListPage<Row>(list, loaded)
  const { state, view, query } = toolbar
  const total = totalOf(list, state.filter, counts)
  const body = live.rows.length > 0 ? props.body?.(live.rows, loadMore) : null
  return {
    aside: (
      <>
        {view && <ViewTitle view={view} query={query} />}
        {props.aside?.(live.rows)}
        {total !== null && <span className="text-sm text-faint">{formatTotal(total)}</span>}
        {list.still && <ListAge loaded={loaded} />}
      </>
    ),
    toolbar: (
      <div className="grid gap-2">
        {list.tabs && (
          <ChoiceTabs
            list={list}
            name={list.tabs}
            state={state}
            counts={counts.each}
            icon={tabIcon}
          />
        )}
        <ListToolbar {...toolbar} search={words.search} mayExport={mayExport} />
      </div>
    ),
    rows: body ?? (
      <ListRows
        label={words.title}
        toolbar={toolbar}
        live={live}
        cells={props.cells}
        total={total}
        link={props.link}
        nameOf={props.nameOf}
        phone={props.phone}
        rowClass={props.rowClass}
        rowActions={props.rowActions}
        onNearEnd={loadMore}
        actions={actions && ((chosen, done) => actions(chosen, done, total))}
        empty={
          <EmptyState icon={icon} title={words.none}>
            {words.noneHint}
          </EmptyState>
        }
      />
    ),
  }
}
