import { X } from 'lucide-react'
import { recordWords } from '#words/record.ts'
import { cn } from '../kit/class-names.ts'
import { Select } from '../kit/select.tsx'
import { FieldRow, fieldClass } from './field-row.tsx'
import { useChosenField } from './use-field.ts'

type ManyFieldProps = {
  name: string
  /** What may be added. */
  options: readonly { value: string; label: string }[]
  labelOf: (key: string) => string
  /** What the list that adds one says. */
  add: string
  most: number
}

/** Several values of a list, as chips; the list adds one. */
export function ManyField({ name, options, labelOf, add, most }: ManyFieldProps) {
  const { field, life, row } = useChosenField(name)
  const words = recordWords()
  const chosen = Array.isArray(field.value) ? field.value.map(String) : []
  const left = options.filter(({ value }) => !chosen.includes(value))
  const write = (keys: string[]) => life.choose(keys.length > 0 ? keys : null)
  return (
    <FieldRow {...row}>
      {(props) => (
        <div
          className={cn(
            'flex min-h-8 w-full flex-wrap items-center gap-1',
            chosen.length > 0 && 'py-1',
          )}
          onFocus={field.onFocus}
          onBlur={field.onLeave}
        >
          {chosen.map((key) => (
            <span
              key={key}
              className="ms-0.5 inline-flex h-6 items-center gap-0.5 rounded-md bg-hover ps-2 pe-1 text-xs"
            >
              {labelOf(key)}
              {!field.readOnly && (
                <button
                  type="button"
                  aria-label={words.remove(labelOf(key))}
                  onClick={() => write(chosen.filter((other) => other !== key))}
                  className="grid size-4 place-items-center rounded-sm text-faint hover:bg-hover hover:text-ink"
                >
                  <X className="size-3" aria-hidden />
                </button>
              )}
            </span>
          ))}
          {!field.readOnly && chosen.length < most && (
            <span className={chosen.length > 0 ? 'w-40' : 'w-full'}>
              <Select
                {...props}
                value=""
                empty={add}
                options={left}
                onChange={(event) => write([...chosen, event.target.value])}
                className={cn(fieldClass, 'text-faint', chosen.length > 0 && 'h-6')}
              />
            </span>
          )}
        </div>
      )}
    </FieldRow>
  )
}
