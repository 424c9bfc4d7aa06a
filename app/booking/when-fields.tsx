import { bookingWords } from '#words/booking.ts'
import { showingWords } from '#words/showing.ts'
import { timesWith } from '../components/calendar/day-times.ts'
import { formatClock } from '../components/format/format-time.ts'
import { toLocalInput } from '../components/format/local-input.ts'
import { cn } from '../components/kit/class-names.ts'
import { Field, TextInput } from '../components/kit/field.tsx'
import { Select } from '../components/kit/select.tsx'
import { sayShowing } from '../showing/say-showing.ts'
import type { Free } from './use-free.ts'
import { BOOKABLE_MINUTES } from '#domain/viewing/bookable-minutes.ts'
import type { ShowingPlan } from '#domain/viewing/showing.ts'

export type When = { day: string; clock: string; minutes: number }

type WhenFieldsProps = {
  when: When
  today: string
  /** What is free, and what is laid down of the home. */
  free: Free
  onChange: (when: When) => void
}

/** Which day, from when on and how long; the times that are free are one press away. */
export function WhenFields({ when, today, free, onChange }: WhenFieldsProps) {
  const words = bookingWords()
  const { day, clock, minutes } = when
  const lengths = BOOKABLE_MINUTES.map((each) => ({
    value: String(each),
    label: words.minutes(each),
  }))
  const known = lengths.some(({ value }) => value === String(minutes))
  return (
    <div className="grid gap-3">
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        <Field label={words.day} className="max-sm:col-span-2">
          {(field) => (
            <TextInput
              {...field}
              type="date"
              required
              min={today}
              value={day}
              onChange={({ target }) => onChange({ ...when, day: target.value })}
            />
          )}
        </Field>
        <Field label={words.time}>
          {(field) => (
            <Select
              {...field}
              value={clock}
              options={timesWith(clock).map((time) => ({ value: time, label: time }))}
              onChange={({ target }) => onChange({ ...when, clock: target.value })}
            />
          )}
        </Field>
        <Field label={words.length}>
          {(field) => (
            <Select
              {...field}
              value={String(minutes)}
              options={
                known
                  ? lengths
                  : [{ value: String(minutes), label: words.minutes(minutes) }, ...lengths]
              }
              onChange={({ target }) => onChange({ ...when, minutes: Number(target.value) })}
            />
          )}
        </Field>
      </div>
      {free.plan && <Plan plan={free.plan} />}
      <FreeTimes
        free={free.free}
        clock={clock}
        onChoose={(chosen) => onChange({ ...when, clock: chosen })}
      />
    </div>
  )
}

function Plan({ plan }: { plan: ShowingPlan }) {
  return (
    <p className="rounded-md bg-sunken px-2 py-1.5 text-xs text-muted wrap-anywhere" dir="auto">
      <span className="font-medium text-ink">{showingWords().shownWhen}</span>{' '}
      {sayShowing(plan).join(' · ')}
    </p>
  )
}

type FreeTimesProps = {
  free: readonly string[]
  clock: string
  onChoose: (clock: string) => void
}

function FreeTimes({ free, clock, onChoose }: FreeTimesProps) {
  const words = bookingWords()
  return (
    <fieldset>
      <legend className="mb-1 text-xs font-medium text-muted">{words.free}</legend>
      {free.length === 0 && <p className="text-xs text-faint">{words.noneFree}</p>}
      <div className="flex flex-wrap gap-1">
        {free.map((instant) => {
          const at = toLocalInput(instant).slice(11, 16)
          return (
            <button
              key={instant}
              type="button"
              aria-pressed={at === clock}
              onClick={() => onChoose(at)}
              className={cn(
                'h-7 rounded-md border px-2 text-xs tabular-nums hover:bg-hover',
                at === clock && 'border-accent bg-accent-soft font-medium text-accent',
              )}
            >
              {formatClock(instant)}
            </button>
          )
        })}
      </div>
    </fieldset>
  )
}
