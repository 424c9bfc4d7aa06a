import { z } from 'zod'

export const PROPERTY_FINDER_URL = 'https://atlas.propertyfinder.com'

/** A key of PF Expert, as long as the contract says that its parts are, and the house's licence at the regulator. */
export const KeySchema = z.object({
  apiKey: z.string().trim().length(40),
  apiSecret: z.string().trim().length(32),
  licence: z.string().trim().max(40).default(''),
})
export type Key = z.output<typeof KeySchema>
