import { z } from 'zod'
import { InstantSchema } from '../calendar.ts'
import { type ConsentChannel, keysOf } from '../catalogue.ts'
import { shortText } from '../text/characters.ts'

export { CONSENT_CHANNELS, type ConsentChannel } from '../catalogue.ts'
export const CONSENT_STATES = { given: 'Given', withdrawn: 'Withdrawn' } as const

/** The proof: when and where it was said, to which wording, and who wrote it down. */
export const ConsentSchema = z.object({
  state: z.enum(keysOf(CONSENT_STATES)),
  at: InstantSchema,
  where: shortText(200).min(1),
  wording: shortText(1000),
  by: z.string().max(120),
})
/** As it is kept: with what was said before it, for the case that it was misunderstood. */
export const KeptConsentSchema = ConsentSchema.extend({ before: ConsentSchema.optional() })
export type Consent = z.infer<typeof KeptConsentSchema>
export type Consents = Partial<Record<ConsentChannel, Consent>>

/** Whether it was read in a message, and not written down by a person: that may have been read wrongly. */
export function wasRead({ by }: Pick<Consent, 'by'>): boolean {
  return by.startsWith('service:')
}
