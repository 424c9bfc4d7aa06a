import { Link } from '@remix-run/react'
import { memo, type ReactNode } from 'react'
import { useIsWide } from '../../hooks/use-is-wide.ts'
import { cn } from '../../kit/class-names.ts'

export type RecordColumn<Row> = {
  key: string
  header: ReactNode
  /** A track of the grid: `88px`, `minmax(160px,2fr)`. */
  width: string
  numeric?: boolean
  /** Where the rows are put in order by this column. */
  order?: 'ascending' | 'descending'
  cell: (row: Row) => ReactNode
}

/** How a row is ticked: the same whatever is, so that a tick renders its own row alone. */
export type RowTicks<Row> = {
  /** With `range`, from the row ticked last to this one. */
  toggle: (row: Row, options: { range: boolean }) => void
  label: (row: Row) => string
}

/** Which rows are ticked, of those that may be. */
export type RowSelection<Row> = {
  isSelected: (row: Row) => boolean
  ticks: RowTicks<Row>
  shown: 'none' | 'some' | 'all'
  toggleShown: () => void
  shownLabel: string
}

/** Where a row leads and what it is called; null where it leads nowhere. */
export type RowLink = { to: string | null; label: string }

export type Grid = { gridTemplateColumns: string }

type RecordRowProps<Row> = {
  row: Row
  index: number
  grid: Grid
  columns: readonly RecordColumn<Row>[]
  link: (row: Row) => RowLink
  phone: (row: Row) => ReactNode
  rowClass?: (row: Row) => string | false
  /** Without them nothing can be chosen. */
  ticks?: RowTicks<Row>
  isTicked?: boolean
}

/**
 * A row that is a link as a whole, where it leads somewhere: cells side by side, on a phone one under the other. A list that is scrolled renders those
 * that come, and none that is there.
 */
export const RecordRow = memo(Shown) as typeof Shown

function Shown<Row>(props: RecordRowProps<Row>) {
  const { row, index, link, rowClass, isTicked } = props
  const isWide = useIsWide()
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={cn(
        'relative border-b border-line/70 hover:bg-hover has-[[data-row]:focus-visible]:bg-selected',
        isTicked && 'bg-selected',
        rowClass?.(row),
      )}
    >
      <RowHeader link={link(row)} index={index} />
      {isWide !== false && <InColumns {...props} />}
      {isWide !== true && <OnPhone {...props} />}
    </div>
  )
}

function InColumns<Row>({ row, grid, columns, ticks, isTicked }: RecordRowProps<Row>) {
  return (
    <div
      className="pointer-events-none hidden h-11 items-center gap-4 px-4 md:grid md:px-6"
      style={grid}
    >
      {ticks && (
        <div role="cell" className="pointer-events-auto relative grid">
          <RowTick row={row} ticks={ticks} isTicked={isTicked === true} />
        </div>
      )}
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
  )
}

function OnPhone<Row>({ row, phone, ticks, isTicked }: RecordRowProps<Row>) {
  return (
    <div className="pointer-events-none flex items-start gap-3 px-4 py-2.5 md:hidden">
      {ticks && (
        <div role="cell" className="pointer-events-auto relative grid pt-1">
          <RowTick row={row} ticks={ticks} isTicked={isTicked === true} />
        </div>
      )}
      <div role="cell" className="min-w-0 flex-1">
        {phone(row)}
      </div>
    </div>
  )
}

const WHOLE_ROW = 'absolute inset-0 rounded-sm focus-visible:-outline-offset-2'

/** What the arrows walk along: the link, or the row itself. */
function RowHeader({ link: { to, label }, index }: { link: RowLink; index: number }) {
  if (to === null) {
    return (
      <div
        role="rowheader"
        tabIndex={0}
        aria-label={label}
        data-row={index}
        className={WHOLE_ROW}
      />
    )
  }
  return (
    <div role="rowheader" className="contents">
      <Link to={to} aria-label={label} data-row={index} className={WHOLE_ROW} />
    </div>
  )
}

/** What in a row is pressed by itself, over the link that the whole row is. */
export function RowControls({ children }: { children: ReactNode }) {
  return <div className="pointer-events-auto relative flex items-center gap-1">{children}</div>
}

type RowTickProps<Row> = { row: Row; ticks: RowTicks<Row>; isTicked: boolean }

function RowTick<Row>({ row, ticks, isTicked }: RowTickProps<Row>) {
  return (
    <Tick
      label={ticks.label(row)}
      checked={isTicked}
      onToggle={(range) => ticks.toggle(row, { range })}
    />
  )
}

type TickProps = {
  label: string
  checked: boolean
  mixed?: boolean
  onToggle: (range: boolean) => void
}

/** What is pressed is larger than what is seen, so that a tick that is missed by a little opens nothing. */
export function Tick({ label, checked, mixed = false, onToggle }: TickProps) {
  return (
    <label className="-m-2 grid cursor-pointer p-2">
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        ref={(input) => {
          if (input) input.indeterminate = mixed
        }}
        onClick={(event) => onToggle(event.shiftKey)}
        onChange={() => undefined}
        className="accent-accent"
      />
    </label>
  )
}
