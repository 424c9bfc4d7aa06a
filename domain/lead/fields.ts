import { z } from 'zod'
import { DaySchema, InstantSchema } from '../calendar.ts'
import { FURNISHINGS, keysOf, LEAD_SOURCES, PERIODS, PROPERTY_TYPES } from '../catalogue.ts'
import type { FieldTable, FieldValues } from '../fields.ts'

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
/** Nobody works on a lead any longer that was won or lost. */
export const ENDED_STAGES: LeadStage[] = ['won', 'lost']

const amount = z.number().int().min(0).max(2_000_000_000)
const rooms = z.number().int().min(0).max(20)
const id = z.uuid()

/** A lead's fields. Money is whole AED; dates are ISO; areas are community keys of the areas table. */
export const LEAD_FIELDS = {
  reference: { schema: z.string().regex(/^L-\d+$/), write: 'server', label: 'Reference' },
  stage: { schema: z.enum(keysOf(LEAD_STAGES)), write: 'server', label: 'Stage' },
  stageChangedAt: { schema: InstantSchema, write: 'server', label: 'In stage since' },
  lostReason: { schema: z.string().max(200), write: 'server', label: 'Lost because' },
  ownerId: { schema: id, write: 'server', label: 'Owner' },
  teamId: { schema: id, write: 'server', label: 'Team' },
  collaboratorIds: { schema: z.array(id).max(20), write: 'server', label: 'Shared with' },
  applicantId: { schema: id, write: 'server', label: 'Applicant' },
  source: { schema: z.enum(keysOf(LEAD_SOURCES)), write: 'server', label: 'Source' },
  createdAt: { schema: InstantSchema, write: 'server', label: 'Created' },
  firstContactedAt: { schema: InstantSchema, write: 'server', label: 'First contacted' },
  name: { schema: z.string().trim().min(1).max(120), write: 'local', label: 'Name' },
  phone: { schema: z.e164(), write: 'local', label: 'Phone' },
  email: { schema: z.email().max(200), write: 'local', label: 'E-mail' },
  intent: { schema: z.enum(['buy', 'rent', 'sell', 'let']), write: 'local', label: 'Wants to' },
  propertyType: { schema: z.enum(keysOf(PROPERTY_TYPES)), write: 'local', label: 'Property type' },
  areas: { schema: z.array(z.string().max(64)).max(12), write: 'local', label: 'Areas' },
  bedrooms: { schema: rooms, write: 'local', label: 'Bedrooms' },
  bathrooms: { schema: rooms, write: 'local', label: 'Bathrooms' },
  budgetMin: { schema: amount, write: 'local', label: 'Budget from' },
  budgetMax: { schema: amount, write: 'local', label: 'Budget to' },
  budgetPeriod: { schema: z.enum(keysOf(PERIODS)), write: 'local', label: 'Budget period' },
  moveDate: { schema: DaySchema, write: 'local', label: 'Move date' },
  furnishing: { schema: z.enum(keysOf(FURNISHINGS)), write: 'local', label: 'Furnishing' },
  pets: { schema: z.boolean(), write: 'local', label: 'Pets' },
  parking: { schema: z.number().int().min(0).max(20), write: 'local', label: 'Parking' },
  financing: {
    schema: z.enum(['cash', 'mortgage', 'undecided']),
    write: 'local',
    label: 'Financing',
  },
  temperature: { schema: z.enum(['hot', 'warm', 'cold']), write: 'local', label: 'Temperature' },
  nextFollowUpAt: { schema: InstantSchema, write: 'local', label: 'Next follow-up' },
} as const satisfies FieldTable

export type LeadFields = FieldValues<typeof LEAD_FIELDS>
export type LeadField = keyof LeadFields
