import type { LeadColumn } from '../list/leads.ts'
import type { ListingColumn } from '../list/listings.ts'

/**
 * What leads and listings are told apart by in a question, each the column of their list that it is: its values are said there. What is
 * no column is reckoned (a price per year, a band of prices) or is a period.
 */
export const LEAD_COLUMN_OF = {
  stage: 'stage',
  agent: 'owner',
  team: 'team',
  area: 'area',
  source: 'source',
  intent: 'intent',
  temperature: 'temperature',
  propertyType: 'propertyType',
  bedrooms: 'bedrooms',
  lostReason: 'lostReason',
} as const satisfies Record<string, LeadColumn>

export const LISTING_COLUMN_OF = {
  area: 'area',
  purpose: 'purpose',
  propertyType: 'propertyType',
  bedrooms: 'bedrooms',
  status: 'status',
  furnishing: 'furnishing',
  agent: 'agent',
  team: 'team',
} as const satisfies Record<string, ListingColumn>
