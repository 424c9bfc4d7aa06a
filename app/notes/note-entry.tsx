import { useLocation } from '@remix-run/react'
import { Pencil, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { namedIn, type NotePart, textOf } from '#domain/record-note/note.ts'
import type { Voice } from '#domain/voice/voice.ts'
import { frameWords } from '#words/frame.ts'
import { noteWords } from '#words/notes.ts'
import { IconButton } from '../components/kit/button.tsx'
import { cn } from '../components/kit/class-names.ts'
import { AskDialog } from '../components/kit/overlay/ask-dialog.tsx'
import { VoiceOfNote } from '../voice/voice-of-note.tsx'
import { useWorkspace } from '../workspace/workspace.tsx'
import { anchorOf } from '#domain/record-note/anchor.ts'
import type { Draft } from './note-draft.ts'
import { NoteForm } from './note-form.tsx'
import { type NotesOn, useNotesOn } from './notes-on.tsx'
import { sentOf, useNoteAction } from './use-note-action.ts'

type Note = {
  id: string
  authorId: string
  parts: readonly NotePart[]
  editedAt: string | null
  voice: Voice | null
}

/** A note as it is read; whoever wrote it changes it and takes it away here. */
export function NoteEntry({ note }: { note: Note }) {
  const { me } = useWorkspace()
  const on = useNotesOn()
  const [isEdited, setEdited] = useState(false)
  const pencil = useRef<HTMLButtonElement>(null)
  const place = useArrival(note.id)
  const { voice } = note
  if (isEdited && on) {
    const close = () => {
      setEdited(false)
      // The button is there again once the form has gone.
      requestAnimationFrame(() => pencil.current?.focus())
    }
    return <EditNote note={note} on={on} onClose={close} />
  }
  return (
    <div
      ref={place}
      id={anchorOf(note.id)}
      tabIndex={-1}
      className="mt-1.5 flex items-start gap-1 rounded-md border bg-surface py-1.5 ps-2.5 pe-1"
    >
      <div className="min-w-0 flex-1">
        {voice && <VoiceOfNote note={{ ...note, voice }} mayAsk={on?.mayNote ?? false} />}
        {note.parts.length > 0 && <NoteText parts={note.parts} />}
      </div>
      {on?.mayNote && note.authorId === me.id && (
        <span className="flex shrink-0">
          <IconButton
            ref={pencil}
            label={noteWords().edit}
            size="iconSm"
            onClick={() => setEdited(true)}
          >
            <Pencil className="size-3.5" aria-hidden />
          </IconButton>
          <RemoveNote note={note} />
        </span>
      )}
    </div>
  )
}

/** Whoever was led to this note by its address is at it. */
function useArrival(note: string) {
  const { hash, key } = useLocation()
  const place = useRef<HTMLDivElement>(null)
  const isMeant = hash === `#${anchorOf(note)}`
  useEffect(() => {
    if (!isMeant) return
    place.current?.scrollIntoView({ block: 'center' })
    place.current?.focus({ preventScroll: true })
  }, [isMeant, key])
  return place
}

function NoteText({ parts }: { parts: readonly NotePart[] }) {
  const { me } = useWorkspace()
  const nameOf = useNames()
  return (
    <p
      dir="auto"
      className="py-1 text-xs leading-5 [overflow-wrap:anywhere] whitespace-pre-line text-page-start"
    >
      {parts.map((part, index) =>
        typeof part === 'string' ? (
          part
        ) : (
          <bdi
            key={index}
            className={cn(
              'font-medium text-accent',
              part.person === me.id && 'rounded-sm bg-hover',
            )}
          >
            @{nameOf(part.person)}
          </bdi>
        ),
      )}
    </p>
  )
}

type EditNoteProps = { note: Note; on: NotesOn; onClose: () => void }

function EditNote({ note, on, onClose }: EditNoteProps) {
  const nameOf = useNames()
  const [draft, setDraft] = useState<Draft>(() => ({
    text: textOf(note.parts, nameOf),
    chosen: namedIn(note.parts).map((id) => ({ id, name: nameOf(id) })),
  }))
  const { busy, run } = useNoteAction(onClose)
  return (
    <div className="mt-1.5">
      <NoteForm
        on={on}
        draft={draft}
        onChange={setDraft}
        action={noteWords().save}
        busy={busy}
        takesFocus
        onSend={() => run({ intent: 'change', id: note.id, ...sentOf(draft) })}
        onCancel={onClose}
      />
    </div>
  )
}

function RemoveNote({ note: { id } }: { note: Note }) {
  const [isAsked, setAsked] = useState(false)
  const { busy, run } = useNoteAction(() => undefined)
  const words = noteWords()
  return (
    <>
      <IconButton label={words.remove} size="iconSm" disabled={busy} onClick={() => setAsked(true)}>
        <Trash2 className="size-3.5" aria-hidden />
      </IconButton>
      <AskDialog
        open={isAsked}
        title={words.removeTitle}
        description={words.removeWhy}
        action={words.removeAction}
        onAnswer={(isSure) => {
          setAsked(false)
          if (isSure) run({ intent: 'remove', id })
        }}
      />
    </>
  )
}

function useNames() {
  const { face } = useWorkspace()
  return (id: string) => face(id)?.name ?? frameWords().formerColleague
}
