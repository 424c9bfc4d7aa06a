import { formatWords } from '#words/format.ts'
import { READERS } from '#domain/values/readers.ts'
import type { Reading } from '#domain/values/reading.ts'
import { labelWords } from '#words/labels.ts'
import { recordWords } from '#words/record.ts'
import { cn } from '../kit/class-names.ts'
import { FieldRow, fieldClass } from './field-row.tsx'
import { formatNumber } from '../format/format-money.ts'
import { groupPhone } from '../format/phone/format-phone.ts'
import { ReadingHint } from './reading/reading-hint.tsx'
import { Select } from '../kit/select.tsx'
import { readLine, useChosenField, useTypedField } from './use-field.ts'
import type { House } from '#domain/house/house.ts'
import type { ReferenceKind } from '#domain/reference/reference.ts'
import type { Habits } from '#domain/values/habits.ts'
import { listOptions } from '../../house/lists.ts'
import { useHouse, useReference } from '../../house/use-house.tsx'
import { useRecordField } from '../../live/fields/record-fields.tsx'
import { sizeUnit } from '../format/format-size.ts'

type TypedProps = {
  name: string
  kind?: keyof typeof KINDS
  placeholder?: string
  /** Said behind the value; money says its currency and a size its unit by themselves. */
  unit?: string
}

type Kind = {
  read: (text: string, habits: Habits) => Reading<string | number>
  say: (value: string | number) => string
  mode: 'text' | 'email' | 'tel' | 'decimal' | 'numeric'
}

const grouped = (value: string | number) =>
  typeof value === 'number' ? formatNumber(value) : value
const spaced = (value: string | number) => groupPhone(String(value))

/** How a kind is read from what is typed and said back, the keyboard that a phone shows, and what to write. */
const KINDS = {
  text: { read: readLine, say: String, mode: 'text' },
  email: {
    read: READERS.email,
    say: String,
    mode: 'email',
  },
  phone: {
    read: READERS.phone,
    say: spaced,
    mode: 'tel',
  },
  money: {
    read: READERS.money,
    say: grouped,
    mode: 'decimal',
  },
  whole: { read: READERS.whole, say: grouped, mode: 'text' },
  name: { read: READERS.name, say: String, mode: 'text' },
  floor: { read: READERS.floor, say: String, mode: 'text' },
  rate: { read: READERS.number, say: String, mode: 'decimal' },
  size: { read: READERS.size, say: grouped, mode: 'text' },
  permit: {
    read: READERS.digits,
    say: String,
    mode: 'text',
  },
  bedrooms: {
    read: READERS.rooms,
    say: (value) => (value === 0 ? labelWords().studio : grouped(value)),
    mode: 'text',
  },
} satisfies Record<string, Kind>

/** A field that is typed. */
export function TypedField({ name, kind = 'text', placeholder, unit }: TypedProps) {
  const house = useHouse()
  const { mode, read, ...typing } = KINDS[kind]
  const words = recordWords()
  const { field, life, reading, row } = useTypedField<string | number>(name, {
    ...typing,
    read: (text) => read(text, house),
    advice: words.advice[kind],
    plain: kind === 'text',
  })
  return (
    <FieldRow
      {...row}
      unit={life.text === '' ? undefined : (unit ?? unitOf(kind, house))}
      hint={
        <ReadingHint reading={reading} text={life.text} say={typing.say} choose={life.choose} />
      }
    >
      {(props) => (
        <input
          {...props}
          {...life.typing}
          dir="auto"
          value={life.text}
          inputMode={mode}
          autoComplete="off"
          placeholder={field.readOnly ? '–' : (placeholder ?? words.add)}
          readOnly={field.readOnly}
          onChange={(event) => life.change(event.target.value)}
          onFocus={field.onFocus}
          onBlur={() => {
            life.finish()
            field.onLeave()
          }}
          className={fieldClass}
        />
      )}
    </FieldRow>
  )
}

function unitOf(kind: keyof typeof KINDS, { currency }: House): string | undefined {
  if (kind === 'money') return formatWords().currency(currency)
  return kind === 'size' ? sizeUnit() : undefined
}

type ChoiceProps = {
  name: string
  options: { value: string; label: string }[]
  read?: (value: string) => unknown
}

/** A field with a few possible values; none of them means that it is not known. */
export function ChoiceField({ name, options, read = (value) => value }: ChoiceProps) {
  const { field, life, row } = useChosenField(name)
  return (
    <FieldRow {...row}>
      {(props) => (
        <Select
          {...props}
          value={field.value === null ? '' : String(field.value)}
          disabled={field.readOnly}
          empty={recordWords().notKnown}
          options={options}
          onChange={({ target }) => life.choose(target.value === '' ? null : read(target.value))}
          onFocus={field.onFocus}
          onBlur={field.onLeave}
          className={cn(
            fieldClass,
            'disabled:bg-transparent disabled:text-ink',
            field.value === null && 'text-faint',
          )}
        />
      )}
    </FieldRow>
  )
}

/** A field whose values are of one of the house's lists. */
export function ListedField({ name, kind }: { name: string; kind: ReferenceKind }) {
  const { value } = useRecordField(name)
  return <ChoiceField name={name} options={listOptions(useReference(), kind, value)} />
}

export function YesNoField({ name }: { name: string }) {
  const { yes, no } = labelWords()
  const options = [
    { value: 'true', label: yes },
    { value: 'false', label: no },
  ]
  return <ChoiceField name={name} options={options} read={(value) => value === 'true'} />
}
