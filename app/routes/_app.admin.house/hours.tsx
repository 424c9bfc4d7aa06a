import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { Stretch, Week } from '#domain/house/working-hours.ts'
import { formatWords } from '#words/format.ts'
import { settingsWords } from '#words/settings.ts'
import { Button } from '../../components/kit/button.tsx'
import { Section } from '../../components/kit/card.tsx'
import { TextInput } from '../../components/kit/field.tsx'
import { Moved } from './moved.tsx'
import { useChangeHouse } from './use-change-house.ts'
import { weekdayName } from './weekday-name.ts'

const OFFICE: Stretch = { from: '09:00', to: '18:00' }
const AFTERNOON: Stretch = { from: '14:00', to: '18:00' }

type HoursProps = { hours: Week; firstDay: number }

/** The week as the house works it, in the order in which it counts its days. */
export function Hours({ hours, firstDay }: HoursProps) {
  const words = settingsWords()
  const { change, busy, isMoved, taken, problemAt } = useChangeHouse({ hours })
  const [week, setWeek] = useState(hours)
  const days = Array.from({ length: 7 }, (_, at) => (firstDay - 1 + at) % 7)
  const setDay = (at: number, stretches: Stretch[]) =>
    setWeek((before) => before.map((day, index) => (index === at ? stretches : day)))
  const say = (worked: Week) =>
    days.map((at) => ({ label: weekdayName(at + 1), value: sayDay(worked[at] ?? []) }))
  const problem = problemAt('hours')
  return (
    <Section title={words.hours}>
      <p className="mb-3 text-xs text-muted">{words.hoursHint}</p>
      <ul className="grid gap-2">
        {days.map((at) => (
          <Day
            key={at}
            name={weekdayName(at + 1)}
            stretches={week[at] ?? []}
            onChange={(stretches) => setDay(at, stretches)}
          />
        ))}
      </ul>
      {problem && (
        <p role="alert" className="mt-2 text-xs text-bad">
          {problem}
        </p>
      )}
      {isMoved && (
        <Moved theirs={say(hours)} mine={say(week)} onTake={taken(() => setWeek(hours))} />
      )}
      <Button
        className="mt-4"
        variant="primary"
        disabled={busy}
        onClick={() => change({ hours: week })}
      >
        {words.save}
      </Button>
    </Section>
  )
}

function sayDay(stretches: readonly Stretch[]): string {
  if (stretches.length === 0) return settingsWords().closed
  const { list, range } = formatWords()
  return list(stretches.map(({ from, to }) => range(from, to)))
}

type DayProps = {
  name: string
  stretches: readonly Stretch[]
  onChange: (stretches: Stretch[]) => void
}

function Day({ name, stretches, onChange }: DayProps) {
  const words = settingsWords()
  const put = (at: number, patch: Partial<Stretch>) =>
    onChange(stretches.map((one, index) => (index === at ? { ...one, ...patch } : one)))
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
      <span className="w-28 text-sm">{name}</span>
      {stretches.length === 0 && <span className="text-sm text-faint">{words.closed}</span>}
      {stretches.map(({ from, to }, at) => (
        <span key={at} className="flex items-center gap-1">
          <TextInput
            type="time"
            className="w-28"
            aria-label={words.from(name)}
            value={from}
            onChange={({ target }) => put(at, { from: target.value })}
          />
          <span aria-hidden>–</span>
          <TextInput
            type="time"
            className="w-28"
            aria-label={words.to(name)}
            value={to}
            onChange={({ target }) => put(at, { to: target.value })}
          />
          <Button
            size="iconSm"
            variant="quiet"
            aria-label={words.removeHours(name)}
            onClick={() => onChange(stretches.filter((_, index) => index !== at))}
          >
            <X className="size-3.5" aria-hidden />
          </Button>
        </span>
      ))}
      {stretches.length < 4 && (
        <Button
          size="sm"
          variant="quiet"
          onClick={() => onChange([...stretches, stretches.length === 0 ? OFFICE : AFTERNOON])}
        >
          <Plus className="size-3.5" aria-hidden /> {words.addHours}
        </Button>
      )}
    </li>
  )
}
