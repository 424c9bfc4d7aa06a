import { z } from 'zod'
import { FormSettingsSchema } from '#domain/arrival/form.ts'
import { CONSENT_CHANNELS } from '#domain/contact/consent.ts'
import { keysOf } from '#domain/catalogue.ts'
import { parse } from '#domain/parse.ts'
import { writeLeadAdsSecret } from './lead-ads-secret.ts'

/** The ways in that an admin opens by herself. */
export const OPENED = ['form', 'bayut', 'dubizzle', 'email', 'facebook'] as const

export const NewDoorSchema = z.object({
  intent: z.literal('open'),
  channel: z.enum(OPENED),
  name: z.string().trim().min(1).max(80),
  secret: z.string().trim().max(500).default(''),
  /** Of lead ads: what it takes to ask who it was. */
  accessToken: z.string().trim().max(1000).default(''),
  origins: z.string().max(4000).default(''),
  thanksUrl: z.string().max(500).default(''),
  consent: z.string().max(1000).default(''),
  needsToken: z.enum(['true', 'false']).default('false'),
})

/** What a form stands on and says; other ways in have no settings. */
export function settingsOf(input: z.output<typeof NewDoorSchema>): object {
  if (input.channel !== 'form') return {}
  const { thanksUrl, consent, needsToken } = input
  const origins = input.origins.split('\n').flatMap((line) => line.trim() || [])
  return parse(FormSettingsSchema, {
    origins,
    thanksUrl,
    consent,
    consentChannels: consent.trim() === '' ? [] : keysOf(CONSENT_CHANNELS),
    needsToken: needsToken === 'true',
  })
}

/** As it is sealed: of lead ads both, of others what the sender signs with. */
export function secretOf({ channel, secret, accessToken }: z.output<typeof NewDoorSchema>) {
  if (channel === 'facebook') return writeLeadAdsSecret({ appSecret: secret, accessToken })
  return secret || null
}
