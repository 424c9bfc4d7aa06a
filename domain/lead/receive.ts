import { z } from 'zod'
import type { ContactRole } from '../contact/fields.ts'
import { DomainError } from '../errors.ts'
import { routeLead, type RoutingFacts } from './routing.ts'

/** What is to happen where this person's need is being worked on already. */
export const IF_OPEN = ['attach', 'refuse', 'another'] as const
export type IfOpen = (typeof IF_OPEN)[number]

/** Somebody's interest, from whichever side it comes: a portal, REST, a page's form or a call. */
export const InterestSchema = z.object({
  /** Fields of the lead that it may become. */
  fields: z.record(z.string(), z.json()),
  /** Our reference of the listing that was asked about. */
  listing: z.string().max(200).optional(),
  agentEmail: z.string().max(254).optional(),
  ifOpen: z.enum(IF_OPEN).default('attach'),
})
export type Interest = z.output<typeof InterestSchema>
/** What the command answers beside the document: whether the lead was made, or was there. */
export const MadeSchema = z.object({ isNew: z.boolean() })

/** All that is told of an open lead to somebody who may not see it. */
export function colleagueHasIt(): DomainError {
  const message = 'A colleague is already working with this person.'
  return new DomainError('conflict', message, [{ path: 'ifOpen', message: 'another' }], {
    key: 'colleagueHasLead',
  })
}

/** What somebody who wants this is to the house. */
export const ROLE_OF_INTENT = {
  buy: 'buyer',
  rent: 'tenant',
  sell: 'seller',
  let: 'landlord',
} as const satisfies Record<string, ContactRole>

/** What is known here that decides about an interest. */
export type InterestFacts = Omit<RoutingFacts, 'areas' | 'listing'> & {
  openLeadId: string | null
  listing:
    | (NonNullable<RoutingFacts['listing']> & { area: string | null; purpose: string | null })
    | null
}
export type Received =
  | { kind: 'attached'; leadId: string }
  | { kind: 'refused'; leadId: string }
  | { kind: 'new'; fields: Record<string, unknown> }

/**
 * The one way in: a person who has an open lead gets the signal on it, or whoever brought it is told; otherwise a lead is
 * made, with what its listing says of it, and routed unless it has its place already.
 */
export function receiveInterest(
  { fields, ifOpen }: Pick<Interest, 'fields' | 'ifOpen'>,
  { openLeadId, listing, namedAgent, teams }: InterestFacts,
): Received {
  if (openLeadId && ifOpen === 'attach') return { kind: 'attached', leadId: openLeadId }
  if (openLeadId && ifOpen === 'refuse') return { kind: 'refused', leadId: openLeadId }
  const given = Array.isArray(fields.areas) ? fields.areas.map(String) : []
  const areas = given.length > 0 || !listing?.area ? given : [listing.area]
  const intent = fields.intent ?? intentOf(listing?.purpose)
  const routed = fields.teamId ? null : routeLead({ areas, teams, namedAgent, listing })
  return {
    kind: 'new',
    fields: {
      ...fields,
      ...(areas.length > 0 ? { areas } : {}),
      ...(intent ? { intent } : {}),
      ...(routed ? { teamId: routed.teamId } : {}),
      ...(routed?.ownerId && !fields.ownerId ? { ownerId: routed.ownerId } : {}),
    },
  }
}

function intentOf(purpose: string | null | undefined): 'buy' | 'rent' | undefined {
  if (purpose === 'sale') return 'buy'
  return purpose === 'rent' ? 'rent' : undefined
}
