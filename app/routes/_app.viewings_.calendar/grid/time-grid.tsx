import { viewingWords } from '#words/viewings.ts'
import { useNow } from '../../../components/hooks/use-now.ts'
import { cn } from '../../../components/kit/class-names.ts'
import { useHouse } from '../../../house/use-house.tsx'
import { BusyBlocks } from './busy-blocks.tsx'
import type { Column } from './column.ts'
import { GridColumn } from './grid-column.tsx'
import { HourNames, NowLine } from './hours.tsx'
import { hoursFor, placeBlocks } from './place-blocks.ts'
import { ViewingBlock } from './viewing-block.tsx'

type TimeGridProps = { label: string; columns: readonly Column[]; className?: string }

/** Columns of a day's hours beside each other; the hours and the names stay in sight while one scrolls. */
export function TimeGrid({ label, columns, className }: TimeGridProps) {
  const { zone } = useHouse()
  const now = useNow()
  const placed = columns.map(({ viewings }) => placeBlocks(viewings, zone))
  const hours = hoursFor(placed.flat())
  return (
    <div
      role="region"
      aria-label={label}
      // What scrolls is reached by keys too, with nothing in it as well.
      tabIndex={0}
      className={cn('min-h-0 flex-1 overflow-auto', className)}
    >
      <div className="grid min-w-full grid-cols-[3.5rem_minmax(0,1fr)]">
        <div className="sticky start-0 top-0 z-30 border-e border-b bg-surface" />
        <div className="sticky top-0 z-20 grid auto-cols-[minmax(8.5rem,1fr)] grid-flow-col border-b bg-surface">
          {columns.map(({ key, label: name, icon, isToday, viewings }) => (
            <h2
              key={key}
              className={cn(
                'flex h-10 items-center gap-2 border-e px-2 text-sm font-medium',
                isToday && 'text-accent',
              )}
              suppressHydrationWarning
            >
              {icon}
              <bdi className="truncate">{name}</bdi>
              <span className="ms-auto text-xs font-normal text-faint">
                {viewings.length > 0 && viewings.length}
              </span>
            </h2>
          ))}
        </div>
        <HourNames {...hours} />
        <div className="grid auto-cols-[minmax(8.5rem,1fr)] grid-flow-col">
          {columns.map((column, at) => (
            <GridColumn key={column.key} column={column} hours={hours}>
              <BusyBlocks blocks={column.busy} hours={hours} />
              <ul aria-label={viewingWords().title}>
                {placed[at]?.map((block) => (
                  <ViewingBlock
                    key={block.viewing.id}
                    block={block}
                    hours={hours}
                    dayOf={(key) => columns.find((one) => one.key === key)?.day ?? column.day}
                  />
                ))}
              </ul>
              {column.isToday && <NowLine now={now} {...hours} />}
            </GridColumn>
          ))}
        </div>
      </div>
    </div>
  )
}
