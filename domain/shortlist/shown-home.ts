import { z } from 'zod'
import { PublicListingSchema } from '../website/public-listing.ts'

/**
 * What goes out of a listing to whoever has the link, and nothing else: no unit and no floor by which the home is found, no owner,
 * nobody's notes, no terms of the house with its owner.
 */
export const ShownHomeSchema = PublicListingSchema.pick({
  reference: true,
  title: true,
  description: true,
  descriptionAr: true,
  purpose: true,
  propertyType: true,
  area: true,
  city: true,
  building: true,
  bedrooms: true,
  bathrooms: true,
  sizeSqft: true,
  price: true,
  rentPeriod: true,
  furnishing: true,
  amenities: true,
  petsAllowed: true,
  offPlan: true,
  developer: true,
  handoverOn: true,
  availableFrom: true,
  photos: true,
}).extend({
  /** Its number stands on every advertisement: without one a home is not shown. */
  permitNumber: z.string().min(1),
})
export type ShownHome = z.infer<typeof ShownHomeSchema>
