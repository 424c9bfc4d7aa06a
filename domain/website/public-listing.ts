import { z } from 'zod'
import { FURNISHINGS, keysOf, PERIODS } from '../catalogue.ts'
import type { ListingFields } from '../listing/fields.ts'
import { labelOf, type Reference } from '../reference/reference.ts'

const both = z.object({ en: z.string(), ar: z.string() })

/** What everybody may know of a listing on the house's own site. */
export const PublicListingSchema = z.object({
  reference: z.string(),
  title: both,
  description: z.string(),
  /** Empty where nobody has written one. */
  descriptionAr: z.string(),
  videoUrl: z.string().nullable(),
  purpose: z.enum(['sale', 'rent']).nullable(),
  propertyType: z.object({ key: z.string(), labels: both }).nullable(),
  area: z.object({ key: z.string(), labels: both }).nullable(),
  city: z.string().nullable(),
  building: z.string().nullable(),
  floor: z.number().nullable(),
  bedrooms: z.number().nullable(),
  bathrooms: z.number().nullable(),
  sizeSqft: z.number().nullable(),
  price: z.number().nullable(),
  currency: z.string(),
  rentPeriod: z.enum(keysOf(PERIODS)).nullable(),
  furnishing: z.enum(keysOf(FURNISHINGS)).nullable(),
  amenities: z.array(both),
  petsAllowed: z.boolean().nullable(),
  offPlan: z.boolean(),
  developer: z.string().nullable(),
  handoverOn: z.string().nullable(),
  paymentPlan: z.string().nullable(),
  availableFrom: z.string().nullable(),
  permitNumber: z.string().nullable(),
  photos: z.array(z.string()),
  /** What is said under each of them, in their order; empty where nothing is. */
  photoCaptions: z.array(both).default([]),
  floorPlans: z.array(z.string()),
  agent: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type PublicListing = z.infer<typeof PublicListingSchema>

type Nullable<Fields> = { [Key in keyof Fields]?: Fields[Key] | string | null | undefined }
type Row = Nullable<Omit<ListingFields, 'amenities' | 'offPlan' | 'petsAllowed'>> & {
  reference: string
  amenities: string[]
  offPlan: boolean | null
  petsAllowed: boolean | null
  description: string
  createdAt: string
  updatedAt: string
}
type Shown = {
  listing: Row
  city: string | null
  agentName: string | null
  agentPhone: string | null
}

/** A published listing as the site shows it: no unit, no owner, nobody's notes. */
export function toPublicListing(
  { listing, city, agentName, agentPhone }: Shown,
  house: { currency: string; reference: Reference },
  pictures: {
    photos: readonly string[]
    photoCaptions?: readonly { en: string; ar: string }[]
    floorPlans: readonly string[]
  },
): PublicListing {
  const { currency, reference } = house
  const named = (kind: 'propertyType' | 'area', key: unknown) =>
    typeof key === 'string' ? { key, labels: labels(reference, kind, key) } : null
  const { title, titleAr } = listing
  return PublicListingSchema.parse({
    ...listing,
    title: { en: title ?? titleAr ?? '', ar: titleAr ?? title ?? '' },
    propertyType: named('propertyType', listing.propertyType),
    area: named('area', listing.area),
    city,
    currency,
    amenities: listing.amenities.map((key) => labels(reference, 'amenity', key)),
    descriptionAr: listing.descriptionAr ?? '',
    offPlan: listing.offPlan === true,
    ...pictures,
    agent: agentName === null ? null : { name: agentName, phone: agentPhone },
  })
}

function labels(reference: Reference, kind: 'propertyType' | 'area' | 'amenity', key: string) {
  return { en: labelOf(reference, kind, key, 'en'), ar: labelOf(reference, kind, key, 'ar') }
}
