import { CalendarDays } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import { useRecordField } from '../live/record-fields.tsx'
import { Calendar } from './calendar.tsx'
import { cn } from './class-names.ts'
import { fromLocalInput, toLocalInput } from './local-input.ts'
import { FieldRow, fieldClass } from './field-row.tsx'
import { dayKey, formatInstant, formatLongDay } from './format-time.ts'
import { Select } from './select.tsx'
import { useNow } from './use-now.ts'

type DateFieldProps = { name: string; withTime?: boolean }

/** A day, or a day and time in the brokerage's zone, as people here write it; a calendar opens under it. */
export function DateField({ name, withTime = false }: DateFieldProps) {
  const field = useRecordField(name)
  const [open, setOpen] = useState(false)
  const value = typeof field.value === 'string' ? field.value : ''
  const onOpenChange = (next: boolean) => {
    setOpen(next)
    if (next) field.onFocus()
    else field.onLeave()
  }
  return (
    <FieldRow label={field.label} evidence={field.evidence} peers={field.peers}>
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
              {wordsOf(value, withTime) ?? (field.readOnly ? '–' : 'Add a date')}
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
                write={field.write}
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
              aria-label="Time"
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
          Clear
        </button>
      </div>
    </>
  )
}

/** Half hours of the day, and the time that is set if it is none of them. */
function timesWith(clock: string): string[] {
  const halves = Array.from({ length: 28 }, (_, index) => {
    const hour = String(8 + Math.floor(index / 2)).padStart(2, '0')
    return `${hour}:${index % 2 === 0 ? '00' : '30'}`
  })
  return clock && !halves.includes(clock) ? [...halves, clock].toSorted() : halves
}

function wordsOf(value: string, withTime: boolean): string | null {
  if (!value || Number.isNaN(Date.parse(value))) return null
  return withTime ? formatInstant(value) : formatLongDay(value)
}
