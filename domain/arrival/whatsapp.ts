import { z } from 'zod'
import { toAsciiDigits } from '../text/plain-text.ts'
import { LINE_OF } from './line-of.ts'

/** As it is copied: in Arabic digits, with blanks or with marks of direction. */
const MetaIdSchema = z
  .string()
  .transform((text) => toAsciiDigits(text).replaceAll(/[\s\p{Cf}]/gu, ''))
  .pipe(z.string().regex(/^\d{5,25}$/))

/** A number of the house on WhatsApp, as Meta's Cloud API calls it. */
export const WhatsAppSettingsSchema = z.object({
  phoneNumberId: MetaIdSchema,
  /** The account whose templates the number may send by. */
  accountId: MetaIdSchema,
  ...LINE_OF,
})
export type WhatsAppSettings = z.output<typeof WhatsAppSettingsSchema>
