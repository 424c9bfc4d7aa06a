import type { ReactNode } from 'react'
import { cn } from './class-names.ts'

export type Column<Row> = {
  key: string
  header: ReactNode
  cell: (row: Row) => ReactNode
  /** Numbers stand at the end side, under each other. */
  numeric?: boolean
  className?: string
}

type TableProps<Row> = {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  caption?: string
  className?: string
}

/** A plain table for what fits on a page; long lists use a virtual one. */
export function Table<Row>({ columns, rows, rowKey, caption, className }: TableProps<Row>) {
  return (
    <div className={cn('overflow-x-auto', className)}>
      <table className="w-full border-collapse text-sm">
        {caption && <caption className="sr-only">{caption}</caption>}
        <thead>
          <tr className="border-b">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={cn(
                  'h-8 px-3 text-start text-xs font-medium whitespace-nowrap text-faint',
                  column.numeric && 'text-end',
                  column.className,
                )}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b last:border-b-0 hover:bg-hover">
              {columns.map((column) => (
                <td
                  key={column.key}
                  className={cn(
                    'h-10 px-3 align-middle',
                    column.numeric && 'text-end tabular-nums',
                    column.className,
                  )}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
