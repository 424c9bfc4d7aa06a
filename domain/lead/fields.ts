import { z } from 'zod'
import { shortText } from '../text/characters.ts'
import { DaySchema, InstantSchema } from '../calendar.ts'
import { FURNISHINGS, keysOf, PERIODS } from '../catalogue.ts'
import type { FieldTable, FieldValues } from '../documents/fields.ts'
import { RECORD_FIELDS } from '../documents/record-fields.ts'
import { ReferenceKeySchema } from '../reference/reference.ts'
import { EmailSchema } from '../values/email.ts'
import { NameSchema } from '../values/person-name.ts'

export const LEAD_STAGES = {
  new: 'New',
  contacted: 'Contacted',
  qualified: 'Qualified',
  viewing: 'Viewing',
  offer: 'Offer',
  won: 'Won',
  lost: 'Lost',
} as const
export type LeadStage = keyof typeof LEAD_STAGES
export function isLeadStage(stage: string): stage is LeadStage {
  return Object.hasOwn(LEAD_STAGES, stage)
}
/** Nobody works on a lead any longer that was won or lost. */
export const ENDED_STAGES: LeadStage[] = ['won', 'lost']
export const OPEN_STAGES = keysOf(LEAD_STAGES).filter((stage) => !ENDED_STAGES.includes(stage))

export function isEnded(stage: string | null): stage is 'won' | 'lost' {
  return ENDED_STAGES.some((ended) => ended === stage)
}

/** Whether a lead has yet to come to an open stage. One without a stage has come to none; one that has ended comes to no other. */
export function isBefore(stage: string | null, other: LeadStage): boolean {
  if (isEnded(stage)) return false
  return OPEN_STAGES.findIndex((open) => open === stage) < OPEN_STAGES.indexOf(other)
}

const amount = z.number().int().min(0).max(2_000_000_000)
const rooms = z.number().int().min(0).max(20)
const id = z.uuid()

/**
 * A lead's fields. Money is in whole units of the house's currency; dates are ISO; areas are community keys of the areas table.
 * `name`, `phone` and `email` are its contact's: the document holds its own only where it has no contact (decision 0074).
 */
export const LEAD_FIELDS = {
  reference: { schema: z.string().regex(/^L-\d+$/), write: 'server', label: 'Reference' },
  stage: { schema: z.enum(keysOf(LEAD_STAGES)), write: 'server', label: 'Stage' },
  stageChangedAt: { schema: InstantSchema, write: 'server', label: 'In stage since' },
  lostReason: {
    schema: shortText(200),
    write: 'server',
    label: 'Lost because',
    refers: 'lostReason',
    takesOwnWords: true,
  },
  ownerId: { schema: id, write: 'server', label: 'Owner' },
  teamId: { schema: id, write: 'server', label: 'Team' },
  collaboratorIds: { schema: z.array(id).max(20), write: 'server', label: 'Shared with' },
  contactId: { schema: id, write: 'server', label: 'Contact' },
  mergedInto: { schema: id, write: 'server', label: 'Merged into' },
  source: { schema: ReferenceKeySchema, write: 'server', label: 'Source', refers: 'source' },
  createdAt: { schema: InstantSchema, write: 'server', label: 'Created' },
  firstContactedAt: { schema: InstantSchema, write: 'server', label: 'First contacted' },
  /** Brought from another system then: nobody waits for an answer to it. */
  importedAt: { schema: InstantSchema, write: 'server', label: 'Imported' },
  ...RECORD_FIELDS,
  name: { schema: NameSchema, write: 'local', label: 'Name', reads: 'name' },
  phone: { schema: z.e164(), write: 'local', label: 'Phone', reads: 'phone' },
  email: { schema: EmailSchema, write: 'local', label: 'E-mail', reads: 'email' },
  intent: { schema: z.enum(['buy', 'rent', 'sell', 'let']), write: 'local', label: 'Wants to' },
  propertyType: {
    schema: ReferenceKeySchema,
    write: 'local',
    label: 'Property type',
    refers: 'propertyType',
  },
  areas: {
    schema: z.array(ReferenceKeySchema).max(12),
    write: 'local',
    label: 'Areas',
    refers: 'area',
  },
  bedrooms: { schema: rooms, write: 'local', label: 'Bedrooms', reads: 'rooms' },
  bathrooms: { schema: rooms, write: 'local', label: 'Bathrooms', reads: 'rooms' },
  budgetMin: { schema: amount, write: 'local', label: 'Budget from', reads: 'money' },
  budgetMax: { schema: amount, write: 'local', label: 'Budget to', reads: 'money' },
  budgetPeriod: { schema: z.enum(keysOf(PERIODS)), write: 'local', label: 'Budget period' },
  moveDate: { schema: DaySchema, write: 'local', label: 'Move date', reads: 'date' },
  furnishing: { schema: z.enum(keysOf(FURNISHINGS)), write: 'local', label: 'Furnishing' },
  pets: { schema: z.boolean(), write: 'local', label: 'Pets' },
  parking: {
    schema: z.number().int().min(0).max(20),
    write: 'local',
    label: 'Parking',
    reads: 'whole',
  },
  financing: {
    schema: z.enum(['cash', 'mortgage', 'undecided']),
    write: 'local',
    label: 'Financing',
  },
  temperature: { schema: z.enum(['hot', 'warm', 'cold']), write: 'local', label: 'Temperature' },
  nextFollowUpAt: { schema: InstantSchema, write: 'local', label: 'Next follow-up' },
  /** Its clocks stand still until then: the person outside has named a day. */
  pausedUntil: { schema: InstantSchema, write: 'server', label: 'Paused until' },
  pausedBecause: { schema: shortText(200), write: 'server', label: 'Paused because' },
} as const satisfies FieldTable

export type LeadFields = FieldValues<typeof LEAD_FIELDS>
export type LeadField = keyof LeadFields
