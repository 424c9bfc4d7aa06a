import { Plus, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Holiday } from '#domain/house/house.ts'
import type { Feast } from '#domain/house/islamic-days.ts'
import { currentLocale } from '#words/catalogue/language.ts'
import { settingsWords } from '#words/settings.ts'
import { Button } from '../../components/kit/button.tsx'
import { Section } from '../../components/kit/card.tsx'
import { Field, TextInput } from '../../components/kit/field.tsx'
import { useChangeHouse } from './use-change-house.ts'

type HolidaysProps = {
  holidays: readonly Holiday[]
  feasts: readonly { day: string; feast: Feast }[]
}

/** The days on which the house is closed; those of the Islamic calendar are suggested. */
export function Holidays({ holidays, feasts }: HolidaysProps) {
  const words = settingsWords()
  const { change, busy, data, problemAt } = useChangeHouse(
    { holidays: [...holidays] },
    { isDrafted: false },
  )
  const put = (list: readonly Holiday[]) =>
    change({ holidays: list.toSorted((a, b) => a.day.localeCompare(b.day)) })
  const open = feasts.filter(({ day }) => !holidays.some((holiday) => holiday.day === day))
  return (
    <Section title={words.holidays}>
      <ul className="divide-y divide-line/70">
        {holidays.map((holiday) => (
          <li key={holiday.day} className="flex items-center gap-3 py-1.5 text-sm">
            <time dateTime={holiday.day} className="w-40 text-muted">
              {dayWords(holiday.day)}
            </time>
            <bdi className="flex-1">{holiday.name}</bdi>
            <Button
              size="iconSm"
              variant="quiet"
              disabled={busy}
              aria-label={words.remove(holiday.name)}
              onClick={() => put(holidays.filter(({ day }) => day !== holiday.day))}
            >
              <X className="size-3.5" aria-hidden />
            </Button>
          </li>
        ))}
        {holidays.length === 0 && <li className="py-1.5 text-sm text-faint">{words.noHolidays}</li>}
      </ul>
      <AddHoliday
        saved={data}
        busy={busy}
        error={problemAt('holidays')}
        onAdd={(holiday) => put([...holidays, holiday])}
      />
      {open.length > 0 && (
        <Suggested feasts={open} busy={busy} onAdd={(holiday) => put([...holidays, holiday])} />
      )}
    </Section>
  )
}

type AddHolidayProps = {
  busy: boolean
  error: string | null
  /** What was answered last: then what was typed is kept. */
  saved: object | undefined
  onAdd: (holiday: Holiday) => void
}

function AddHoliday({ busy, error, saved, onAdd }: AddHolidayProps) {
  const words = settingsWords()
  const [added, setAdded] = useState({ day: '', name: '' })
  useEffect(() => {
    if (saved) setAdded({ day: '', name: '' })
  }, [saved])
  return (
    <form
      className="mt-3 flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        onAdd(added)
      }}
    >
      <Field label={words.day} error={error}>
        {(props) => (
          <TextInput
            {...props}
            type="date"
            required
            value={added.day}
            onChange={({ target }) => setAdded({ ...added, day: target.value })}
          />
        )}
      </Field>
      <Field label={words.holidayName} className="min-w-48 flex-1">
        {(props) => (
          <TextInput
            {...props}
            required
            dir="auto"
            maxLength={80}
            value={added.name}
            onChange={({ target }) => setAdded({ ...added, name: target.value })}
          />
        )}
      </Field>
      <Button type="submit" disabled={busy}>
        {words.add}
      </Button>
    </form>
  )
}

type SuggestedProps = {
  feasts: HolidaysProps['feasts']
  busy: boolean
  onAdd: (holiday: Holiday) => void
}

function Suggested({ feasts, busy, onAdd }: SuggestedProps) {
  const words = settingsWords()
  return (
    <div className="mt-5">
      <h3 className="text-xs font-medium text-muted">{words.suggested}</h3>
      <p className="mt-0.5 text-xs text-faint">{words.suggestedHint}</p>
      <ul className="mt-2 flex flex-wrap gap-1.5">
        {feasts.map(({ day, feast }) => (
          <li key={day}>
            <Button
              size="sm"
              disabled={busy}
              onClick={() => onAdd({ day, name: words.feasts[feast] })}
            >
              <Plus className="size-3.5" aria-hidden /> {words.feasts[feast]}
              <span className="text-faint">{dayWords(day)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function dayWords(day: string): string {
  const format = new Intl.DateTimeFormat(currentLocale(), { timeZone: 'UTC', dateStyle: 'medium' })
  return format.format(new Date(day))
}
