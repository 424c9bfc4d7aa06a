import { z } from 'zod'
import type { PaceDb } from '#db/pace/client.ts'
import { findUnknownIds, type ReferencedKind } from '#db/pace/search/known-records.ts'
import { DomainError } from '#domain/errors.ts'

/** Arguments and fields that name another record. */
const REFERENCES: Record<string, ReferencedKind> = {
  ownerId: 'person',
  agentId: 'person',
  collaboratorIds: 'person',
  addIds: 'person',
  teamId: 'team',
  contactId: 'contact',
  propertyId: 'property',
  leadId: 'lead',
}
const IdsSchema = z.union([z.uuid().transform((id) => [id]), z.array(z.uuid())])

/** Throws `invalid` with every name that points at nothing: a document must not hold what no row can. */
export async function requireReferences(
  db: PaceDb,
  values: Record<string, unknown>,
): Promise<void> {
  const problems = []
  for (const [path, kind] of Object.entries(REFERENCES)) {
    const ids = IdsSchema.safeParse(values[path]).data
    if (!ids) continue
    const unknown = await findUnknownIds(db, kind, ids)
    if (unknown.length > 0)
      problems.push({ path, message: `there is no ${kind} ${unknown.join(', ')}` })
  }
  if (problems.length === 0) return
  const what = problems.map(({ path, message }) => `${path}: ${message}`).join('; ')
  throw new DomainError('invalid', `Not saved. ${what}.`, problems, { key: 'pointsNowhere' })
}
