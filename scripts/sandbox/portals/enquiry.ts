import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'

const line = z.string().trim().min(1).max(200)

/** Somebody who asks on a portal, as far as an integrator cares; the rest is as portals send it. */
export const NewEnquirySchema = z.object({
  portal: z.enum(['propertyFinder', 'bayut']),
  name: line.default('Mona Saleh'),
  phone: z.string().trim().max(40).default('+971501234567'),
  email: z.string().trim().max(200).optional(),
  message: z.string().max(4_000).default('Is it still available?'),
  /** The reference of the listing that is asked about. */
  reference: line.optional(),
  /** The same again is the same enquiry, as when a portal sends twice. */
  id: line.default(() => randomUUID()),
})
export type NewEnquiry = z.output<typeof NewEnquirySchema>

/** By the portal's contract: `WHPayloadLead`. */
export function propertyFinderLead({ id, name, phone, email, reference }: NewEnquiry) {
  const contacts = [{ type: 'phone', value: phone }]
  if (email) contacts.push({ type: 'email', value: email })
  return {
    entity: { id, type: 'lead' },
    payload: {
      channel: 'whatsapp',
      status: 'sent',
      entityType: 'listing',
      publicProfile: { id: 1 },
      ...(reference ? { listing: { id: '1', reference } } : {}),
      sender: { name, contacts },
      responseLink: null,
    },
  }
}

export function bayutLead({ id, name, phone, email, message, reference }: NewEnquiry): string {
  return JSON.stringify({
    id,
    received_at: new Date().toISOString(),
    message,
    enquirer: {
      name,
      phone_number: phone,
      ...(email ? { email } : {}),
      intent: 'Buying/Renting',
    },
    ...(reference ? { listing: { reference } } : {}),
  })
}

/** As Bayut does it. */
export function bayutSignature(secret: string, body: string): string {
  return createHash('md5').update(secret).update(body).digest('hex')
}
