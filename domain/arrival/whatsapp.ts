import { z } from 'zod'
import { LINE_OF } from './line-of.ts'

const MetaIdSchema = z
  .string()
  .trim()
  .regex(/^\d{5,25}$/)

/** A number of the house on WhatsApp, as Meta's Cloud API calls it. */
export const WhatsAppSettingsSchema = z.object({
  phoneNumberId: MetaIdSchema,
  /** The account whose templates the number may send by. */
  accountId: MetaIdSchema,
  ...LINE_OF,
})
export type WhatsAppSettings = z.output<typeof WhatsAppSettingsSchema>
