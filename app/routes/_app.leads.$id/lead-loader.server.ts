import { type ActionOn, type Actor, authorise, can } from '#domain/access/access.ts'
import { documentName } from '#domain/documents/documents.ts'
import { isEnded } from '#domain/lead/fields.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { isUuid } from '#domain/uuid.ts'
import { listClocks } from '#db/pace/clocks/records.ts'
import { findLastSequence } from '#db/pace/events/events.ts'
import { listAlso } from '#db/pace/contacts/identities.ts'
import { findLeadRecord, type LeadRecord } from '#db/pace/leads/records.ts'
import { listLeadTasks } from '#db/pace/tasks/page.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { listDrafts } from '#db/pace/programs/drafts.ts'
import { listLeadTimeline } from '#db/pace/related/lead-timeline.ts'
import { leadScope } from '../../api/caller/scopes.ts'
import { loadFiles } from '../../files/record/list-files.server.ts'
import { notFound, type requirePerson } from '../../pages/context.server.ts'
import { listSiblings, listUndoableMerges } from '#db/pace/contacts/merges.ts'
import { findContactRecord } from '#db/pace/contacts/records.ts'
import { type Identity, type KnownIdentity, normalOf } from '#domain/contact/identities.ts'
import { contactOfRow } from '../../live/fields/use-contact.ts'
import { loadAudience } from '../../notes/noted-record.server.ts'
import { leadOfRow } from '../../live/fields/use-lead.ts'
import { languageOf, loadOffered } from '../../shortlist/load-offered.server.ts'
import { type AskedTimeline, TIMELINE_PAGE } from '../../timeline/asked-timeline.server.ts'
import type { May } from './may.ts'

type Who = ReturnType<typeof requirePerson>

/** The lead of this address, for somebody who may read it. */
export async function requireLead({ db, actor }: Who, id: string | undefined): Promise<LeadRecord> {
  const lead = id && isUuid(id) ? await findLeadRecord(db, 'all', id) : null
  if (!lead) notFound('lead')
  authorise(actor, 'read', 'lead', leadFacts(lead))
  return lead
}

function asKnown(identity: Identity & { at: string }): KnownIdentity {
  return { ...identity, normal: normalOf(identity), isPreferred: false }
}

/** Everything that the page shows before it is live. */
export async function loadLead(
  who: Who,
  row: LeadRecord,
  { asked, picked }: { asked: AskedTimeline; picked: string | null },
) {
  const { db, actor, deps, person } = who
  authorise(actor, 'read', 'draft', { ownerId: person.id })
  // What happens after this is followed.
  const [since, drafts, audience] = await Promise.all([
    findLastSequence(db),
    listDrafts(db, { personId: person.id, leadId: row.id }),
    loadAudience(db, 'lead', leadFacts(row)),
  ])
  const [timeline, tasks, offered, contact, also, siblings, merges, files, clocks, became] =
    await Promise.all([
      listTimeline(db, row, asked),
      listLeadTasks(db, row.id, 40),
      loadOffered(who, row, picked),
      row.contactId ? findContactRecord(db, 'all', row.contactId) : null,
      row.contactId ? listAlso(db, row.contactId) : [],
      listSiblings(db, row),
      listUndoableMerges(db, row.id, new Date()),
      loadFiles(db, deps.sealFile, documentName('lead', row.id)),
      listClocks(db, row.id),
      row.mergedInto ? findLeadRecord(db, leadScope(actor), row.mergedInto) : null,
    ])
  return {
    id: row.id,
    since,
    lead: leadOfRow(row),
    timeline: { ...timeline, isNewest: asked.after === null, show: asked.show },
    tasks,
    drafts: drafts.map(({ id, channel, subject, text, program, createdAt }) => ({
      id,
      channel,
      subject,
      text,
      program,
      createdAt,
    })),
    offered: { ...offered, language: languageOf(contact?.language, deps) },
    siblings: siblings
      .filter((other) => can(actor, 'merge', 'lead', leadFacts(other)))
      .map(({ id, reference, stage }) => ({ id, reference, stage })),
    merges,
    becameReference: became?.reference ?? null,
    contact: contactOfRow(contact ?? row, { also: also.map(asKnown) }),
    files,
    clocks,
    audience,
    may: mayDo(actor, row),
    at: new Date().toISOString(),
  }
}

function listTimeline(
  db: PaceDb,
  { id: leadId, contactId, createdAt: since }: LeadRecord,
  asked: AskedTimeline,
) {
  const contact = contactId ? { contactId, since } : null
  return listLeadTimeline(db, { leadId, contact, limit: TIMELINE_PAGE, ...asked })
}

/** What became part of another lead is for reading alone. */
function mayDo(actor: Actor, row: LeadRecord): May {
  const facts = leadFacts(row)
  const may = (action: ActionOn<'lead'>) => !row.mergedInto && can(actor, action, 'lead', facts)
  return {
    write: may('write'),
    offer: may('write') && !isEnded(row.stage) && row.archivedAt === null,
    note: may('note'),
    claim: !row.ownerId && may('claim'),
    assign: may('assign'),
    share: may('share'),
    setStage: may('setStage'),
    archive: may('archive'),
  }
}
