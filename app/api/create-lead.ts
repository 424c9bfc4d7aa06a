import { authorise } from '#domain/access.ts'
import { parseDocumentName } from '#domain/documents.ts'
import { routeLead } from '#domain/lead/routing.ts'
import { findOrInsertApplicant } from '#db/pace/applicants.ts'
import { findLeadRecord, type LeadRecord } from '#db/pace/lead-records.ts'
import { listTeamAreas } from '#db/pace/routing-facts.ts'
import type { Actor } from '#domain/access.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { DomainError } from '#domain/errors.ts'
import type { ApiContext } from './caller.ts'
import type { ApiDeps } from './deps.ts'
import { whenProjected } from './projected.ts'
import { writerFor } from './writer.ts'

type Fields = Record<string, unknown>

/** A new lead from its fields: a person's own, or routed by its areas when a machine makes it. */
export async function createLead(
  c: ApiContext,
  deps: ApiDeps,
  fields: Fields,
): Promise<LeadRecord> {
  const { actor } = c.get('caller')
  authorise(actor, 'create', 'lead')
  if (typeof fields.name !== 'string') {
    throw new DomainError('invalid', 'A lead needs a name.', [
      { path: 'name', message: 'is missing' },
    ])
  }
  const applicantId = await applicantFor(deps.db, fields, fields.name)
  const placed = { ...(await placeFor(deps.db, actor, fields)), applicantId }
  const committed = await writerFor(c, deps.commands).run('lead:new', 'create', {
    fields: { ...fields, ...placed },
  })
  const { key } = parseDocumentName(committed.document)
  const lead = await whenProjected(() => findLeadRecord(deps.db, 'all', key), committed.seq)
  if (!lead) throw new DomainError('unavailable', 'The lead was made, but is not readable yet.')
  return lead
}

async function applicantFor(db: PaceDb, fields: Fields, name: string): Promise<string> {
  const contact = { name, phone: textOf(fields.phone), email: textOf(fields.email) }
  const { applicant } = await db.transaction((tx) => findOrInsertApplicant(tx, contact, []))
  return applicant.id
}

async function placeFor(db: PaceDb, actor: Actor, fields: Fields) {
  if (actor.kind === 'person' && actor.teamId) return { teamId: actor.teamId, ownerId: actor.id }
  const areas = Array.isArray(fields.areas) ? fields.areas.map(String) : []
  const routed = routeLead({ areas, teams: await listTeamAreas(db) })
  return { teamId: routed?.teamId, ownerId: actor.kind === 'person' ? actor.id : undefined }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
