import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ShowingPlan } from '#domain/viewing/showing.ts'
import { showingWords } from '#words/showing.ts'
import { IconButton } from '../components/kit/button.tsx'
import { TextInput } from '../components/kit/field.tsx'
import { Select } from '../components/kit/select.tsx'
import { weekdayOf } from './say-showing.ts'

type Weekly = ShowingPlan['weekly'][number]
type Single = ShowingPlan['days'][number]
type RowProps<Row> = { row: Row; onChange: (row: Row) => void; onRemove: () => void }

const WEEK = [1, 2, 3, 4, 5, 6, 7]
/** When most who work can come: what a new row begins with. */
export const AFTER_WORK = { from: '16:00', to: '19:00' }

/** A weekday with its hours. */
export function WeekRow({ row, onChange, onRemove }: RowProps<Weekly>) {
  const words = showingWords()
  const name = weekdayOf(row.day, 'long')
  return (
    <Row onRemove={onRemove} label={words.remove(name)}>
      <span className="w-36">
        <Select
          aria-label={words.weekday}
          value={String(row.day)}
          options={WEEK.map((day) => ({ value: String(day), label: weekdayOf(day, 'long') }))}
          onChange={({ target }) => onChange({ ...row, day: Number(target.value) })}
        />
      </span>
      <Clocks name={name} {...row} onChange={(span) => onChange({ ...row, ...span })} />
    </Row>
  )
}

/** A day with hours of its own, or with none. */
export function DayRow({ row, onChange, onRemove }: RowProps<Single>) {
  const words = showingWords()
  const isShown = row.from !== null
  return (
    <Row onRemove={onRemove} label={words.remove(row.day)}>
      <TextInput
        type="date"
        required
        className="w-36"
        aria-label={words.day}
        value={row.day}
        onChange={({ target }) => onChange({ ...row, day: target.value })}
      />
      <span className="w-36">
        <Select
          aria-label={words.isShown(row.day)}
          value={isShown ? 'yes' : 'no'}
          options={[
            { value: 'yes', label: words.shown },
            { value: 'no', label: words.notShown },
          ]}
          onChange={({ target }) =>
            onChange(
              target.value === 'yes'
                ? { day: row.day, ...AFTER_WORK }
                : { day: row.day, from: null, to: null },
            )
          }
        />
      </span>
      {row.from !== null && (
        <Clocks
          name={row.day}
          from={row.from}
          to={row.to}
          onChange={(span) => onChange({ day: row.day, ...span })}
        />
      )}
    </Row>
  )
}

type ClocksProps = {
  name: string
  from: string
  to: string
  onChange: (span: { from: string; to: string }) => void
}

function Clocks({ name, from, to, onChange }: ClocksProps) {
  const words = showingWords()
  return (
    <span className="flex items-center gap-1">
      <TextInput
        type="time"
        required
        className="w-28"
        aria-label={words.from(name)}
        value={from}
        onChange={({ target }) => onChange({ from: target.value, to })}
      />
      <span aria-hidden>–</span>
      <TextInput
        type="time"
        required
        className="w-28"
        aria-label={words.to(name)}
        value={to}
        onChange={({ target }) => onChange({ from, to: target.value })}
      />
    </span>
  )
}

type FrameProps = { label: string; onRemove: () => void; children: ReactNode }

function Row({ label, onRemove, children }: FrameProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      {children}
      <IconButton label={label} size="iconSm" onClick={onRemove}>
        <X className="size-4" aria-hidden />
      </IconButton>
    </div>
  )
}
