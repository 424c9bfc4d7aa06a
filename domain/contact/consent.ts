import { z } from 'zod'
import { InstantSchema } from '../calendar.ts'
import { keysOf } from '../catalogue.ts'
import { shortText } from '../text/characters.ts'

export const CONSENT_CHANNELS = {
  phone: 'Calls',
  whatsapp: 'WhatsApp',
  sms: 'SMS',
  email: 'E-mail',
} as const
export type ConsentChannel = keyof typeof CONSENT_CHANNELS
export const CONSENT_STATES = { given: 'Given', withdrawn: 'Withdrawn' } as const

/** The proof: when and where it was said, to which wording, and who wrote it down. */
export const ConsentSchema = z.object({
  state: z.enum(keysOf(CONSENT_STATES)),
  at: InstantSchema,
  where: shortText(200).min(1),
  wording: shortText(1000),
  by: z.string().max(120),
})
export type Consent = z.infer<typeof ConsentSchema>
export type Consents = Partial<Record<ConsentChannel, Consent>>
