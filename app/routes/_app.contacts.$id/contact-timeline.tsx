import { documentName } from '#domain/documents/documents.ts'
import { contactWords } from '#words/contacts.ts'
import { NewNote } from '../../notes/new-note.tsx'
import { NotesProvider } from '../../notes/notes-on.tsx'
import { WaitingLetters } from '../../outbox/waiting-letters.tsx'
import { WaitingVoices } from '../../voice/waiting-voices.tsx'
import { PagedTimeline } from '../../timeline/paged-timeline.tsx'
import { useShowNotes } from '../../timeline/timeline-filter.tsx'
import type { LoadedContact } from './contact-loader.server.ts'

type ContactTimelineProps = Pick<LoadedContact, 'id' | 'timeline' | 'may' | 'audience'>

/** What happened with a contact and what hangs on it, a page at a time. */
export function ContactTimeline({ id, timeline, may, audience }: ContactTimelineProps) {
  const record = documentName('contact', id)
  const notes = { record, audience, mayNote: may.note, mayShare: false }
  const { hint } = contactWords().timeline
  const showNotes = useShowNotes(timeline.show)
  return (
    <NotesProvider value={notes}>
      <NewNote on={notes} onAdded={showNotes} />
      <WaitingLetters record={record} shown={timeline.entries} />
      <WaitingVoices record={record} shown={timeline.entries} />
      <PagedTimeline timeline={timeline} putBackOn={may.write ? record : null} hint={hint} />
    </NotesProvider>
  )
}
