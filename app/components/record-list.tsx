import { Link } from '@remix-run/react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { cn } from './class-names.ts'

export type RecordColumn<Row> = {
  key: string
  header: ReactNode
  /** A track of the grid: `88px`, `minmax(160px,2fr)`. */
  width: string
  numeric?: boolean
  cell: (row: Row) => ReactNode
}

type RecordListProps<Row> = {
  label: string
  columns: readonly RecordColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Where a row leads and what it is called; the whole row is the link. */
  link: (row: Row) => { to: string; label: string }
  /** The row on a phone, where columns have no room. */
  phone: (row: Row) => ReactNode
  empty: ReactNode
  onNearEnd?: () => void
  footer?: ReactNode
  rowClass?: (row: Row) => string | false
}

const ROW = 44
const NEAR_END = 20

/** A long list: only the rows in sight are in the page. Arrows or J and K walk it, Enter opens. */
export function RecordList<Row>(props: RecordListProps<Row>) {
  const { label, columns, rows, rowKey, onNearEnd, empty, footer } = props
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    getItemKey: (index) => rowKey(rows[index] as Row),
    initialRect: { width: 1200, height: 900 },
  })
  const items = virtual.getVirtualItems()
  const [first, last] = [items[0], items.at(-1)]
  const nearEnd = last !== undefined && last.index >= rows.length - NEAR_END
  useEffect(() => {
    if (nearEnd) onNearEnd?.()
  }, [nearEnd, onNearEnd])

  if (rows.length === 0) return <>{empty}</>
  const grid = { gridTemplateColumns: columns.map((column) => column.width).join(' ') }
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto overscroll-contain">
      <div
        role="table"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        className="min-w-full md:w-fit"
      >
        <HeaderRow columns={columns} grid={grid} />
        <div
          role="rowgroup"
          onKeyDown={(event) => walk(event, (index) => virtual.scrollToIndex(index))}
          style={{
            paddingTop: first?.start ?? 0,
            paddingBottom: last ? virtual.getTotalSize() - last.end : 0,
          }}
        >
          {items.map(({ index, key }) => (
            <div key={key} ref={virtual.measureElement} data-index={index}>
              <RecordRow {...props} row={rows[index] as Row} index={index} grid={grid} />
            </div>
          ))}
        </div>
      </div>
      {footer}
    </div>
  )
}

type Grid = { gridTemplateColumns: string }

function HeaderRow<Row>({ columns, grid }: { columns: readonly RecordColumn<Row>[]; grid: Grid }) {
  return (
    <div role="rowgroup" className="sticky top-0 z-10 hidden border-b bg-surface md:block">
      <div
        role="row"
        aria-rowindex={1}
        className="grid h-8 items-center gap-4 px-4 md:px-6"
        style={grid}
      >
        {columns.map((column) => (
          <div
            key={column.key}
            role="columnheader"
            className={cn('truncate text-xs font-medium text-faint', column.numeric && 'text-end')}
          >
            {column.header}
          </div>
        ))}
      </div>
    </div>
  )
}

type RecordRowProps<Row> = RecordListProps<Row> & { row: Row; index: number; grid: Grid }

function RecordRow<Row>({ row, index, grid, columns, link, phone, rowClass }: RecordRowProps<Row>) {
  const { to, label } = link(row)
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={cn(
        'relative border-b border-line/70 hover:bg-hover has-[a:focus-visible]:bg-selected',
        rowClass?.(row),
      )}
    >
      <div role="rowheader" className="contents">
        <Link
          to={to}
          aria-label={label}
          data-row={index}
          prefetch="intent"
          className="absolute inset-0 rounded-sm focus-visible:-outline-offset-2"
        />
      </div>
      <div
        className="pointer-events-none hidden h-11 items-center gap-4 px-4 md:grid md:px-6"
        style={grid}
      >
        {columns.map((column) => (
          <div
            key={column.key}
            role="cell"
            className={cn('min-w-0 truncate', column.numeric && 'text-end tabular-nums')}
          >
            {column.cell(row)}
          </div>
        ))}
      </div>
      <div role="cell" className="pointer-events-none px-4 py-2.5 md:hidden">
        {phone(row)}
      </div>
    </div>
  )
}

const STEPS: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }

function walk(event: KeyboardEvent<HTMLElement>, scrollTo: (index: number) => void): void {
  const step = STEPS[event.key]
  const from = event.target instanceof HTMLElement ? event.target.dataset['row'] : undefined
  if (!step || from === undefined || event.metaKey || event.ctrlKey) return
  event.preventDefault()
  const to = Math.max(0, Number(from) + step)
  const list = event.currentTarget
  scrollTo(to)
  requestAnimationFrame(() => list.querySelector<HTMLElement>(`[data-row="${to}"]`)?.focus())
}
