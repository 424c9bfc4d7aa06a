import type { ListDefinition } from '#domain/list/definition.ts'
import type { ShownColumn } from '#domain/list/state.ts'
import { columnWords } from '../words/list-words.ts'
import type { Cells } from './list-table.tsx'

type ColumnsOnPhoneProps<Row> = {
  list: ListDefinition
  columns: readonly ShownColumn[]
  cells: Cells<string, Row>
  row: Row
}

/** A row where columns have no room beside each other: the first over the others, each with its name. */
export function ColumnsOnPhone<Row>({ list, columns, cells, row }: ColumnsOnPhoneProps<Row>) {
  const [first, ...rest] = columns
  return (
    <div className="grid gap-1">
      <div className="min-w-0 truncate">{first && cells[first.column]?.(row)}</div>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3 gap-y-0.5 text-xs">
        {rest.map(({ column }) => (
          <div key={column} className="contents">
            <dt className="text-faint">{columnWords(list.noun, column)}</dt>
            <dd className="truncate">{cells[column]?.(row)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** Whether a view shows what its list shows anyhow, however wide. */
export function areUsual(list: ListDefinition, columns: readonly ShownColumn[]): boolean {
  return list.shown.join() === columns.map(({ column }) => column).join()
}
