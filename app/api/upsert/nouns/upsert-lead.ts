import { findLeadIdByReference, findLeadRecord } from '#db/pace/leads/records.ts'
import { can } from '#domain/access/access.ts'
import { leadFacts } from '#domain/lead/lead.ts'
import { colleagueHasIt, MadeSchema } from '#domain/lead/receive.ts'
import { leadScope, mayReadLeads } from '../../caller/scopes.ts'
import type { Upserting, UpsertRow } from './upsert-row.ts'
import { changeDocument, findNamed, keyedMaking, made, type Written } from './written.ts'

/** By its id or reference, else the open lead of whoever has this phone or e-mail. */
export async function upsertLead(upserting: Upserting, row: UpsertRow): Promise<Written> {
  const { db, actor, runner } = upserting
  const known = await findNamed(row, 'lead', {
    byId: async (id) => mayReadLeads(actor) && (await findLeadRecord(db, leadScope(actor), id))?.id,
    byReference: async (reference) =>
      mayReadLeads(actor) && findLeadIdByReference(db, leadScope(actor), reference),
  })
  if (known !== null) return changeDocument(upserting, { kind: 'lead', id: known }, row)
  const own =
    actor.kind === 'person'
      ? { ownerId: actor.id, ...(actor.teamId ? { teamId: actor.teamId } : {}) }
      : {}
  const interest = { fields: { ...row.fields, ...own }, ifOpen: 'attach' }
  const committed = await runner.run('lead:new', 'receive', interest, keyedMaking(row))
  if (MadeSchema.parse(committed.result).isNew) return made(committed)
  const { id } = made(committed)
  const lead = await findLeadRecord(db, 'all', id)
  if (!lead || !can(actor, 'read', 'lead', leadFacts(lead))) throw colleagueHasIt()
  return changeDocument(upserting, { kind: 'lead', id }, row)
}
