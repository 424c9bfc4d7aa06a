import type { KeyboardEvent } from 'react'
import { namedIn, partsOf } from '#domain/record-note/note.ts'
import { formatWords } from '#words/format.ts'
import { noteWords } from '#words/notes.ts'
import { Button } from '../components/kit/button.tsx'
import { cn } from '../components/kit/class-names.ts'
import type { Draft } from './note-draft.ts'
import { NoteField } from './note-field.tsx'
import type { NotesOn } from './notes-on.tsx'

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

/** A field for a note, who of those in it would not see it, and what sends it. */
export function NoteForm(props: NoteFormProps) {
  const { on, draft, onChange, action, busy, takesFocus = false, onSend, onCancel } = props
  const mayBeSent = draft.text.trim() !== '' && !busy
  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      if (mayBeSent) onSend()
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
        if (mayBeSent) onSend()
      }}
    >
      <NoteField {...{ on, draft, onChange, takesFocus }} onKey={press} />
      <Unseeing on={on} draft={draft} />
      {(draft.text.trim() !== '' || onCancel) && (
        <div className="flex justify-end gap-1.5">
          {onCancel && (
            <Button size="sm" variant="quiet" onClick={onCancel}>
              {noteWords().cancel}
            </Button>
          )}
          <Button type="submit" size="sm" variant="primary" disabled={!mayBeSent}>
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
