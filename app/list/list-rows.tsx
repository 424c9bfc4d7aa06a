import { type ReactNode, useCallback, useMemo } from 'react'
import type { ListDefinition } from '#domain/list/definition.ts'
import type { Place } from '#domain/list/order.ts'
import type { Selection } from '#domain/list/selection.ts'
import type { ListState } from '#domain/list/state.ts'
import { listWords } from '#words/lists.ts'
import { Button } from '../components/kit/button.tsx'
import { RecordList } from '../components/record/rows/record-list.tsx'
import type { RowLink } from '../components/record/rows/record-row.tsx'
import { areUsual, ColumnsOnPhone } from './table/columns-on-phone.tsx'
import { actionColumn, type Cells, tableColumns } from './table/list-table.tsx'
import { SelectionBar } from './selection/selection-bar.tsx'
import type { ChangeState } from './state/use-list-state.ts'
import { useSelection } from './selection/use-selection.ts'

type ListRowsProps<Row extends Place> = {
  label: string
  toolbar: { list: ListDefinition; state: ListState; change: ChangeState }
  live: {
    rows: readonly Row[]
    waiting: number
    showWaiting: () => void
    pointing: { onPointerEnter: () => void; onPointerLeave: () => void }
  }
  cells: Cells<string, Row>
  /** Of everything that matches; null where that is not known. */
  total: number | null
  link: (row: Row) => RowLink
  nameOf: (row: Row) => string
  phone: (row: Row) => ReactNode
  empty: ReactNode
  onNearEnd: () => void
  rowClass?: (row: Row) => string | false
  /** What can be done with one row, at its end. */
  rowActions?: (row: Row) => ReactNode
  /** What can be done with what is chosen; without it nothing can be. */
  actions?: (chosen: Selection, done: () => void) => ReactNode
}

/** The rows of a list in the columns of its view, as they change, with ticks where something can be done with many. */
export function ListRows<Row extends Place>(props: ListRowsProps<Row>) {
  const { label, toolbar, live, total, link, nameOf, empty, onNearEnd, rowClass } = props
  const { state } = toolbar
  const { columns, phone } = useShownRow(props)
  const words = listWords()
  const { rows, waiting, showWaiting, pointing } = live
  const { selection, chosen, count, isAll, selectEvery, clear } = useSelection<Row>({
    rows,
    query: state,
    idOf,
    nameOf,
    total,
    words: { row: words.selectRow, shown: words.selectShown },
  })
  return (
    <div className="relative flex min-h-0 flex-1 flex-col" {...pointing}>
      <RecordList
        label={label}
        columns={columns}
        rows={rows}
        rowKey={idOf}
        link={link}
        phone={phone}
        onNearEnd={onNearEnd}
        empty={empty}
        rowClass={rowClass}
        selection={props.actions && selection}
      />
      {waiting > 0 && (
        <Button
          size="sm"
          onClick={showWaiting}
          className="absolute inset-x-0 top-10 z-20 mx-auto w-fit animate-rise rounded-full"
        >
          {words.waiting(waiting)}
        </Button>
      )}
      {chosen && (
        <SelectionBar
          count={count}
          total={total}
          isAll={isAll}
          onEvery={selectEvery}
          onClear={clear}
        >
          {props.actions?.(chosen, clear)}
        </SelectionBar>
      )}
    </div>
  )
}

/** How a row is shown, in columns and on a phone: the same functions until the view is another one, so that rows which stay are not rendered. */
function useShownRow<Row extends Place>(props: ListRowsProps<Row>) {
  const { toolbar, cells, rowActions, phone } = props
  const { list, state, change } = toolbar
  const { columns, sort } = state
  return {
    columns: useMemo(
      () => [...tableColumns({ list, columns, sort, cells, change }), ...actionColumn(rowActions)],
      [list, columns, sort, cells, change, rowActions],
    ),
    phone: useCallback(
      (row: Row) =>
        areUsual(list, columns) ? (
          phone(row)
        ) : (
          <ColumnsOnPhone list={list} columns={columns} cells={cells} row={row} />
        ),
      [list, columns, cells, phone],
    ),
  }
}

function idOf({ id }: Place): string {
  return String(id)
}
