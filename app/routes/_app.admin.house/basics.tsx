import { type ReactNode, useState } from 'react'
import type { House } from '#domain/house/house.ts'
import { isLanguage } from '#domain/language.ts'
import { AREA_UNITS } from '#domain/values/habits.ts'
import { LANGUAGE_NAMES } from '#words/catalogue/language.ts'
import { settingsWords } from '#words/settings.ts'
import { Button } from '../../components/kit/button.tsx'
import { Section } from '../../components/kit/card.tsx'
import { Field, TextInput } from '../../components/kit/field.tsx'
import { optionsOf, Select } from '../../components/kit/select.tsx'
import type { HouseChoices } from './house-choices.server.ts'
import { Moved, type Saying } from './moved.tsx'
import { useChangeHouse } from './use-change-house.ts'
import { weekdayName } from './weekday-name.ts'

type Basic = 'name' | 'zone' | 'currency' | 'country' | 'areaUnit' | 'firstDay' | 'languages'
type BasicsProps = { house: House; choices: HouseChoices }

/** Name, zone, currency, country, unit, week and languages: kept together by one press. */
export function Basics({ house, choices }: BasicsProps) {
  const words = settingsWords()
  const { change, busy, isMoved, taken, problemAt } = useChangeHouse<Basic>(house)
  const [draft, setDraft] = useState(house)
  const set = (patch: Partial<House>) => setDraft((before) => ({ ...before, ...patch }))
  const { name, zone, currency, country, areaUnit, firstDay, languages } = draft
  return (
    <Section title={words.basics}>
      <form
        className="grid gap-4 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault()
          change({ name, zone, currency, country, areaUnit, firstDay, languages })
        }}
      >
        <Field label={words.name} error={problemAt('name')} className="sm:col-span-2">
          {(props) => (
            <TextInput
              {...props}
              dir="auto"
              value={name}
              maxLength={80}
              onChange={({ target }) => set({ name: target.value })}
            />
          )}
        </Field>
        <Places house={draft} choices={choices} set={set} problemAt={problemAt} />
        <Habits house={draft} set={set} problemAt={problemAt} />
        {isMoved && (
          <Moved
            className="sm:col-span-2"
            theirs={sayBasics(house, choices)}
            mine={sayBasics(draft, choices)}
            onTake={taken(() => setDraft(house))}
          />
        )}
        <div className="sm:col-span-2">
          <Button type="submit" variant="primary" disabled={busy}>
            {words.save}
          </Button>
        </div>
      </form>
    </Section>
  )
}

function sayBasics(house: House, choices: HouseChoices): Saying[] {
  const words = settingsWords()
  const nameIn = (all: readonly { value: string; label: string }[], value: string) =>
    all.find((one) => one.value === value)?.label ?? value
  const [language] = house.languages
  return [
    { label: words.name, value: house.name },
    { label: words.zone, value: nameIn(choices.zones, house.zone) },
    { label: words.currency, value: nameIn(choices.currencies, house.currency) },
    { label: words.country, value: nameIn(choices.countries, house.country) },
    { label: words.areaUnit, value: words.areaUnits[house.areaUnit] },
    { label: words.firstDay, value: weekdayName(house.firstDay) },
    { label: words.languages, value: language ? LANGUAGE_NAMES[language] : '' },
  ]
}

type PartProps = {
  house: House
  set: (patch: Partial<House>) => void
  problemAt: (path: string) => string | null
}

function Places({ house, choices, set, problemAt }: PartProps & { choices: HouseChoices }) {
  const { zone, currency, country } = house
  const words = settingsWords()
  return (
    <>
      <Choice
        label={words.zone}
        hint={words.zoneHint}
        error={problemAt('zone')}
        value={zone}
        options={choices.zones}
        // Zones are called in English, whatever one reads.
        lang="en"
        onChoose={(value) => set({ zone: value })}
      />
      <Choice
        label={words.currency}
        hint={words.currencyHint}
        error={problemAt('currency')}
        value={currency}
        options={choices.currencies}
        onChoose={(value) => set({ currency: value })}
      />
      <Choice
        label={words.country}
        hint={words.countryHint}
        error={problemAt('country')}
        value={country}
        options={choices.countries}
        onChoose={(value) => {
          const chosen = choices.countries.find((one) => one.value === value)
          if (chosen) set({ country: chosen.value })
        }}
      />
    </>
  )
}

function Habits({ house: { areaUnit, firstDay, languages }, set, problemAt }: PartProps) {
  const words = settingsWords()
  return (
    <>
      <Choice
        label={words.areaUnit}
        value={areaUnit}
        options={optionsOf(words.areaUnits)}
        onChoose={(value) => {
          const chosen = AREA_UNITS.find((one) => one === value)
          if (chosen) set({ areaUnit: chosen })
        }}
      />
      <Choice
        label={words.firstDay}
        value={String(firstDay)}
        options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({
          value: String(day),
          label: weekdayName(day),
        }))}
        onChoose={(value) => set({ firstDay: Number(value) })}
      />
      <Choice
        label={words.languages}
        hint={words.firstLanguage}
        error={problemAt('languages')}
        value={languages[0] ?? 'en'}
        options={optionsOf(LANGUAGE_NAMES)}
        onChoose={(value) => {
          if (isLanguage(value))
            set({ languages: [value, ...languages.filter((other) => other !== value)] })
        }}
      />
    </>
  )
}

type ChoiceProps = {
  label: string
  hint?: ReactNode
  error?: string | null
  value: string
  lang?: string
  options: readonly { value: string; label: string }[]
  onChoose: (value: string) => void
}

function Choice({ label, hint, error = null, lang, value, options, onChoose }: ChoiceProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(props) => (
        <Select
          {...props}
          lang={lang}
          value={value}
          options={options}
          onChange={({ target }) => onChoose(target.value)}
        />
      )}
    </Field>
  )
}
