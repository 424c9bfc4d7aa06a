import { useState } from 'react'
import { noteWords } from '#words/notes.ts'
import { useSendLetter } from '../outbox/use-outbox.ts'
import { NewVoice } from '../voice/new-voice.tsx'
import { type Draft, noteDrafts } from './note-draft.ts'
import { NoteForm } from './note-form.tsx'
import type { NotesOn } from './notes-on.tsx'
import { sentOf } from './use-note-action.ts'

const EMPTY: Draft = { text: '', chosen: [] }

/** A field for a new note on a record, for whoever may write one; without a network too. */
export function NewNote({ on, onAdded }: { on: NotesOn; onAdded?: () => void }) {
  const { record, mayNote } = on
  const [draft, setDraft] = useState(() => noteDrafts.of(record))
  const send = useSendLetter()
  const change = (now: Draft) => {
    setDraft(now)
    noteDrafts.keep(record, now)
  }
  if (!mayNote) return null
  return (
    <div className="grid gap-3 border-b p-4">
      <NoteForm
        on={on}
        draft={draft}
        onChange={change}
        action={noteWords().add}
        busy={false}
        onSend={() => {
          send({ kind: 'note', record, ...sentOf(draft) }, { record, says: draft.text })
          change(EMPTY)
          onAdded?.()
        }}
      />
      <NewVoice record={record} {...(onAdded && { onSent: onAdded })} />
    </div>
  )
}
