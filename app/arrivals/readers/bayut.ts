import { z } from 'zod'
import type { Enquiry } from '#domain/enquiry/enquiry.ts'
import { type Reader, readJson, type Reading } from '../reading/reading.ts'

/** Bayut's lead push, as far as we know it: whatever is missing or of another kind is left to be read, or shown as unread. */
const text = z.string().nullish().catch(undefined)
const BayutLeadSchema = z.looseObject({
  id: z.unknown().optional(),
  agent: z.looseObject({ email: text }).nullish().catch(undefined),
  listing: z
    .looseObject({ reference: z.unknown().optional(), url: text })
    .nullish()
    .catch(undefined),
  message: z.unknown().optional(),
  enquirer: z
    .looseObject({
      name: z.unknown().optional(),
      phone_number: z.unknown().optional(),
      email: z.unknown().optional(),
      intent: text,
      contact_link: text,
    })
    .nullish()
    .catch(undefined),
})

/** `Buying/Renting` says nothing that the listing does not say better. */
const INTENTS: Record<string, Enquiry['intent']> = { 'Selling/Leasing': 'sell', Investing: 'buy' }

/** What Bayut pushes, and dubizzle, which is of the same house and sends the same. */
export function pushReader(source: 'bayut' | 'dubizzle'): Reader {
  return ({ text: body }) => {
    const reading = readJson(body, (parsed) => fromPush(source, parsed))
    return { ...reading, given: { source, ...reading.given } }
  }
}

function fromPush(source: 'bayut' | 'dubizzle', body: unknown): Reading {
  const lead = BayutLeadSchema.safeParse(body).data
  const { id, agent, listing, message, enquirer } = lead ?? {}
  const given = {
    externalId: id,
    name: enquirer?.name,
    phone: enquirer?.phone_number,
    email: enquirer?.email,
    message,
    listing: listing?.reference,
    agentEmail: agent?.email,
    intent: Object.hasOwn(INTENTS, enquirer?.intent ?? '')
      ? INTENTS[enquirer?.intent ?? '']
      : undefined,
  }
  const links = { listing: listing?.url, contact: enquirer?.contact_link }
  const nameless = source === 'bayut' ? 'Bayut enquirer' : 'dubizzle enquirer'
  return {
    kind: 'enquiry',
    given,
    // Both write international numbers without their plus.
    habits: { plusMayBeMissing: true, nameless },
    isReachable: Boolean(enquirer?.contact_link),
    extras: Object.fromEntries(
      Object.entries(links).flatMap(([key, url]) => (url ? [[key, url]] : [])),
    ),
  }
}
