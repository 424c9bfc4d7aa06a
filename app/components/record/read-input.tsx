import { type ComponentPropsWithoutRef, useState } from 'react'
import { EMPTY, type Reading } from '#domain/values/reading.ts'
import { Field, TextInput } from '../kit/field.tsx'
import { ReadingHint } from './reading-hint.tsx'

type ReadInputProps = ComponentPropsWithoutRef<'input'> & {
  label: string
  read: (text: string) => Reading<string | number>
  say?: (value: string | number) => string
  hint?: string
  error?: string
}

/** A form's input that says what is understood of its text while it is typed, and asks where that may be several things. */
export function ReadInput({ label, read, say = String, hint, error, ...input }: ReadInputProps) {
  const [text, setText] = useState('')
  return (
    <div>
      <Field label={label} error={error} hint={text === '' ? hint : undefined}>
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
