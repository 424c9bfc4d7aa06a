import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { noteWords } from '#words/notes.ts'
import { cn } from '../components/kit/class-names.ts'
import { inputClass } from '../components/kit/field.tsx'
import { NameList, optionId } from './name-list.tsx'
import type { Draft } from './note-draft.ts'
import type { NotesOn } from './notes-on.tsx'
import { useNaming } from './use-naming.ts'

type NoteFieldProps = {
  on: NotesOn
  draft: Draft
  onChange: (draft: Draft) => void
  /** Whether it takes the focus when it comes. */
  takesFocus: boolean
  /** A key that is not for the list. */
  onKey: (event: KeyboardEvent) => void
}

/** Where a note is typed. Behind an `@` it offers colleagues; the focus stays in it, as it does where a list belongs to a field. */
export function NoteField({ on, draft, onChange, takesFocus, onKey }: NoteFieldProps) {
  const words = noteWords()
  const area = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const naming = useNaming({ area, draft, onChange, audience: on.audience })
  const { options, chosen } = naming
  const isOpen = options.length > 0
  useEffect(() => {
    if (takesFocus) area.current?.focus()
  }, [takesFocus])
  return (
    <>
      <textarea
        ref={area}
        dir="auto"
        rows={draft.text === '' ? 1 : 3}
        aria-label={words.label}
        placeholder={words.hint}
        value={draft.text}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen && chosen ? optionId(listId, chosen) : undefined}
        className={cn(inputClass, 'h-auto min-h-8 resize-y py-1.5 leading-5 text-page-start')}
        onChange={({ target }) => {
          onChange({ ...draft, text: target.value })
          naming.moved(target)
        }}
        onSelect={({ currentTarget }) => naming.moved(currentTarget)}
        onBlur={naming.shut}
        onKeyDown={(event) => naming.press(event) || onKey(event)}
      />
      <p role="status" className="sr-only">
        {isOpen && words.found(options.length)}
      </p>
      {isOpen && (
        <NameList
          id={listId}
          {...{ options, chosen, audience: on.audience, onChoose: naming.choose }}
        />
      )}
    </>
  )
}
