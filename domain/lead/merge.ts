import type * as Y from 'yjs'
import { z } from 'zod'
import { alreadyMerged } from '../contact/merge.ts'
import { isPersonField } from '../contact/fields.ts'
import { writeFields } from '../documents/fields.ts'
import { appendNotes } from '../documents/append-notes.ts'
import { DomainError } from '../errors.ts'
import { LEAD_FIELDS, type LeadField } from './fields.ts'
import { type Lead, readLead } from './lead.ts'
import { keepEvidence } from '../documents/heard-values.ts'
import { fieldsIn } from '../documents/shared-types.ts'

/** What the need is: of each one of the two is chosen. Who works it is put together. */
export const CHOSEN_OF_LEAD: readonly LeadField[] = Object.entries(LEAD_FIELDS).flatMap(
  ([name, { write }]) => (write === 'local' && !isPersonField(name) ? [name as LeadField] : []),
)
export const MergeLeadsSchema = z.object({
  loserId: z.uuid(),
  /** Fields whose value is taken from the one that goes; of the others the one that stays keeps its own. */
  take: z
    .array(z.string())
    .max(CHOSEN_OF_LEAD.length)
    .default([])
    .refine((take) => take.every((name) => CHOSEN_OF_LEAD.some((field) => field === name)), {
      message: `is one of ${CHOSEN_OF_LEAD.join(', ')}`,
    }),
})
export type MergeLeads = z.output<typeof MergeLeadsSchema>

/** Two needs of one person; of two persons they stay two. Throws `conflict`. */
export function requireMergeable(winner: Lead, loser: Lead): void {
  if (winner.mergedInto || loser.mergedInto) throw alreadyMerged()
  if (loser.contactId && winner.contactId !== loser.contactId)
    throw new DomainError(
      'conflict',
      'These leads are of two contacts: merge the contacts first.',
      [],
      { key: 'leadsOfTwoContacts' },
    )
}

const MOST_SHARERS = 20

/** Makes the lead that stays hold what is wanted; returns the notes that it took over. */
export function absorbLead(winner: Y.Doc, loser: Y.Doc, take: readonly string[]): string[] {
  const [mine, theirs] = [readLead(winner), readLead(loser)]
  const chosen = CHOSEN_OF_LEAD.filter(
    (name) => theirs[name] !== null && (take.includes(name) || isNothing(mine[name])),
  )
  const patch = Object.fromEntries(chosen.map((name) => [name, theirs[name]]))
  for (const name of chosen) keepEvidence(winner, name, theirs.evidence[name])
  writeFields(LEAD_FIELDS, fieldsIn(winner), { ...patch, ...workOf(mine, theirs) })
  return appendNotes(winner, loser)
}

/** It is where archived leads are, and says where it went. It keeps its stage: nothing was lost, and no figure says so. */
export function leaveLead(loser: Y.Doc, winnerId: string, now: string): void {
  const { archivedAt } = readLead(loser)
  const patch = { mergedInto: winnerId, archivedAt: archivedAt ?? now }
  writeFields(LEAD_FIELDS, fieldsIn(loser), patch)
}

/** Who had the other works this one too, and the first contact was the earlier one. */
function workOf(mine: Lead, theirs: Lead) {
  const sharers = [...(mine.collaboratorIds ?? []), ...(theirs.collaboratorIds ?? [])]
  const others = [...sharers, ...(theirs.ownerId ? [theirs.ownerId] : [])]
  const ownerId = mine.ownerId ?? theirs.ownerId
  const collaboratorIds = [...new Set(others)].filter((id) => id !== ownerId).slice(0, MOST_SHARERS)
  const first = [mine.firstContactedAt, theirs.firstContactedAt].filter((at) => at !== null).sort()
  return {
    ...(ownerId ? { ownerId } : {}),
    ...(collaboratorIds.length > 0 ? { collaboratorIds } : {}),
    ...(first[0] ? { firstContactedAt: first[0] } : {}),
  }
}

function isNothing(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0)
}
