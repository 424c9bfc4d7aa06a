import { pgSequence } from 'drizzle-orm/pg-core'

/** The numbers in references that people say aloud: L-00042 and P-00042. */
export const leadNumbers = pgSequence('lead_numbers', { startWith: 1 })
export const listingNumbers = pgSequence('listing_numbers', { startWith: 1 })
