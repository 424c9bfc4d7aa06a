import { z } from 'zod'
import type { Enquiry } from './enquiry.ts'

/** Bayut's lead push. Agent, listing and intent may be missing; fields that we do not know are left alone. */
export const BayutLeadSchema = z.object({
  id: z.string().min(1).max(200),
  agent: z.object({ email: z.string().nullish() }).nullish(),
  listing: z.object({ reference: z.string().nullish() }).nullish(),
  message: z.string().nullish(),
  enquirer: z.object({
    name: z.string().nullish(),
    phone_number: z.string().nullish(),
    email: z.string().nullish(),
    intent: z.string().nullish(),
  }),
})
export type BayutLead = z.output<typeof BayutLeadSchema>

/** `Buying/Renting` says nothing that the listing does not say better. */
const INTENTS: Record<string, Enquiry['intent']> = { 'Selling/Leasing': 'sell', Investing: 'buy' }

/** The push in PACE's own words. */
export function toEnquiry({ id, agent, listing, message, enquirer }: BayutLead): unknown {
  const agentEmail = z.email().safeParse(agent?.email)
  return {
    source: 'bayut',
    externalId: id,
    name: enquirer.name?.trim().slice(0, 120) || 'Bayut enquirer',
    phone: withPlus(enquirer.phone_number),
    email: enquirer.email ?? undefined,
    message: message?.slice(0, 5000),
    listing: listing?.reference?.slice(0, 40),
    agentEmail: agentEmail.success ? agentEmail.data : undefined,
    intent: INTENTS[enquirer.intent ?? ''],
  }
}

/** Bayut writes international numbers without their plus. */
function withPlus(phone: string | null | undefined): string | undefined {
  if (!phone) return undefined
  return /^[1-9]\d{9,14}$/.test(phone) ? `+${phone}` : phone
}
