import { type KeyboardEvent, type SyntheticEvent, useEffect, useId, useRef } from 'react'
import { namedIn, partsOf } from '#domain/record-note/note.ts'
import { formatWords } from '#words/format.ts'
import { noteWords } from '#words/notes.ts'
import { Button } from '../components/kit/button.tsx'
import { cn } from '../components/kit/class-names.ts'
import { inputClass } from '../components/kit/field.tsx'
import { NameList, optionId } from './name-list.tsx'
import type { Draft } from './note-draft.ts'
import type { NotesOn } from './notes-on.tsx'
import { useNaming } from './use-naming.ts'

type NoteFormProps = {
  on: NotesOn
  draft: Draft
  onChange: (draft: Draft) => void
  action: string
  busy: boolean
  /** Whether the field takes the focus when it comes. */
  takesFocus?: boolean
  onSend: () => void
  onCancel?: () => void
}

/** A field for a note. Behind an `@` it offers colleagues; the focus stays in it, as it does where a list belongs to a field. */
export function NoteForm(props: NoteFormProps) {
  const { on, draft, onChange, action, busy, takesFocus, onSend, onCancel } = props
  const words = noteWords()
  const area = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const naming = useNaming({ area, draft, onChange, audience: on.audience })
  const { options, chosen } = naming
  const isOpen = options.length > 0
  const isEmpty = draft.text.trim() === ''
  useEffect(() => {
    if (takesFocus) area.current?.focus()
  }, [takesFocus])
  const follow = ({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>) =>
    naming.moved(currentTarget)
  function press(event: KeyboardEvent): void {
    if (naming.press(event) || event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      if (!isEmpty && !busy) onSend()
    } else if (event.key === 'Escape' && onCancel) {
      event.stopPropagation()
      onCancel()
    }
  }
  return (
    <form
      className="grid gap-1.5"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isEmpty) onSend()
      }}
    >
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
        onSelect={follow}
        onBlur={naming.shut}
        onKeyDown={press}
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
      <Unseeing on={on} draft={draft} />
      {!isEmpty && (
        <div className="flex justify-end gap-1.5">
          {onCancel && (
            <Button size="sm" variant="quiet" onClick={onCancel}>
              {words.cancel}
            </Button>
          )}
          <Button type="submit" size="sm" variant="primary" disabled={busy}>
            {action}
          </Button>
        </div>
      )}
    </form>
  )
}

/** Who is named in it and does not see the record: whether they will, or will not be told. */
function Unseeing({ on: { audience, mayShare }, draft }: Pick<NoteFormProps, 'on' | 'draft'>) {
  const words = noteWords()
  const named = new Set(namedIn(partsOf(draft.text, draft.chosen)))
  const names = draft.chosen
    .filter(({ id }) => named.has(id) && audience[id] === false)
    .map(({ name }) => name)
  if (names.length === 0) return null
  const list = formatWords().list(names)
  return (
    <p role="status" className={cn('text-xs', mayShare ? 'text-muted' : 'text-warn')}>
      {mayShare ? words.willShare(list) : words.willNotTell(list)}
    </p>
  )
}
