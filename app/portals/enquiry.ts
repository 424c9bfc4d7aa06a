import { z } from 'zod'
import { DaySchema } from '#domain/calendar.ts'
import { keysOf, LEAD_SOURCES, PERIODS, PROPERTY_TYPES } from '#domain/catalogue.ts'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** Forms send every field that they have, filled or not: an empty one is one that is not there. */
function filled<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
}

const phone = z
  .string()
  .max(40)
  .transform((value, context) => {
    const number = parsePhoneNumberFromString(value, 'AE')
    if (number?.isValid()) return number.number as string
    context.addIssue({
      code: 'custom',
      message: 'is not a phone number; write it as +971501234567',
    })
    return z.NEVER
  })
const whole = z.coerce.number().int().min(0).max(2_000_000_000)
const areas = z.preprocess(
  (value) =>
    typeof value === 'string'
      ? value
          .split(',')
          .map((name) => name.trim())
          .filter(Boolean)
      : value,
  z.array(z.string().min(1).max(64)).max(12),
)

/** Somebody is interested, in PACE's own words: what a website posts, and what every portal's push is turned into. */
export const EnquirySchema = z
  .object({
    name: LEAD_FIELDS.name.schema,
    phone: filled(phone),
    email: filled(z.email().max(200)),
    message: filled(z.string().max(5000)).transform((text) => text ?? ''),
    source: filled(z.enum(keysOf(LEAD_SOURCES))).transform((source) => source ?? 'website'),
    /** The sender's own id of this enquiry; a repeat of it has no second effect. */
    externalId: filled(z.string().max(200)),
    /** Our reference of the listing that was asked about. */
    listing: filled(z.string().max(40)),
    intent: filled(z.enum(['buy', 'rent', 'sell', 'let'])),
    /** Keys or names; forms may send them as one field, with commas. */
    areas: filled(areas),
    propertyType: filled(z.enum(keysOf(PROPERTY_TYPES))),
    bedrooms: filled(whole.max(20)),
    budgetMin: filled(whole),
    budgetMax: filled(whole),
    budgetPeriod: filled(z.enum(keysOf(PERIODS))),
    moveDate: filled(DaySchema),
    /** Work e-mail of the agent whom the sender names. */
    agentEmail: filled(z.email().max(200)),
  })
  .refine((enquiry) => enquiry.phone || enquiry.email, {
    path: ['phone'],
    message: 'give a phone number or an e-mail, or nobody can answer',
  })
export type Enquiry = z.output<typeof EnquirySchema>
