import { ChevronLeft, ChevronRight } from 'lucide-react'
import { DayPicker } from 'react-day-picker'
import { currentLanguage, directionOf } from '#words/catalogue/language.ts'
import { perLanguage } from '#words/catalogue/per-language.ts'
import { kitWords } from '#words/kit.ts'
import { useHouse } from '../../house/use-house.tsx'
import { cn } from '../kit/class-names.ts'
import { dateOfDay, dayOfDate } from './picked-day.ts'

export type CalendarProps = {
  /** The chosen day, `2026-11-23`; empty for none. */
  day: string
  today: string
  onChoose: (day: string) => void
}

const monthName = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }),
)
const dayName = perLanguage((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'full' }))
/** Seven stand in 228 pixels: Arabic has a letter for each, and nothing between that and the whole name. */
const weekdayHead = perLanguage((locale) => {
  const weekday = locale.startsWith('ar') ? 'narrow' : 'short'
  return new Intl.DateTimeFormat(locale, { weekday })
})
const weekdayName = perLanguage((locale) => new Intl.DateTimeFormat(locale, { weekday: 'long' }))

const NAV =
  'grid size-7 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink rtl:[&_svg]:rotate-180'
const LOOKS = {
  root: 'relative w-57',
  month_caption: 'mb-1.5 flex h-7 items-center ps-2 text-sm font-semibold',
  nav: 'absolute end-0 top-0 flex items-center gap-0.5',
  button_previous: NAV,
  button_next: NAV,
  month_grid: 'w-full table-fixed border-collapse',
  weekday: 'py-1 text-2xs font-normal text-faint',
  day: 'p-0 text-center text-sm tabular-nums',
  day_button: 'grid h-8 w-full place-items-center rounded-md hover:bg-hover',
  outside: 'text-faint',
  today: 'font-semibold text-accent',
  selected: '[&>button]:bg-accent [&>button]:text-on-accent [&>button]:hover:bg-accent-strong',
}

/** Weeks begin where the house's do; arrows walk by day and week, Page Up and Down by month, Enter chooses. */
export default function DayPickerOfHouse({ day, today, onChoose }: CalendarProps) {
  const { firstDay } = useHouse()
  const words = kitWords()
  return (
    <DayPicker
      mode="single"
      required
      autoFocus
      showOutsideDays
      dir={directionOf(currentLanguage())}
      weekStartsOn={WEEK[firstDay % 7]}
      selected={dateOfDay(day)}
      defaultMonth={dateOfDay(day || today)}
      today={dateOfDay(today)}
      onSelect={(date) => onChoose(dayOfDate(date))}
      classNames={LOOKS}
      components={{ Chevron }}
      formatters={{
        formatCaption: (month) => monthName().format(month),
        formatWeekdayName: (date) => weekdayHead().format(date),
      }}
      labels={{
        labelPrevious: () => words.previousMonth,
        labelNext: () => words.nextMonth,
        labelGrid: (month) => monthName().format(month),
        labelWeekday: (date) => weekdayName().format(date),
        labelDayButton: (date) => dayName().format(date),
      }}
    />
  )
}

const WEEK = [0, 1, 2, 3, 4, 5, 6] as const

function Chevron({ orientation, className }: { orientation?: string; className?: string }) {
  const Icon = orientation === 'left' ? ChevronLeft : ChevronRight
  return <Icon className={cn('size-4', className)} aria-hidden />
}
