import { type Actor, authorise } from '#domain/access/access.ts'
import { wasMerged } from '#domain/documents/record-commands.ts'
import { DomainError } from '#domain/errors.ts'
import { isEnded } from '#domain/lead/fields.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import type { NewShortlist } from '#domain/shortlist/shortlist.ts'
import { dayOf } from '#domain/zone-time.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'
import { findLeadRecord, type LeadRecord } from '#db/pace/leads/records.ts'
import { insertShortlist, listAdvertised, notAdvertised } from '#db/pace/shortlists/make.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import { leadScope, teamScope } from '../api/caller/scopes.ts'
import { newLinkSecret, openUntil } from '../secret-link/new-link.ts'

type House = { settings: Pick<SettingsWatch, 'current'> }
type Asking = House & { db: PaceDb; actor: Actor }
type Making = Asking & { personId: string; by: ChangedBy }

/** Makes the page; its secret is in this one answer, and nowhere after it. */
export async function makeShortlist(
  making: Making,
  { days, ...wanted }: NewShortlist,
): Promise<{ id: string; secret: string }> {
  const { db, actor, personId, by } = making
  await requireOpenLead(making, wanted.leadId)
  const { secret, keyHash } = newLinkSecret()
  const endsAt = openUntil(making.settings.current().house, days)
  const made = { ...wanted, personId, keyHash, endsAt }
  const maker = { scope: teamScope(actor, 'listings:read'), today: today(making), by }
  return { id: await insertShortlist(db, made, maker), secret }
}

/** Whether it could be made now: for whoever is about to be asked. */
export async function checkShortlist(asking: Asking, { leadId, homes }: NewShortlist) {
  await requireOpenLead(asking, leadId)
  const scope = teamScope(asking.actor, 'listings:read')
  const shown = await listAdvertised(asking.db, { ids: homes, scope, today: today(asking) })
  if (shown.length < homes.length) throw notAdvertised()
}

/** A lead that this person works. What became part of another is for reading alone. */
export async function requireWorked(
  { db, actor }: Pick<Asking, 'db' | 'actor'>,
  id: string,
): Promise<LeadRecord> {
  const lead = await findLeadRecord(db, leadScope(actor), id)
  if (!lead) throw new DomainError('notFound', 'There is no such lead, or you may not see it.')
  authorise(actor, 'write', 'lead', leadFacts(lead))
  if (lead.mergedInto) throw wasMerged()
  return lead
}

/** The same, of one that goes on: the links of those that have ended open nothing. */
export async function requireOpenLead(
  asking: Pick<Asking, 'db' | 'actor'>,
  id: string,
): Promise<LeadRecord> {
  const lead = await requireWorked(asking, id)
  if (!isEnded(lead.stage) && lead.archivedAt === null) return lead
  throw new DomainError('conflict', 'This lead has ended; open it again first.', [], {
    key: 'leadHasEnded',
  })
}

function today({ settings }: House): string {
  return dayOf(Date.now(), settings.current().house.zone)
}
