import { type ComponentPropsWithoutRef, type ReactNode, useState } from 'react'
import { EMPTY, type Reading } from '#domain/values/reading.ts'
import { Field, TextInput } from '../../kit/field.tsx'
import { ReadingHint } from './reading-hint.tsx'

type ReadInputProps = ComponentPropsWithoutRef<'input'> & {
  label: string
  read: (text: string) => Reading<string | number>
  say?: (value: string | number) => string
  hint?: string
  error?: string
  /** What stands in it from the first. */
  initial?: string
  /** Said below it for as long as it is given, whatever stands in it. */
  note?: ReactNode
}

/** A form's input that says what is understood of its text while it is typed, and asks where that may be several things. */
export function ReadInput({
  label,
  read,
  say = String,
  hint,
  error,
  initial = '',
  note,
  ...input
}: ReadInputProps) {
  const [text, setText] = useState(initial)
  return (
    <div>
      <Field label={label} error={error} hint={note ?? (text === '' ? hint : undefined)}>
        {(props) => (
          <TextInput
            {...input}
            {...props}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <ReadingHint
        reading={text === '' ? EMPTY : read(text)}
        text={text}
        say={say}
        choose={(value) => setText(String(value))}
      />
    </div>
  )
}
