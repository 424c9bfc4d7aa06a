import { useState } from 'react'
import { addDays } from '#domain/metrics/time/days.ts'
import { questionWords } from '#words/question.ts'
import { Button } from '../../components/kit/button.tsx'
import type { Answer } from './answer.ts'

type OwnDaysProps = {
  between: NonNullable<NonNullable<Answer['edits']>['between']>
  onRun: (called: string, plan: unknown) => void
}

/** A time that no word says: from a day to a day, both of them within. */
export function OwnDays({ between: { plan, called }, onRun }: OwnDaysProps) {
  const words = questionWords().days
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const isWhole = from !== '' && to !== '' && from <= to
  return (
    <details className="text-2xs text-muted">
      <summary className="flex h-6 cursor-pointer list-none items-center rounded-sm bg-hover px-1.5 font-medium hover:text-ink">
        {words.own}
      </summary>
      <form
        className="mt-1 flex flex-wrap items-center gap-1.5"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isWhole) return
          const time = { from, to: addDays(to, 1) }
          onRun(`${called} · ${words.between(from, to)}`, { ...plan, time })
        }}
      >
        <DayInput label={words.from} value={from} onChange={setFrom} />
        <DayInput label={words.to} value={to} onChange={setTo} />
        <Button type="submit" disabled={!isWhole}>
          {words.run}
        </Button>
      </form>
    </details>
  )
}

type DayInputProps = { label: string; value: string; onChange: (day: string) => void }

function DayInput({ label, value, onChange }: DayInputProps) {
  return (
    <label className="flex items-center gap-1">
      {label}
      <input
        type="date"
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className="h-7 rounded-md border bg-surface px-1.5 text-xs text-ink"
      />
    </label>
  )
}
