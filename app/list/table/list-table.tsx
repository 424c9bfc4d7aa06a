import { ChevronDown, ChevronUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { requireColumn, type ListDefinition, type Sort } from '#domain/list/definition.ts'
import { MOST_SORTS, type ShownColumn } from '#domain/list/state.ts'
import { listWords } from '#words/lists.ts'
import type { RecordColumn } from '../../components/record/rows/record-row.tsx'
import { ColumnEdge } from './column-edge.tsx'
import { columnWords } from '../words/list-words.ts'
import type { ChangeState } from '../state/use-list-state.ts'

/** How a list shows a row in each of its columns. */
export type Cells<Column extends string, Row> = Readonly<Record<Column, (row: Row) => ReactNode>>

const NUMERIC = new Set(['count', 'money', 'size'])

type Shown<Row> = {
  list: ListDefinition
  columns: readonly ShownColumn[]
  sort: readonly Sort[]
  cells: Cells<string, Row>
  change: ChangeState
}

/** The columns of a view as a table takes them: headings that put the rows in order, edges that can be drawn. */
export function tableColumns<Row>({
  list,
  columns,
  sort,
  cells,
  change,
}: Shown<Row>): RecordColumn<Row>[] {
  return columns.map(({ column: name, width }, at) => {
    const column = requireColumn(list, name)
    const own = sort.find((one) => one.column === name)
    const resize = (wide: number) =>
      change({ columns: columns.with(at, { column: name, width: wide }) }, { replace: true })
    return {
      key: name,
      width: width ? `${width}px` : column.width,
      numeric: NUMERIC.has(column.kind),
      ...(own ? { order: own.direction === 'asc' ? 'ascending' : 'descending' } : {}),
      header: (
        <>
          <Heading list={list} name={name} sort={sort} change={change} />
          <ColumnEdge label={listWords().resize(columnWords(list.noun, name))} onResize={resize} />
        </>
      ),
      cell: (row) => cells[name]?.(row) ?? null,
    }
  })
}

/** Behind the columns of a view, whichever they are: what can be done with the row. */
export function actionColumn<Row>(actions?: (row: Row) => ReactNode): RecordColumn<Row>[] {
  if (!actions) return []
  const header = <span className="sr-only">{listWords().actions}</span>
  return [{ key: 'actions', width: 'minmax(96px,auto)', header, cell: actions }]
}

type HeadingProps = {
  list: ListDefinition
  name: string
  sort: readonly Sort[]
  change: ChangeState
}

/** Pressed it puts the rows in its order, pressed again in the other; with Shift behind the order that there is. */
function Heading({ list, name, sort, change }: HeadingProps) {
  const { sort: direction } = requireColumn(list, name)
  const label = columnWords(list.noun, name)
  if (!direction) return <>{label}</>
  const own = sort.find(({ column }) => column === name)
  const next: Sort = { column: name, direction: own ? other(own.direction) : direction }
  const Icon = own?.direction === 'asc' ? ChevronUp : ChevronDown
  return (
    <button
      type="button"
      className="inline-flex max-w-full items-center gap-0.5 rounded-sm hover:text-ink"
      onClick={({ shiftKey }) => change({ sort: shiftKey ? behind(sort, next) : [next] })}
    >
      <span className="truncate">{label}</span>
      {own && <Icon className="size-3 shrink-0" aria-hidden />}
    </button>
  )
}

function other(direction: Sort['direction']): Sort['direction'] {
  return direction === 'asc' ? 'desc' : 'asc'
}

function behind(sort: readonly Sort[], next: Sort): Sort[] {
  const at = sort.findIndex(({ column }) => column === next.column)
  if (at !== -1) return sort.with(at, next)
  return [...sort, next].slice(-MOST_SORTS)
}
