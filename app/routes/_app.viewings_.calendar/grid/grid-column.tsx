import type { ReactNode } from 'react'
import { cn } from '../../../components/kit/class-names.ts'
import { useCalendarActions } from '../actions/calendar-actions.tsx'
import { HourLines, remAt } from './hours.tsx'
import { clockAt } from './pointed-time.ts'
import type { Column } from './column.ts'
import { useDrawnSlot } from './use-drawn-slot.ts'

type GridColumnProps = {
  column: Column
  hours: { first: number; last: number }
  children: ReactNode
}

/** The hours of a day, or of somebody's; an empty place is pressed or drawn over to book. Keys book by B. */
export function GridColumn({ column, hours, children }: GridColumnProps) {
  const { key, label, day, isBookable } = column
  const { book } = useCalendarActions()
  const { drawn, handlers } = useDrawnSlot({
    ...hours,
    onDrawn: ({ from, minutes }) => book({ day, clock: clockAt(from), minutes }),
  })
  return (
    <section
      aria-label={label}
      data-column={key}
      className={cn('relative border-e', isBookable && 'cursor-cell')}
      {...(isBookable ? handlers : {})}
    >
      <HourLines {...hours} />
      {children}
      {drawn && (
        <div
          aria-hidden
          className="pointer-events-none absolute inset-x-0.5 rounded-md border border-accent bg-accent-soft px-1.5 text-xs text-accent tabular-nums"
          style={{
            top: remAt(drawn.from, hours.first),
            height: remAt(drawn.minutes + hours.first * 60, hours.first),
          }}
        >
          {clockAt(drawn.from)}
        </div>
      )}
    </section>
  )
}
