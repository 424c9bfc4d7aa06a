import { z } from 'zod'

/** What a door of lead ads keeps sealed: what notices are signed with, and what it takes to ask who it was. */
const LeadAdsSecretSchema = z.object({ appSecret: z.string(), accessToken: z.string() })
type LeadAdsSecret = z.output<typeof LeadAdsSecretSchema>

export function writeLeadAdsSecret(secret: LeadAdsSecret): string {
  return JSON.stringify(secret)
}

export function readLeadAdsSecret(sealed: string | null): LeadAdsSecret {
  const none = { appSecret: '', accessToken: '' }
  if (!sealed) return none
  try {
    return LeadAdsSecretSchema.safeParse(JSON.parse(sealed)).data ?? none
  } catch {
    return none
  }
}
