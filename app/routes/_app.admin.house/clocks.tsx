import { useState } from 'react'
import type { ClockSettings } from '#domain/house/clock-settings.ts'
import { clockWords } from '#words/clocks.ts'
import { Button } from '../../components/kit/button.tsx'
import { Section } from '../../components/kit/card.tsx'
import { Field, TextInput } from '../../components/kit/field.tsx'
import { optionsOf, Select } from '../../components/kit/select.tsx'
import { Moved, type Saying } from './moved.tsx'
import { useChangeHouse } from './use-change-house.ts'

const MINUTES_OF_HOUR = 60
const WITHIN = ['response', 'followUp', 'returnToPool'] as const
const ENDS = ['permit', 'mandate'] as const

/** How long things may take in this house, and when somebody is warned. */
export function ClockLengths({ clocks }: { clocks: ClockSettings }) {
  const words = clockWords().settings
  const { change, busy, isMoved, taken, problemAt } = useChangeHouse({ clocks })
  const [draft, setDraft] = useState(clocks)
  const set = (patch: Partial<ClockSettings>) => setDraft((before) => ({ ...before, ...patch }))
  return (
    <Section title={words.title}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          change({ clocks: draft })
        }}
      >
        <p className="text-xs text-muted">{words.why}</p>
        {WITHIN.map((kind) => (
          <Within
            key={kind}
            label={words[kind]}
            measure={measureOf(kind)}
            error={problemAt(`clocks.${kind}`)}
            value={draft[kind]}
            onChange={(value) => set({ [kind]: value })}
          />
        ))}
        <ReturnTo value={draft.returnTo} onChange={(returnTo) => set({ returnTo })} />
        {ENDS.map((kind) => (
          <Amount
            key={kind}
            label={words[kind]}
            unit={words.days}
            error={problemAt(`clocks.${kind}`)}
            value={draft[kind].warnDays}
            onChange={(warnDays) => set({ [kind]: { warnDays } })}
          />
        ))}
        {isMoved && (
          <Moved
            theirs={sayClocks(clocks)}
            mine={sayClocks(draft)}
            onTake={taken(() => setDraft(clocks))}
          />
        )}
        <div>
          <Button type="submit" variant="primary" disabled={busy}>
            {words.save}
          </Button>
        </div>
      </form>
    </Section>
  )
}

type ReturnToProps = {
  value: ClockSettings['returnTo']
  onChange: (value: ClockSettings['returnTo']) => void
}

function ReturnTo({ value, onChange }: ReturnToProps) {
  const words = clockWords().settings
  return (
    <Field label={words.returnTo} className="sm:w-64">
      {(props) => (
        <Select
          {...props}
          value={value}
          options={optionsOf(words.returnTos)}
          onChange={({ target }) => onChange(target.value === 'colleague' ? 'colleague' : 'pool')}
        />
      )}
    </Field>
  )
}

function sayClocks(clocks: ClockSettings): Saying[] {
  const words = clockWords().settings
  return [
    ...WITHIN.flatMap((kind) => {
      const { size, unit } = measureOf(kind)
      const { within, warn } = clocks[kind]
      return [
        { label: words[kind], value: `${within / size} ${unit}` },
        { label: `${words.warn} (${words[kind]})`, value: `${warn / size} ${unit}` },
      ]
    }),
    { label: words.returnTo, value: words.returnTos[clocks.returnTo] },
    ...ENDS.map((kind) => ({
      label: words[kind],
      value: `${clocks[kind].warnDays} ${words.days}`,
    })),
  ]
}

/** A follow-up is counted in hours, the others in minutes. */
function measureOf(kind: (typeof WITHIN)[number]): { size: number; unit: string } {
  const words = clockWords().settings
  return kind === 'followUp'
    ? { size: MINUTES_OF_HOUR, unit: words.hours }
    : { size: 1, unit: words.minutes }
}

type Length = ClockSettings['response']
type WithinProps = {
  label: string
  measure: { size: number; unit: string }
  error: string | null
  value: Length
  onChange: (value: Length) => void
}

function Within({ label, measure: { size, unit }, error, value, onChange }: WithinProps) {
  const words = clockWords().settings
  const put = (patch: Partial<Length>) => onChange({ ...value, ...patch })
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-2">
      <Amount
        label={label}
        unit={unit}
        error={error}
        value={value.within / size}
        onChange={(amount) => put({ within: Math.round(amount * size) })}
      />
      <Amount
        label={`${words.warn} (${label})`}
        unit={unit}
        error={null}
        value={value.warn / size}
        onChange={(amount) => put({ warn: Math.round(amount * size) })}
      />
    </div>
  )
}

type AmountProps = {
  label: string
  unit: string
  error: string | null
  value: number
  onChange: (value: number) => void
}

function Amount({ label, unit, error, value, onChange }: AmountProps) {
  return (
    <Field label={label} error={error} className="w-72 max-w-full">
      {(props) => (
        <span className="flex items-center gap-2">
          <TextInput
            {...props}
            type="number"
            min={0}
            step="any"
            className="w-28"
            value={value}
            onChange={({ target }) => onChange(Math.max(0, target.valueAsNumber || 0))}
          />
          <span className="text-sm text-muted">{unit}</span>
        </span>
      )}
    </Field>
  )
}
