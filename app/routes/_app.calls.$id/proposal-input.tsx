import { useState } from 'react'
import { FURNISHINGS, keysOf, PERIODS, PROPERTY_TYPES } from '#domain/catalogue.ts'
import type { LeadField } from '#domain/lead/fields.ts'
import { TextInput } from '../../components/field.tsx'
import { optionsOf, Select } from '../../components/select.tsx'
import { useWorkspace } from '../../frame/workspace.tsx'

type ProposalInputProps = {
  field: LeadField
  label: string
  value: unknown
  onChange: (value: unknown) => void
}

const NUMBERS: readonly LeadField[] = ['bedrooms', 'bathrooms', 'budgetMin', 'budgetMax', 'parking']
const CHOICES: Partial<Record<LeadField, Record<string, string>>> = {
  intent: { buy: 'Buy', rent: 'Rent', sell: 'Sell', let: 'Let' },
  propertyType: PROPERTY_TYPES,
  furnishing: FURNISHINGS,
  budgetPeriod: PERIODS,
  financing: { cash: 'Cash', mortgage: 'Mortgage', undecided: 'Undecided' },
  temperature: { hot: 'Hot', warm: 'Warm', cold: 'Cold' },
}

/** A proposed value, to be put right before it is taken over. */
export function ProposalInput({ field, label, value, onChange }: ProposalInputProps) {
  const { areas } = useWorkspace()
  const choices = CHOICES[field]
  if (field === 'areas')
    return <AreasInput label={label} value={value} areas={areas} onChange={onChange} />
  if (field === 'pets') {
    const options = optionsOf({ yes: 'Yes', no: 'No' })
    return (
      <Select
        autoFocus
        aria-label={label}
        options={options}
        defaultValue={value ? 'yes' : 'no'}
        onChange={(event) => onChange(event.target.value === 'yes')}
      />
    )
  }
  if (choices) {
    return (
      <Select
        autoFocus
        aria-label={label}
        options={optionsOf(choices)}
        defaultValue={keysOf(choices).find((key) => key === value)}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  }
  const isNumber = NUMBERS.includes(field)
  return (
    <TextInput
      autoFocus
      aria-label={label}
      type={field === 'moveDate' ? 'date' : isNumber ? 'number' : 'text'}
      defaultValue={typeof value === 'string' || typeof value === 'number' ? value : ''}
      onChange={({ target }) => onChange(isNumber ? target.valueAsNumber : target.value.trim())}
    />
  )
}

type AreasInputProps = {
  label: string
  value: unknown
  areas: readonly { key: string; name: string }[]
  onChange: (value: unknown) => void
}

function AreasInput({ label, value, areas, onChange }: AreasInputProps) {
  const [chosen, setChosen] = useState<string[]>(Array.isArray(value) ? value.map(String) : [])
  function choose(next: string[]) {
    setChosen(next)
    onChange(next)
  }
  const rest = areas.filter((area) => !chosen.includes(area.key))
  return (
    <div className="grid gap-1.5">
      <div className="flex flex-wrap gap-1">
        {chosen.map((key) => (
          <button
            key={key}
            type="button"
            className="rounded-sm bg-hover px-1.5 py-0.5 text-xs hover:bg-bad-soft hover:text-bad"
            aria-label={`Take away ${key}`}
            onClick={() => choose(chosen.filter((other) => other !== key))}
          >
            {areas.find((area) => area.key === key)?.name ?? key} ×
          </button>
        ))}
      </div>
      <Select
        autoFocus
        aria-label={label}
        value=""
        empty="Add a community"
        options={rest.map(({ key, name }) => ({ value: key, label: name }))}
        onChange={(event) => choose([...chosen, event.target.value])}
      />
    </div>
  )
}
