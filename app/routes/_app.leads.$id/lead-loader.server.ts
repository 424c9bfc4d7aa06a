import { type ActionOn, type Actor, authorise, can } from '#domain/access/access.ts'
import { documentName } from '#domain/documents/documents.ts'
import { isEnded } from '#domain/lead/fields.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { isUuid } from '#domain/uuid.ts'
import { listClocks } from '#db/pace/clocks/records.ts'
import { listAlso } from '#db/pace/contacts/identities.ts'
import { findLeadRecord, type LeadRecord } from '#db/pace/leads/records.ts'
import { findLastSequence } from '#db/pace/events/events.ts'
import { listLeadTasks } from '#db/pace/tasks/page.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { listDrafts } from '#db/pace/programs/drafts.ts'
import { listContactChanges } from '#db/pace/leads/contact-changes.ts'
import { listLeadTimeline } from '#db/pace/leads/timeline.ts'
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

/** What happened last, and how much of what was before is shown where somebody asks for it. */
const TIMELINE = { newest: 120, long: 2000 }

/** Everything that the page shows before it is live. */
export async function loadLead(
  who: Who,
  row: LeadRecord,
  { longTimeline, picked }: { longTimeline: boolean; picked: string | null },
) {
  const shown = longTimeline ? TIMELINE.long : TIMELINE.newest
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
      listTimeline(db, row, shown + 1),
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
    lead: leadOfRow(row),
    timeline: timeline.slice(0, shown),
    timelineGoesOn: timeline.length > shown,
    longTimeline,
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
    since,
    may: mayDo(actor, row),
    at: new Date().toISOString(),
  }
}

/** What happened with the lead, and what changed of its contact meanwhile. */
async function listTimeline(db: PaceDb, { id, contactId, createdAt }: LeadRecord, limit: number) {
  const [own, ofContact] = await Promise.all([
    listLeadTimeline(db, id, limit),
    contactId ? listContactChanges(db, { contactId, since: createdAt }, limit) : [],
  ])
  const all = [...own, ...ofContact].sort((a, b) => b.at.localeCompare(a.at))
  return all.slice(0, limit)
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
