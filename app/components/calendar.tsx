import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { IconButton } from './button.tsx'
import { cn } from './class-names.ts'
import { monthDays, shiftMonth, stepByKey } from './month-days.ts'

type CalendarProps = {
  /** The chosen day, `2026-11-23`; empty for none. */
  day: string
  today: string
  onChoose: (day: string) => void
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const monthName = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  month: 'long',
  year: 'numeric',
})
const dayName = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'full' })

/** A month of days. Arrows walk by day and week, Page Up and Down by month, Enter chooses. */
export function Calendar({ day, today, onChoose }: CalendarProps) {
  const [at, setAt] = useState(day || today)
  const grid = useRef<HTMLDivElement>(null)
  const month = at.slice(0, 7)
  const turn = (by: number) => setAt(`${shiftMonth(month, by)}-01`)
  useEffect(() => {
    grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  }, [])

  function onKeyDown(event: KeyboardEvent) {
    const next = stepByKey(at, event.key)
    if (!next) return
    event.preventDefault()
    setAt(next)
    requestAnimationFrame(() =>
      grid.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus(),
    )
  }

  return (
    <div className="w-57">
      <MonthHead month={month} onTurn={turn} />
      <div aria-hidden className="grid grid-cols-7 text-center text-2xs text-faint">
        {WEEKDAYS.map((name) => (
          <span key={name} className="py-1">
            {name}
          </span>
        ))}
      </div>
      <div ref={grid} onKeyDown={onKeyDown} className="grid grid-cols-7">
        {monthDays(month).map((each) => (
          <button
            key={each}
            type="button"
            data-day={each}
            tabIndex={each === at ? 0 : -1}
            aria-label={dayName.format(new Date(each))}
            aria-pressed={each === day}
            onClick={() => onChoose(each)}
            className={lookOf(
              { isChosen: each === day, isToday: each === today },
              each.startsWith(month),
            )}
          >
            {Number(each.slice(8))}
          </button>
        ))}
      </div>
    </div>
  )
}

function lookOf(
  { isChosen, isToday }: { isChosen: boolean; isToday: boolean },
  isOfMonth: boolean,
) {
  return cn(
    'grid h-8 place-items-center rounded-md text-sm tabular-nums hover:bg-hover',
    !isOfMonth && 'text-faint',
    isToday && 'font-semibold text-accent',
    isChosen && 'bg-accent text-on-accent hover:bg-accent-strong',
  )
}

function MonthHead({ month, onTurn }: { month: string; onTurn: (by: number) => void }) {
  return (
    <div className="mb-1.5 flex items-center gap-0.5">
      <p className="me-auto ps-2 text-sm font-semibold" aria-live="polite">
        {monthName.format(new Date(`${month}-01`))}
      </p>
      <IconButton label="The month before" size="iconSm" onClick={() => onTurn(-1)}>
        <ChevronLeft className="size-4 rtl:rotate-180" aria-hidden />
      </IconButton>
      <IconButton label="The next month" size="iconSm" onClick={() => onTurn(1)}>
        <ChevronRight className="size-4 rtl:rotate-180" aria-hidden />
      </IconButton>
    </div>
  )
}
