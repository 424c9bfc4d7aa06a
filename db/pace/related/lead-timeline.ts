import { eq } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import {
  PLACES,
  readActivities,
  readCalls,
  readEnquiries,
  readMessages,
  readShortlistSteps,
  readViewingAnswers,
  readViewings,
} from '../leads/timeline.ts'
import { activities, calls, communications, enquiries, recordNotes, viewings } from '../schema.ts'
import { noteSources } from './note-sources.ts'
import { STEPS } from '../shortlists/steps.ts'
import { contactChangesOf, eventSources } from './timeline-events.ts'
import {
  type AskedPage,
  readTimelinePage,
  type Source,
  type TimelinePage,
} from './timeline-page.ts'

type Asked = AskedPage & {
  leadId: string
  /** Its contact, of which is told what has changed since there is the lead. */
  contact?: { contactId: string; since: string } | null
}

/** Everything that happened with a lead, newest first, a page at a time. Who reads the lead reads all of it. */
export async function listLeadTimeline(db: PaceDb, asked: Asked): Promise<TimelinePage> {
  const { leadId, contact } = asked
  return readTimelinePage(
    [
      ...ownSources(db, leadId),
      ...eventSources(db, { resource: 'lead', key: leadId }),
      ...(contact ? contactChangesOf(db, contact) : []),
    ],
    asked,
  )
}

function ownSources(db: PaceDb, leadId: string): Source[] {
  return [
    {
      group: 'enquiries',
      kind: 'enquiry',
      place: PLACES.enquiry,
      where: eq(enquiries.leadId, leadId),
      read: (slice) => readEnquiries(db, slice),
    },
    {
      group: 'calls',
      kind: 'call',
      place: PLACES.call,
      where: eq(calls.leadId, leadId),
      read: (slice) => readCalls(db, slice),
    },
    {
      group: 'viewings',
      kind: 'viewing',
      place: PLACES.viewing,
      where: eq(viewings.leadId, leadId),
      read: (slice) => readViewings(db, slice),
    },
    {
      group: 'viewings',
      kind: 'viewingAnswer',
      place: PLACES.viewingAnswer,
      where: eq(viewings.leadId, leadId),
      read: (slice) => readViewingAnswers(db, slice),
    },
    {
      group: 'messages',
      kind: 'message',
      place: PLACES.message,
      where: eq(communications.leadId, leadId),
      read: (slice) => readMessages(db, slice),
    },
    ...noteSources(db, eq(recordNotes.leadId, leadId)),
    {
      group: 'notes',
      kind: 'activity',
      place: PLACES.activity,
      where: eq(activities.leadId, leadId),
      read: (slice) => readActivities(db, slice),
    },
    {
      group: 'shortlists',
      kind: 'shortlist',
      place: PLACES.shortlist,
      where: eq(STEPS.leadId, leadId),
      read: (slice) => readShortlistSteps(db, slice),
    },
  ]
}
