import { useRecordField } from '../live/record-fields.tsx'
import { cn } from './class-names.ts'
import { FieldRow, fieldClass } from './field-row.tsx'
import { formatNumber } from './format-money.ts'
import { formatPhone } from './format-phone.ts'
import { parseMoney, parsePhone, parseWhole } from './parse-input.ts'
import { Select } from './select.tsx'
import { useDraft } from './use-draft.ts'

type TypedProps = {
  name: string
  kind?: 'text' | 'phone' | 'email' | 'money' | 'whole'
  placeholder?: string
  /** Said behind the value: `sq ft`. */
  unit?: string
}

const identity = (text: string) => text.trim() || null
const grouped = (value: string | number) =>
  typeof value === 'number' ? formatNumber(value) : value
const spaced = (value: string | number) => formatPhone(String(value))

/** How a kind is read from what is typed and said back, the keyboard that a phone shows, and what to write. */
const KINDS = {
  text: { read: identity, say: String, mode: 'text', advice: 'Write it in words.' },
  email: {
    read: identity,
    say: String,
    mode: 'email',
    advice: 'Write an address like name@example.com.',
  },
  phone: {
    read: parsePhone,
    say: spaced,
    mode: 'tel',
    advice: 'Write a number like 050 123 4567 or +44 20 7946 0000.',
  },
  money: {
    read: parseMoney,
    say: grouped,
    mode: 'decimal',
    advice: 'Write an amount: 95k, 1.2m or 120,000.',
  },
  whole: { read: parseWhole, say: grouped, mode: 'numeric', advice: 'Write a whole number.' },
} as const

/** A field that is typed. */
export function TypedField({ name, kind = 'text', placeholder = 'Add', unit }: TypedProps) {
  const field = useRecordField(name)
  const { read, say, mode, advice } = KINDS[kind]
  const draft = useDraft<string | number>({
    value: isText(field.value) ? field.value : null,
    toText: (value) => (value === null ? '' : say(value)),
    read,
    commit: field.write,
    advice,
  })
  // zod's own words name patterns; people are told what to write.
  const problem = draft.problem && (kind === 'text' ? draft.problem : advice)
  return (
    <FieldRow
      label={field.label}
      unit={draft.text === '' ? undefined : unit}
      problem={problem}
      evidence={field.evidence}
      peers={field.peers}
    >
      {(props) => (
        <input
          {...props}
          value={draft.text}
          inputMode={mode}
          autoComplete="off"
          placeholder={field.readOnly ? '–' : placeholder}
          readOnly={field.readOnly}
          onChange={(event) => draft.change(event.target.value)}
          onFocus={field.onFocus}
          onBlur={() => {
            draft.finish()
            field.onLeave()
          }}
          onKeyDown={draft.onKeyDown}
          className={fieldClass}
        />
      )}
    </FieldRow>
  )
}

type ChoiceProps = {
  name: string
  options: { value: string; label: string }[]
  read?: (value: string) => unknown
}

/** A field with a few possible values; none of them means that it is not known. */
export function ChoiceField({ name, options, read = (value) => value }: ChoiceProps) {
  const field = useRecordField(name)
  return (
    <FieldRow label={field.label} evidence={field.evidence} peers={field.peers}>
      {(props) => (
        <Select
          {...props}
          value={field.value === null ? '' : String(field.value)}
          disabled={field.readOnly}
          empty="Not known"
          options={options}
          onChange={(event) =>
            field.write(event.target.value === '' ? null : read(event.target.value))
          }
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

const YES_NO = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
]

export function YesNoField({ name }: { name: string }) {
  return <ChoiceField name={name} options={YES_NO} read={(value) => value === 'true'} />
}

function isText(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}
