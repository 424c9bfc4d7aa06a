import { z } from 'zod'
import { type Actor, can } from '#domain/access/access.ts'
import { DomainError, type FieldProblem } from '#domain/errors.ts'
import { type FieldTable, parseField } from '#domain/documents/fields.ts'
import { createContactUpdate } from '#domain/contact/contact.ts'
import { CONTACT_FIELDS } from '#domain/contact/fields.ts'
import { LEAD_FIELDS, type LeadFields } from '#domain/lead/fields.ts'
import { createLeadUpdate } from '#domain/lead/lead.ts'
import { LISTING_FIELDS, type ListingFields } from '#domain/listing/fields.ts'
import { requireApproval } from '#domain/listing/review.ts'
import { createListingUpdate } from '#domain/listing/listing.ts'
import { requireChoices } from '#domain/documents/choices.ts'
import type { Settings } from '#domain/reference/settings.ts'
import type { Habits } from '#domain/values/habits.ts'

export const CreateArgsSchema = z.object({
  fields: z.record(z.string(), z.json()),
  /** A listing's, as plain text; a line is a paragraph. */
  description: z.string().max(20_000).optional(),
  /** A listing's: the home that seems to be known is another one. */
  ifKnown: z.literal('another').optional(),
})
export type CreateArgs = z.infer<typeof CreateArgsSchema>
export type CreatableKind = 'contact' | 'lead' | 'listing'
type Fields = Record<string, unknown>

const TABLES: Record<CreatableKind, FieldTable> = {
  contact: CONTACT_FIELDS,
  lead: LEAD_FIELDS,
  listing: LISTING_FIELDS,
}
/** What only the server says of a new record. */
const ASSIGNED: Record<CreatableKind, readonly string[]> = {
  contact: ['createdAt', 'mergedInto'],
  lead: [
    'mergedInto',
    'reference',
    'stage',
    'stageChangedAt',
    'lostReason',
    'createdAt',
    'firstContactedAt',
    'importedAt',
    'pausedUntil',
    'pausedBecause',
  ],
  listing: ['reference', 'createdAt', 'reviewAskedBy', 'reviewedBy', 'reviewWords'],
}
const HOLDER = { contact: 'ownerId', lead: 'ownerId', listing: 'agentId' } as const

/** The fields of a new record, parsed, with its holder and team. Throws `invalid` with all that is wrong with them. */
export function readNewFields(
  kind: CreatableKind,
  given: Fields,
  { actor, settings }: { actor: Actor; settings: Settings },
): Fields {
  const problems: FieldProblem[] = []
  const fields: Fields = {}
  for (const [name, value] of Object.entries(given)) {
    if (ASSIGNED[kind].includes(name))
      problems.push({ path: name, message: 'is set by the server' })
    else if (value !== null)
      fields[name] = parseOne(TABLES[kind], { name, value, problems, habits: settings.house })
  }
  if (problems.length > 0) {
    const what = problems.map(({ path, message }) => `${path}: ${message}`).join('; ')
    throw new DomainError(
      'invalid',
      `The ${kind} cannot be made. ${what}.`,
      problems,
      problems[0]?.said,
    )
  }
  requireChoices(TABLES[kind], fields, settings)
  const placed = placeRecord(kind, { fields, isOpen: given[HOLDER[kind]] === null }, actor)
  if (kind !== 'listing') return placed
  requireApproved(placed, actor)
  const isAsked = placed.status === 'review' && actor.kind === 'person'
  return isAsked ? { ...placed, reviewAskedBy: actor.id } : placed
}

/** A new listing is a draft; one that is shown at once is approved by who makes it. */
function requireApproved(placed: Fields, actor: Actor): void {
  const { status, agentId = null, teamId = null } = placed as Partial<ListingFields>
  if (status) requireApproval({ status: 'draft', agentId, teamId }, status, actor)
}

export function newRecordUpdate(
  kind: CreatableKind,
  fields: Fields,
  { reference, now, description }: { reference: string; now: string; description?: string },
): Uint8Array {
  if (kind === 'contact') return createContactUpdate({ kind: 'person', ...fields, createdAt: now })
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
  {
    name,
    value,
    problems,
    habits,
  }: { name: string; value: unknown; problems: FieldProblem[]; habits: Habits },
): unknown {
  try {
    return parseField(table, name, value, habits)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const [problem = { message: error.message, said: error.said ?? undefined }] = error.problems
    problems.push({ ...problem, path: name })
    return undefined
  }
}
