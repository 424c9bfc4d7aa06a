import { CalendarDays } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import { recordWords } from '#words/record.ts'
import { Calendar } from '../calendar/calendar.tsx'
import { cn } from '../kit/class-names.ts'
import { fromLocalInput, toLocalInput } from '../format/local-input.ts'
import { FieldRow, fieldClass } from './field-row.tsx'
import { dayKey, formatInstant, formatLongDay } from '../format/format-time.ts'
import { timesWith } from '../calendar/day-times.ts'
import { Select } from '../kit/select.tsx'
import { useChosenField } from './use-field.ts'
import { useNow } from '../hooks/use-now.ts'

type DateFieldProps = { name: string; withTime?: boolean }

/** A day, or a day and time in the brokerage's zone, as people here write it; a calendar opens under it. */
export function DateField({ name, withTime = false }: DateFieldProps) {
  const { field, life, row } = useChosenField(name)
  const [open, setOpen] = useState(false)
  const value = typeof field.value === 'string' ? field.value : ''
  const onOpenChange = (next: boolean) => {
    setOpen(next)
    if (next) field.onFocus()
    else field.onLeave()
  }
  return (
    <FieldRow {...row}>
      {(props) => (
        <Popover.Root open={open} onOpenChange={onOpenChange}>
          <Popover.Trigger
            {...props}
            type="button"
            disabled={field.readOnly}
            className={cn(
              fieldClass,
              'group/date flex items-center text-start disabled:hover:bg-transparent data-[state=open]:bg-hover',
              !value && 'text-faint',
            )}
          >
            <span className="truncate tabular-nums">
              {wordsOf(value, withTime) ?? (field.readOnly ? '–' : recordWords().addDate)}
            </span>
            <CalendarDays
              aria-hidden
              className="ms-auto size-3.5 shrink-0 text-faint group-disabled/date:hidden"
            />
          </Popover.Trigger>
          <Popover.Portal>
            <Popover.Content
              align="start"
              sideOffset={4}
              collisionPadding={8}
              aria-label={field.label}
              className="z-50 animate-rise rounded-lg border bg-raised p-3 shadow-high outline-none"
            >
              <Chooser
                value={value}
                withTime={withTime}
                write={life.choose}
                close={() => onOpenChange(false)}
              />
            </Popover.Content>
          </Popover.Portal>
        </Popover.Root>
      )}
    </FieldRow>
  )
}

type ChooserProps = Required<Pick<DateFieldProps, 'withTime'>> & {
  value: string
  write: (value: string | null) => void
  close: () => void
}

const MORNING = '10:00'

function Chooser({ value, withTime, write, close }: ChooserProps) {
  const today = dayKey(useNow())
  const words = recordWords()
  const [day = '', clock = ''] = withTime ? toLocalInput(value).split('T') : [value]
  const take = (nextDay: string, nextClock: string) =>
    write(withTime ? fromLocalInput(`${nextDay}T${nextClock}`) : nextDay)
  return (
    <>
      <Calendar
        day={day}
        today={today}
        onChoose={(next) => {
          take(next, clock || MORNING)
          if (!withTime) close()
        }}
      />
      <div className="mt-2 flex items-center gap-2 border-t pt-2">
        {withTime && (
          <span className="w-24">
            <Select
              aria-label={words.time}
              value={clock || MORNING}
              disabled={!day}
              options={timesWith(clock).map((time) => ({ value: time, label: time }))}
              onChange={(event) => day && take(day, event.target.value)}
            />
          </span>
        )}
        <button
          type="button"
          disabled={!value}
          onClick={() => {
            write(null)
            close()
          }}
          className="ms-auto h-8 rounded-md px-2.5 text-sm text-muted hover:bg-hover hover:text-ink disabled:opacity-50"
        >
          {words.clear}
        </button>
      </div>
    </>
  )
}

function wordsOf(value: string, withTime: boolean): string | null {
  if (!value || Number.isNaN(Date.parse(value))) return null
  return withTime ? formatInstant(value) : formatLongDay(value)
}
