import { useState } from 'react'
import { keysOf } from '#domain/catalogue.ts'
import { CONSENT_CHANNELS, type ConsentChannel } from '#domain/contact/consent.ts'
import type { OutreachRules } from '#domain/house/outreach-rules.ts'
import { contactWords } from '#words/contacts.ts'
import { outreachWords } from '#words/outreach.ts'
import { settingsWords } from '#words/settings.ts'
import { Button } from '../../components/kit/button.tsx'
import { Section } from '../../components/kit/card.tsx'
import { Field, TextInput } from '../../components/kit/field.tsx'
import { Moved } from './moved.tsx'
import { sayOutreach } from './say-outreach.ts'
import { useChangeHouse } from './use-change-house.ts'

const COUNTS = ['perDay', 'perWeek', 'registryDays', 'answerDays'] as const
const WAYS = ['hoursFor', 'registryFor', 'consentFor'] as const

/** When, how often and by which ways the house may advertise, with where that stands. */
export function MarketingRules({ rules: usual }: { rules: OutreachRules }) {
  const words = outreachWords().rules
  const { change, busy, isMoved, taken, problemAt } = useChangeHouse({ outreach: usual })
  const [rules, setRules] = useState(usual)
  const set = (patch: Partial<OutreachRules>) => setRules((before) => ({ ...before, ...patch }))
  return (
    <Section title={words.title}>
      <form
        className="grid gap-4 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault()
          change({ outreach: rules })
        }}
      >
        <p className="max-w-2xl text-sm text-muted sm:col-span-2">{words.why}</p>
        <PermittedHours rules={rules} set={set} problemAt={problemAt} />
        <Limits rules={rules} set={set} problemAt={problemAt} />
        <Source rules={rules} set={set} problemAt={problemAt} />
        {isMoved && (
          <Moved
            className="sm:col-span-2"
            theirs={sayOutreach(usual)}
            mine={sayOutreach(rules)}
            onTake={taken(() => setRules(usual))}
          />
        )}
        <div className="sm:col-span-2">
          <Button type="submit" variant="primary" disabled={busy}>
            {settingsWords().save}
          </Button>
        </div>
      </form>
    </Section>
  )
}

type PartProps = {
  rules: OutreachRules
  set: (patch: Partial<OutreachRules>) => void
  problemAt: (path: string) => string | null
}

function PermittedHours({ rules: { hours }, set, problemAt }: PartProps) {
  const words = outreachWords().rules
  return (['from', 'to'] as const).map((end) => (
    <Field key={end} label={words[end]} error={problemAt('outreach.hours')}>
      {(props) => (
        <TextInput
          {...props}
          type="time"
          className="w-36"
          value={hours[end]}
          onChange={({ target }) => set({ hours: { ...hours, [end]: target.value } })}
        />
      )}
    </Field>
  ))
}

function Limits({ rules, set, problemAt }: PartProps) {
  const words = outreachWords().rules
  return (
    <>
      {COUNTS.map((name) => (
        <Count
          key={name}
          name={name}
          value={rules[name]}
          error={problemAt(`outreach.${name}`)}
          onChange={(count) => set({ [name]: count })}
        />
      ))}
      {WAYS.map((name) => (
        <Ways
          key={name}
          label={words[name]}
          chosen={rules[name]}
          onChange={(chosen) => set({ [name]: chosen })}
        />
      ))}
    </>
  )
}

type CountProps = {
  name: (typeof COUNTS)[number]
  value: number
  error: string | null
  onChange: (count: number) => void
}

function Count({ name, value, error, onChange }: CountProps) {
  const words = outreachWords().rules
  return (
    <Field
      label={words[name]}
      hint={name === 'registryDays' ? words.registryDaysHint : undefined}
      error={error}
    >
      {(props) => (
        <span className="flex items-center gap-2">
          <TextInput
            {...props}
            type="number"
            min={0}
            className="w-28"
            value={value}
            onChange={({ target }) => onChange(Math.round(target.valueAsNumber || 0))}
          />
          <span className="text-sm text-muted">
            {name.startsWith('per') ? words.times : words.days}
          </span>
        </span>
      )}
    </Field>
  )
}

function Source({ rules, set, problemAt }: PartProps) {
  const words = outreachWords().rules
  return (
    <>
      <Field label={words.since} error={problemAt('outreach.since')}>
        {(props) => (
          <TextInput
            {...props}
            type="date"
            className="w-44"
            value={rules.since}
            onChange={({ target }) => set({ since: target.value })}
          />
        )}
      </Field>
      <Field label={words.source} error={problemAt('outreach.source')} className="sm:col-span-2">
        {(props) => (
          <TextInput
            {...props}
            dir="auto"
            maxLength={300}
            value={rules.source}
            onChange={({ target }) => set({ source: target.value })}
          />
        )}
      </Field>
    </>
  )
}

type WaysProps = {
  label: string
  chosen: readonly ConsentChannel[]
  onChange: (chosen: ConsentChannel[]) => void
}

function Ways({ label, chosen, onChange }: WaysProps) {
  const { channels } = contactWords().consent
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-xs font-medium text-muted">{label}</legend>
      {keysOf(CONSENT_CHANNELS).map((channel) => (
        <label key={channel} className="flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={chosen.includes(channel)}
            onChange={({ target }) =>
              onChange(
                keysOf(CONSENT_CHANNELS).filter((one) =>
                  one === channel ? target.checked : chosen.includes(one),
                ),
              )
            }
          />
          {channels[channel]}
        </label>
      ))}
    </fieldset>
  )
}
