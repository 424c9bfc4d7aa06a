import { Link } from '@remix-run/react'
import { documentName } from '#domain/documents/documents.ts'
import { contactWords } from '#words/contacts.ts'
import { NewNote } from '../../notes/new-note.tsx'
import { NotesProvider } from '../../notes/notes-on.tsx'
import { Timeline } from '../../timeline/timeline.tsx'
import type { LoadedContact } from './contact-loader.server.ts'

type ContactTimelineProps = Pick<LoadedContact, 'id' | 'timeline' | 'may' | 'audience'>

/** What happened with a contact and what hangs on it, a page at a time. */
export function ContactTimeline({ id, timeline, may, audience }: ContactTimelineProps) {
  const { entries, next, isNewest } = timeline
  const words = contactWords().timeline
  const record = documentName('contact', id)
  const notes = { record, audience, mayNote: may.note, mayShare: false }
  return (
    <NotesProvider value={notes}>
      <NewNote on={notes} />
      <Timeline entries={entries} putBackOn={may.write ? record : null} hint={words.hint} />
      {(next || !isNewest) && (
        <p className="flex justify-between px-4 pb-4 text-xs">
          {!isNewest && <PageLink to="?" label={words.newest} />}
          {next && <PageLink to={`?${new URLSearchParams(next)}`} label={words.older} />}
        </p>
      )}
    </NotesProvider>
  )
}

function PageLink({ to, label }: { to: string; label: string }) {
  return (
    <Link to={to} replace preventScrollReset className="text-accent hover:underline">
      {label}
    </Link>
  )
}
