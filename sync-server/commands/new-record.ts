import { z } from 'zod'
import { type Actor, can } from '#domain/access.ts'
import { DomainError, type FieldProblem } from '#domain/errors.ts'
import { type FieldTable, parseField } from '#domain/fields.ts'
import { LEAD_FIELDS, type LeadFields } from '#domain/lead/fields.ts'
import { createLeadUpdate } from '#domain/lead/lead.ts'
import { LISTING_FIELDS, type ListingFields } from '#domain/listing/fields.ts'
import { createListingUpdate } from '#domain/listing/listing.ts'

export const CreateArgsSchema = z.object({
  fields: z.record(z.string(), z.json()),
  /** A listing's, as plain text; a line is a paragraph. */
  description: z.string().max(20_000).optional(),
})
export type CreateArgs = z.infer<typeof CreateArgsSchema>
export type CreatableKind = 'lead' | 'listing'
type Fields = Record<string, unknown>

const TABLES: Record<CreatableKind, FieldTable> = { lead: LEAD_FIELDS, listing: LISTING_FIELDS }
/** What only the server says of a new record. */
const ASSIGNED: Record<CreatableKind, readonly string[]> = {
  lead: ['reference', 'stage', 'stageChangedAt', 'lostReason', 'createdAt', 'firstContactedAt'],
  listing: ['reference', 'createdAt'],
}
const HOLDER = { lead: 'ownerId', listing: 'agentId' } as const

/** The fields of a new record, parsed, with its holder and team. Throws `invalid` with all that is wrong with them. */
export function readNewFields(kind: CreatableKind, given: Fields, actor: Actor): Fields {
  const problems: FieldProblem[] = []
  const fields: Fields = {}
  for (const [name, value] of Object.entries(given)) {
    if (ASSIGNED[kind].includes(name))
      problems.push({ path: name, message: 'is set by the server' })
    else if (value !== null) fields[name] = parseOne(TABLES[kind], { name, value, problems })
  }
  if (problems.length > 0) {
    const what = problems.map(({ path, message }) => `${path}: ${message}`).join('; ')
    throw new DomainError('invalid', `The ${kind} cannot be made. ${what}.`, problems)
  }
  return placeRecord(kind, { fields, isOpen: given[HOLDER[kind]] === null }, actor)
}

export function newRecordUpdate(
  kind: CreatableKind,
  fields: Fields,
  { reference, now, description }: { reference: string; now: string; description?: string },
): Uint8Array {
  if (kind === 'lead') {
    const assigned = { reference, stage: 'new', stageChangedAt: now, createdAt: now }
    return createLeadUpdate({ ...fields, ...assigned } as Partial<LeadFields>)
  }
  const assigned = { status: 'draft', ...fields, reference, createdAt: now }
  const paragraphs = description?.split(/\n+/).filter((line) => line.trim() !== '')
  return createListingUpdate(assigned as Partial<ListingFields>, paragraphs)
}

/** An agent's new record is the agent's own, in the agent's team; to give it to others is to assign it. */
function placeRecord(
  kind: CreatableKind,
  { fields, isOpen }: { fields: Fields; isOpen: boolean },
  actor: Actor,
): Fields {
  if (actor.kind === 'service') return fields
  const holder = HOLDER[kind]
  const own = actor.role === 'agent' && !isOpen ? { [holder]: actor.id } : {}
  const placed: Fields = { ...own, ...(actor.teamId ? { teamId: actor.teamId } : {}), ...fields }
  const isOwn = placed[holder] === undefined || placed[holder] === actor.id
  if (isOwn && (placed.teamId ?? null) === actor.teamId) return placed
  const teamId = typeof placed.teamId === 'string' ? placed.teamId : null
  if (can(actor, 'assign', kind, { teamId })) return placed
  throw new DomainError('forbidden', `You may make a ${kind} for yourself in your own team only.`)
}

function parseOne(
  table: FieldTable,
  { name, value, problems }: { name: string; value: unknown; problems: FieldProblem[] },
): unknown {
  try {
    return parseField(table, name, value)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    problems.push({ path: name, message: error.problems[0]?.message ?? error.message })
    return undefined
  }
}
