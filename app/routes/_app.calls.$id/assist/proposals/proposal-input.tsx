import { useState } from 'react'
import type { LeadField } from '#domain/lead/fields.ts'
import { READERS, refusalOf, type ValueKind } from '#domain/values/readers.ts'
import { callWords } from '#words/call.ts'
import { labelWords } from '#words/labels.ts'
import { TextInput } from '../../../../components/kit/field.tsx'
import { optionsOf, Select } from '../../../../components/kit/select.tsx'
import { useWorkspace } from '../../../../workspace/workspace.tsx'
import { listOptions } from '../../../../house/lists.ts'
import { useHouse, useReference } from '../../../../house/use-house.tsx'

type ProposalInputProps = {
  field: LeadField
  label: string
  value: unknown
  onChange: (value: unknown) => void
}

const KINDS: Partial<Record<LeadField, ValueKind>> = {
  name: 'name',
  phone: 'phone',
  email: 'email',
  bedrooms: 'rooms',
  bathrooms: 'whole',
  parking: 'whole',
  budgetMin: 'money',
  budgetMax: 'money',
}
function choicesOf(field: LeadField): Readonly<Record<string, string>> | null {
  const labels = labelWords()
  const choices: Partial<Record<LeadField, Readonly<Record<string, string>>>> = {
    intent: labels.intents,
    furnishing: labels.furnishings,
    budgetPeriod: labels.periods,
    financing: labels.financing,
    temperature: labels.temperatures,
  }
  return choices[field] ?? null
}

/** A proposed value, to be put right before it is taken over. */
export function ProposalInput({ field, label, value, onChange }: ProposalInputProps) {
  const { areas } = useWorkspace()
  const reference = useReference()
  const choices = choicesOf(field)
  const options =
    field === 'propertyType' ? listOptions(reference, field, value) : choices && optionsOf(choices)
  if (field === 'areas')
    return <AreasInput label={label} value={value} areas={areas} onChange={onChange} />
  if (field === 'pets') {
    const options = optionsOf({ yes: labelWords().yes, no: labelWords().no })
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
  if (options) {
    return (
      <Select
        autoFocus
        aria-label={label}
        options={options}
        defaultValue={options.find((option) => option.value === value)?.value}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  }
  return <TypedInput {...{ field, label, value, onChange }} />
}

/** What cannot be read is told as nothing: it is not taken over, nor is the field cleared for it. */
function TypedInput({ field, label, value, onChange }: ProposalInputProps) {
  const house = useHouse()
  const [reason, setReason] = useState<string | null>(null)
  const kind = KINDS[field]
  function read(text: string): unknown {
    const reading = kind ? READERS[kind](text, house) : null
    const isUnread = reading?.kind === 'unread' || reading?.kind === 'ambiguous'
    setReason(isUnread ? refusalOf(reading) : null)
    if (!reading) return text.trim() || undefined
    return reading.kind === 'understood' ? reading.value : undefined
  }
  return (
    <>
      <TextInput
        autoFocus
        dir="auto"
        aria-label={label}
        aria-invalid={reason !== null}
        type={field === 'moveDate' ? 'date' : 'text'}
        defaultValue={typeof value === 'string' || typeof value === 'number' ? value : ''}
        onChange={({ target }) => onChange(read(target.value))}
      />
      {reason && (
        <p role="alert" className="mt-1 text-xs text-bad">
          {reason}
        </p>
      )}
    </>
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
            aria-label={callWords().proposals.takeAway(key)}
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
        empty={callWords().proposals.addCommunity}
        options={rest.map(({ key, name }) => ({ value: key, label: name }))}
        onChange={(event) => choose([...chosen, event.target.value])}
      />
    </div>
  )
}
