import { z } from 'zod'
import { SaidSchema } from '../said.ts'
import { DaySchema } from '../calendar.ts'
import { keysOf, PERIODS } from '../catalogue.ts'
import { ReferenceKeySchema } from '../reference/reference.ts'
import { LEAD_FIELDS } from '../lead/fields.ts'

export const ENQUIRY_INTENTS = ['buy', 'rent', 'sell', 'let'] as const
export const MESSAGE_LENGTH = 5_000

/** Somebody's interest in PACE's own words: what could be read of what came in. */
export const EnquirySchema = z.object({
  name: LEAD_FIELDS.name.schema,
  phone: LEAD_FIELDS.phone.schema.optional(),
  email: LEAD_FIELDS.email.schema.optional(),
  message: z.string(),
  source: ReferenceKeySchema,
  /** The sender's own id of this enquiry; a repeat of it has no second effect. */
  externalId: z.string().optional(),
  /** Our reference of the listing that was asked about. */
  listing: z.string().optional(),
  intent: z.enum(ENQUIRY_INTENTS).optional(),
  /** Keys, as far as the communities are known. */
  areas: z.array(z.string()).optional(),
  propertyType: ReferenceKeySchema.optional(),
  bedrooms: LEAD_FIELDS.bedrooms.schema.optional(),
  budgetMin: LEAD_FIELDS.budgetMin.schema.optional(),
  budgetMax: LEAD_FIELDS.budgetMax.schema.optional(),
  budgetPeriod: z.enum(keysOf(PERIODS)).optional(),
  moveDate: DaySchema.optional(),
  /** Work e-mail of the agent whom the sender names. */
  agentEmail: LEAD_FIELDS.email.schema.optional(),
})
export type Enquiry = z.output<typeof EnquirySchema>

/** A part that nobody could read: shown beside the original, with why. */
export const UnreadPartSchema = z.object({
  field: z.string(),
  text: z.string(),
  /** In English; `said` names it for other languages. What was kept before it was named has none. */
  reason: z.string(),
  said: SaidSchema.optional(),
})
export type UnreadPart = z.output<typeof UnreadPartSchema>
