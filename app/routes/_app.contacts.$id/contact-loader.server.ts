import { redirect } from '@remix-run/node'
import { authorise, can, type Facts } from '#domain/access/access.ts'
import { documentName } from '#domain/documents/documents.ts'
import { isEnded } from '#domain/lead/fields.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { normalOf } from '#domain/contact/identities.ts'
import { isUuid } from '#domain/uuid.ts'
import { findLastSequence } from '#db/pace/events/events.ts'
import { findContactFacts } from '#db/pace/contacts/facts.ts'
import { findStandingContact, listAlso } from '#db/pace/contacts/identities.ts'
import { listUndoableMerges } from '#db/pace/contacts/merges.ts'
import type { ContactRecord } from '#db/pace/contacts/records.ts'
import { listOutreachChecks } from '#db/pace/outreach/outreach.ts'
import { findLikely, findRelated, type Related } from '#db/pace/related/to-contact.ts'
import { listContactTimeline } from '#db/pace/related/contact-timeline.ts'
import { leadScope } from '../../api/caller/scopes.ts'
import { loadFiles } from '../../files/record/list-files.server.ts'
import { loadAudience } from '../../notes/noted-record.server.ts'
import type { CalledLead } from '../../logged-call/log-call.tsx'
import { contactOfRow } from '../../live/fields/use-contact.ts'
import { loadOutreach } from '../../outreach/load-outreach.server.ts'
import { notFound, type requirePerson } from '../../pages/context.server.ts'
import { type AskedTimeline, TIMELINE_PAGE } from '../../timeline/asked-timeline.server.ts'

type RelatedLead = Related['leads'][number]
type Who = ReturnType<typeof requirePerson>
type Found = { row: ContactRecord; facts: Facts }

/** The contact of this address, for somebody who may read it; of one that was merged the address leads to the other. */
export async function requireContactFor(
  { db, actor }: Who,
  id: string | undefined,
): Promise<Found> {
  const row = id && isUuid(id) ? await findStandingContact(db, id) : null
  if (!row) notFound('contact')
  const facts = (await findContactFacts(db, [row.id])).get(row.id) ?? {}
  authorise(actor, 'read', 'contact', facts)
  if (row.id !== id) throw redirect(`/contacts/${row.id}`)
  return { row, facts }
}

/** Everything that the page shows before it is live. */
export async function loadContact(
  { db, actor, deps }: Who,
  { row, facts }: Found,
  asked: AskedTimeline,
) {
  const scope = leadScope(actor)
  const since = await findLastSequence(db)
  const [also, related, likely, merges, timeline, files, audience, outreach, checks] =
    await Promise.all([
      listAlso(db, row.id),
      findRelated(db, scope, row.id),
      findLikely(db, scope, row),
      listUndoableMerges(db, row.id, new Date()),
      listContactTimeline(db, { contactId: row.id, scope, limit: TIMELINE_PAGE, ...asked }),
      loadFiles(db, deps.sealFile, documentName('contact', row.id)),
      loadAudience(db, 'contact', facts),
      loadOutreach(db, row.id, { house: deps.settings.current().house }),
      listOutreachChecks(db, row.id),
    ])
  const known = also.map((one) => ({ ...one, normal: normalOf(one), isPreferred: false }))
  return {
    id: row.id,
    since,
    contact: contactOfRow(row, { also: known, consent: row.consent }),
    related,
    answerable: related.leads.flatMap((lead) => answerableOf(actor, lead)),
    likely,
    merges,
    timeline: { ...timeline, isNewest: asked.after === null, show: asked.show },
    files,
    audience,
    outreach: { ...outreach, checks },
    may: {
      note: can(actor, 'note', 'contact', facts),
      write: can(actor, 'write', 'contact', facts),
      archive: can(actor, 'archive', 'contact', facts),
      merge: can(actor, 'merge', 'contact', facts),
    },
  }
}

/** An open lead that a call to its contact can be logged on, by whoever may write notes there. */
function answerableOf(actor: Who['actor'], lead: RelatedLead): CalledLead[] {
  const { id, reference, nextFollowUpAt } = lead
  const facts = leadFacts(lead)
  if (isEnded(lead.stage) || lead.archivedAt !== null || !can(actor, 'note', 'lead', facts))
    return []
  const followUpWas = can(actor, 'write', 'lead', facts) ? { followUpWas: nextFollowUpAt } : {}
  return [{ id, reference, ...followUpWas }]
}

export type LoadedContact = Awaited<ReturnType<typeof loadContact>>
