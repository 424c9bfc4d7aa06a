import { type KeyboardEvent, useId, useState } from 'react'
import { cn } from '../components/kit/class-names.ts'
import { Field, TextInput } from '../components/kit/field.tsx'

export type Choice = { id: string; label: string }

type RecordChoiceProps = {
  label: string
  hint: string
  /** What the text finds, as far as it was asked. */
  found: readonly Choice[]
  text: string
  onText: (text: string) => void
  chosen: Choice | null
  onChoose: (choice: Choice | null) => void
  autoFocus?: boolean
}

/** A record found by typing, with arrows and Enter or by a press (WAI-ARIA's combobox with a list). */
export function RecordChoice(props: RecordChoiceProps) {
  const { label, hint, found, text, onText, chosen, onChoose, autoFocus } = props
  const list = useId()
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const shown = isOpen ? found : []
  const pick = (choice: Choice | undefined) => {
    if (!choice) return
    onChoose(choice)
    onText('')
    setOpen(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setOpen(true)
      if (shown.length > 0) setAt((at + step + shown.length) % shown.length)
    } else if (event.key === 'Enter' && shown.length > 0) {
      event.preventDefault()
      pick(shown[at])
    }
  }
  return (
    <Field label={label} className="relative">
      {(field) => (
        <>
          <TextInput
            {...field}
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={shown.length > 0}
            aria-controls={list}
            aria-activedescendant={shown.length > 0 ? `${list}-${at}` : undefined}
            dir="auto"
            maxLength={80}
            autoFocus={autoFocus}
            placeholder={hint}
            value={isOpen || !chosen ? text : chosen.label}
            // What is chosen stays to be read, and goes as soon as one types.
            onFocus={({ target }) => (chosen ? target.select() : setOpen(true))}
            onBlur={() => setOpen(false)}
            onKeyDown={onKeyDown}
            onChange={({ target }) => {
              onText(target.value)
              onChoose(null)
              setOpen(true)
              setAt(0)
            }}
          />
          <Found {...{ list, label, shown, at, pick }} />
        </>
      )}
    </Field>
  )
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

type FoundProps = {
  list: string
  label: string
  shown: readonly Choice[]
  at: number
  pick: (choice: Choice) => void
}

function Found({ list, label, shown, at, pick }: FoundProps) {
  return (
    <ul
      id={list}
      role="listbox"
      aria-label={label}
      hidden={shown.length === 0}
      className="absolute inset-x-0 top-full z-10 mt-1 max-h-56 overflow-y-auto rounded-md border bg-raised p-1 shadow-high"
    >
      {shown.map((choice, index) => (
        <li
          key={choice.id}
          id={`${list}-${index}`}
          role="option"
          aria-selected={index === at}
          // Before the input loses the focus, and the list with it.
          onPointerDown={(event) => {
            event.preventDefault()
            pick(choice)
          }}
          className={cn(
            'cursor-default truncate rounded-md px-2 py-1.5 text-sm',
            index === at && 'bg-hover',
          )}
        >
          <bdi>{choice.label}</bdi>
        </li>
      ))}
    </ul>
  )
}
