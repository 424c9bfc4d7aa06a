import { useState } from 'react'
import { noteWords } from '#words/notes.ts'
import { type Draft, noteDrafts } from './note-draft.ts'
import { NoteForm } from './note-form.tsx'
import type { NotesOn } from './notes-on.tsx'
import { sentOf, useNoteAction } from './use-note-action.ts'

const EMPTY: Draft = { text: '', chosen: [] }

/** A field for a new note on a record, for whoever may write one. */
export function NewNote({ on, onAdded }: { on: NotesOn; onAdded?: () => void }) {
  const { record, mayNote } = on
  const [draft, setDraft] = useState(() => noteDrafts.of(record))
  /** The same for as long as it is the same note: what is sent twice is kept once. */
  const [id, setId] = useState(() => crypto.randomUUID())
  const change = (now: Draft) => {
    setDraft(now)
    noteDrafts.keep(record, now)
  }
  const { busy, run } = useNoteAction(() => {
    change(EMPTY)
    setId(crypto.randomUUID())
    onAdded?.()
  })
  if (!mayNote) return null
  return (
    <div className="border-b p-4">
      <NoteForm
        on={on}
        draft={draft}
        onChange={change}
        action={noteWords().add}
        busy={busy}
        onSend={() => run({ intent: 'add', id, record, ...sentOf(draft) })}
      />
    </div>
  )
}
