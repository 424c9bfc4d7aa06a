import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import { useKeptScroll } from '../../hooks/use-kept-scroll.ts'
import { cn } from '../../kit/class-names.ts'
import {
  type Grid,
  type RecordColumn,
  RecordRow,
  type RowLink,
  type RowSelection,
  Tick,
} from './record-row.tsx'

type RecordListProps<Row> = {
  label: string
  columns: readonly RecordColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  link: (row: Row) => RowLink
  /** The row on a phone, where columns have no room. */
  phone: (row: Row) => ReactNode
  empty: ReactNode
  onNearEnd?: () => void
  footer?: ReactNode
  rowClass?: (row: Row) => string | false
  selection?: RowSelection<Row>
}

/** With its line: a row that is measured to be another height is rendered once more. */
const ROW = 45
const TICK = '16px'
const NEAR_END = 20

/** A long list: only the rows in sight are in the page. Arrows or J and K walk it, Enter opens. */
export function RecordList<Row>(props: RecordListProps<Row>) {
  const { label, columns, rows, rowKey, onNearEnd, empty, footer, selection } = props
  const scroller = useKeptScroll<HTMLDivElement>('list')
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    getItemKey: (index) => rowKey(rows[index] as Row),
    initialRect: { width: 1200, height: 900 },
  })
  useKeptPlace(scroller, rows, rowKey)
  const items = virtual.getVirtualItems()
  const [first, last] = [items[0], items.at(-1)]
  const nearEnd = last !== undefined && last.index >= rows.length - NEAR_END
  useEffect(() => {
    if (nearEnd) onNearEnd?.()
  }, [nearEnd, onNearEnd])

  const grid = useGrid(columns, selection !== undefined)
  if (rows.length === 0) return <>{empty}</>
  return (
    // The row that has the focus stands below the head, which stays.
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto overscroll-contain md:scroll-pt-9">
      <div
        role="table"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        className="min-w-full md:w-fit"
      >
        <HeaderRow columns={columns} grid={grid} selection={selection} />
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
              <RecordRow
                row={rows[index] as Row}
                index={index}
                grid={grid}
                columns={columns}
                link={props.link}
                phone={props.phone}
                rowClass={props.rowClass}
                ticks={selection?.ticks}
                isTicked={selection?.isSelected(rows[index] as Row)}
              />
            </div>
          ))}
        </div>
      </div>
      {footer}
    </div>
  )
}

function useGrid<Row>(columns: readonly RecordColumn<Row>[], hasTicks: boolean): Grid {
  return useMemo(() => {
    const tracks = columns.map((column) => column.width)
    return { gridTemplateColumns: [...(hasTicks ? [TICK] : []), ...tracks].join(' ') }
  }, [columns, hasTicks])
}

type HeaderRowProps<Row> = Pick<RecordListProps<Row>, 'columns' | 'selection'> & { grid: Grid }

function HeaderRow<Row>({ columns, grid, selection }: HeaderRowProps<Row>) {
  return (
    <div role="rowgroup" className="sticky top-0 z-10 hidden border-b bg-surface md:block">
      <div
        role="row"
        aria-rowindex={1}
        className="grid h-8 items-center gap-4 px-4 md:px-6"
        style={grid}
      >
        {selection && (
          <div role="columnheader" className="grid">
            <Tick
              label={selection.shownLabel}
              checked={selection.shown === 'all'}
              mixed={selection.shown === 'some'}
              onToggle={selection.toggleShown}
            />
          </div>
        )}
        {columns.map((column) => (
          <div
            key={column.key}
            role="columnheader"
            aria-sort={column.order}
            className={cn(
              'relative truncate text-xs font-medium text-faint',
              column.numeric && 'text-end',
            )}
          >
            {column.header}
          </div>
        ))}
      </div>
    </div>
  )
}

/** Rows that come and go above those in sight move nothing that is being read: the list is scrolled along. */
function useKeptPlace<Row>(
  scroller: RefObject<HTMLElement>,
  rows: readonly Row[],
  rowKey: (row: Row) => string,
): void {
  const before = useRef(rows)
  useLayoutEffect(() => {
    const element = scroller.current
    const known = before.current
    before.current = rows
    if (!element || element.scrollTop === 0 || known === rows) return
    const top = Math.floor(element.scrollTop / ROW)
    const reading = known[top]
    if (!reading) return
    const now = rows.findIndex((row) => rowKey(row) === rowKey(reading))
    if (now !== -1 && now !== top) element.scrollBy({ top: (now - top) * ROW })
  }, [scroller, rows, rowKey])
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
