import { z } from 'zod'
import type { Enquiry } from '#domain/enquiry/enquiry.ts'

/** Bayut's lead push, as far as we know it: whatever is missing or of another kind is left to be read, or shown as unread. */
const text = z.string().nullish().catch(undefined)
const BayutLeadSchema = z.looseObject({
  id: z.unknown().optional(),
  agent: z.looseObject({ email: text }).nullish().catch(undefined),
  listing: z.looseObject({ reference: z.unknown().optional() }).nullish().catch(undefined),
  message: z.unknown().optional(),
  enquirer: z
    .looseObject({
      name: z.unknown().optional(),
      phone_number: z.unknown().optional(),
      email: z.unknown().optional(),
      intent: text,
    })
    .nullish()
    .catch(undefined),
})

/** `Buying/Renting` says nothing that the listing does not say better. */
const INTENTS: Record<string, Enquiry['intent']> = { 'Selling/Leasing': 'sell', Investing: 'buy' }

/** Bayut writes international numbers without their plus. */
export const BAYUT_HABITS = { plusMayBeMissing: true, nameless: 'Bayut enquirer' }

/** The push with its parts called as PACE calls them, each still as it came. */
export function fromBayut(body: unknown): Record<string, unknown> {
  const lead = BayutLeadSchema.safeParse(body).data
  const { id, agent, listing, message, enquirer } = lead ?? {}
  return {
    source: 'bayut',
    externalId: id,
    name: enquirer?.name,
    phone: enquirer?.phone_number,
    email: enquirer?.email,
    message,
    listing: listing?.reference,
    agentEmail: agent?.email,
    intent: INTENTS[enquirer?.intent ?? ''],
  }
}
