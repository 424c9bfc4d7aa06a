import { Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { BOOKABLE_MINUTES } from '#domain/viewing/bookable-minutes.ts'
import {
  MOST_DAYS,
  MOST_WEEKLY,
  MOST_WORDS,
  NOTICES,
  type ShowingPlan,
} from '#domain/viewing/showing.ts'
import { bookingWords } from '#words/booking.ts'
import { sayProblem } from '#words/problems.ts'
import { showingWords } from '#words/showing.ts'
import { dayKey } from '../components/format/format-time.ts'
import type { ActionProblem } from '../components/hooks/use-action.ts'
import { useSinceOpening } from '../components/hooks/use-since-opening.ts'
import { useNow } from '../components/hooks/use-now.ts'
import { Button } from '../components/kit/button.tsx'
import { cn } from '../components/kit/class-names.ts'
import { Field, inputClass } from '../components/kit/field.tsx'
import { Select } from '../components/kit/select.tsx'
import { AFTER_WORK, DayRow, WeekRow } from './showing-rows.tsx'

type ShowingFormProps = {
  plan: ShowingPlan
  busy: boolean
  problem: ActionProblem | null
  /** What is to be read before one goes on. */
  notice: ReactNode
  onSave: (plan: ShowingPlan) => void
  onBack: () => void
}

/** Hours of the week, single days, how early somebody wants to know, how long it takes. */
export function ShowingForm(props: ShowingFormProps) {
  const { plan: known, busy, notice, onSave, onBack } = props
  const problem = useSinceOpening(props.problem)
  const words = showingWords()
  const [plan, setPlan] = useState(known)
  const set = (change: Partial<ShowingPlan>) => setPlan((before) => ({ ...before, ...change }))
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) onSave(plan)
      }}
    >
      {notice}
      <Hours plan={plan} set={set} />
      <Terms plan={plan} set={set} />
      {problem && (
        <p role="alert" className="text-xs text-bad">
          {problem.code === 'invalid' ? words.checkHours : sayProblem(problem)}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onClick={onBack}>
          {words.back}
        </Button>
        <Button type="submit" variant="primary" disabled={busy}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}

type PartProps = { plan: ShowingPlan; set: (change: Partial<ShowingPlan>) => void }

function Hours({ plan: { weekly, days }, set }: PartProps) {
  const words = showingWords()
  const today = dayKey(useNow())
  const nextWeekday = ((weekly.at(-1)?.day ?? 0) % 7) + 1
  return (
    <>
      <fieldset className="grid gap-2">
        <legend className="mb-1 text-xs font-medium text-muted">{words.weekly}</legend>
        {weekly.map((row, at) => (
          <WeekRow
            key={at}
            row={row}
            onChange={(changed) => set({ weekly: weekly.with(at, changed) })}
            onRemove={() => set({ weekly: weekly.toSpliced(at, 1) })}
          />
        ))}
        <Add
          label={words.addWeekly}
          isFull={weekly.length >= MOST_WEEKLY}
          onAdd={() => set({ weekly: [...weekly, { day: nextWeekday, ...AFTER_WORK }] })}
        />
      </fieldset>
      <fieldset className="grid gap-2">
        <legend className="mb-1 text-xs font-medium text-muted">{words.days}</legend>
        {days.map((row, at) => (
          <DayRow
            key={at}
            row={row}
            onChange={(changed) => set({ days: days.with(at, changed) })}
            onRemove={() => set({ days: days.toSpliced(at, 1) })}
          />
        ))}
        <Add
          label={words.addDay}
          isFull={days.length >= MOST_DAYS}
          onAdd={() => set({ days: [...days, { day: today, ...AFTER_WORK }] })}
        />
      </fieldset>
    </>
  )
}

function Add({ label, isFull, onAdd }: { label: string; isFull: boolean; onAdd: () => void }) {
  return (
    <Button size="sm" className="justify-self-start" disabled={isFull} onClick={onAdd}>
      <Plus className="size-3.5" aria-hidden />
      {label}
    </Button>
  )
}

function Terms({ plan: { noticeMinutes, minutes, words: said }, set }: PartProps) {
  const words = showingWords()
  const notices = NOTICES.map((each) => ({ value: String(each), label: words.notices[each] }))
  const lengths = BOOKABLE_MINUTES.map((each) => ({
    value: String(each),
    label: bookingWords().minutes(each),
  }))
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={words.noticeLabel}>
        {(field) => (
          <Select
            {...field}
            value={String(noticeMinutes)}
            options={notices}
            onChange={({ target }) =>
              set({ noticeMinutes: NOTICES.find((one) => String(one) === target.value) ?? 0 })
            }
          />
        )}
      </Field>
      <Field label={words.lengthLabel}>
        {(field) => (
          <Select
            {...field}
            value={minutes === null ? '' : String(minutes)}
            options={lengths}
            empty={words.anyLength}
            onChange={({ target }) =>
              set({
                minutes: BOOKABLE_MINUTES.find((one) => String(one) === target.value) ?? null,
              })
            }
          />
        )}
      </Field>
      <Field label={words.wordsLabel} className="sm:col-span-2">
        {(field) => (
          <textarea
            {...field}
            dir="auto"
            rows={2}
            maxLength={MOST_WORDS}
            value={said}
            className={cn(inputClass, 'h-auto py-1.5')}
            onChange={({ target }) => set({ words: target.value })}
          />
        )}
      </Field>
    </div>
  )
}
