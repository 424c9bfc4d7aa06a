import { authorise, can } from '#domain/access/access.ts'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { colleagueHasIt, type IfOpen, MadeSchema } from '#domain/lead/receive.ts'
import { findLeadRecord, type LeadRecord } from '#db/pace/leads/records.ts'
import { DomainError } from '#domain/errors.ts'
import type { ApiContext } from '../caller/caller.ts'
import type { ApiDeps } from '../deps/deps.ts'
import { whenProjected } from '../http/projected.ts'
import { writerFor } from '../http/writer.ts'

type Fields = Record<string, unknown>

/**
 * A new lead from its fields: a person's own, or routed by its areas when a machine makes it. `ifOpen` says what is to
 * happen where the same person has an open lead already.
 */
export async function createLead(
  c: ApiContext,
  deps: ApiDeps,
  { fields, ifOpen }: { fields: Fields; ifOpen: IfOpen },
): Promise<LeadRecord> {
  const { actor } = c.get('caller')
  authorise(actor, 'create', 'lead')
  if (typeof fields.name !== 'string') {
    throw new DomainError('invalid', 'A lead needs a name.', [
      { path: 'name', message: 'is missing' },
    ])
  }
  const own =
    actor.kind === 'person'
      ? { ownerId: actor.id, ...(actor.teamId ? { teamId: actor.teamId } : {}) }
      : {}
  const received = await writerFor(c, deps.commands).run('lead:new', 'receive', {
    fields: { ...fields, ...own },
    ifOpen,
  })
  const { key } = parseDocumentName(received.document)
  const lead = await whenProjected(() => findLeadRecord(deps.db, 'all', key), received.seq)
  if (!lead) throw new DomainError('unavailable', 'The lead was made, but is not readable yet.')
  // Who makes a lead is told what it says, also a client that may only write; of one that was there, only who may read it.
  const { isNew } = MadeSchema.parse(received.result)
  if (isNew || can(actor, 'read', 'lead', leadFacts(lead))) return lead
  throw colleagueHasIt()
}
