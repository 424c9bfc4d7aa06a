import { listWords } from '#words/lists.ts'
import { cn } from '../../components/kit/class-names.ts'
import { Field, TextInput } from '../../components/kit/field.tsx'

type DayInputProps = {
  label: string
  value: string
  onChange: (word: string) => void
  isFirst?: boolean
}

/** A day, or one counted from today, which moves with the days. */
export function DayInput({ label, value, onChange, isFirst }: DayInputProps) {
  const days = Object.entries(listWords().days)
  return (
    <div className="grid gap-1.5">
      <Field label={label}>
        {(props) => (
          <TextInput
            {...props}
            type="date"
            autoFocus={isFirst}
            value={value.startsWith('today') ? '' : value}
            onChange={({ target }) => onChange(target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-1">
        {days.map(([word, name]) => (
          <button
            key={word}
            type="button"
            aria-pressed={value === word}
            onClick={() => onChange(word)}
            className={cn(
              'h-6 rounded-md bg-sunken px-2 text-xs text-muted hover:text-ink',
              value === word && 'bg-accent-soft font-medium text-accent',
            )}
          >
            {name}
          </button>
        ))}
      </div>
    </div>
  )
}
