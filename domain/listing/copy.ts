import type { ListingField, ListingFields } from './fields.ts'

/**
 * What a copy takes over. Not the papers (a permit and a form are of one home), not the unit, not what is shown of it (photos and film show
 * that very home), and not when it can be had.
 */
export const COPIED = [
  'title',
  'titleAr',
  'purpose',
  'propertyType',
  'area',
  'building',
  'bedrooms',
  'bathrooms',
  'sizeSqft',
  'price',
  'rentPeriod',
  'serviceCharge',
  'furnishing',
  'parking',
  'view',
  'amenities',
  'descriptionAr',
  'offPlan',
  'offPlanSale',
  'developer',
  'handoverOn',
  'paymentPlan',
  'dldWaiver',
  'petsAllowed',
] as const satisfies readonly ListingField[]

/** The fields of a new listing that is like another one; nothing that the other does not say. */
export function copiedFields(
  listing: Readonly<Partial<Record<ListingField, unknown>>>,
): Partial<ListingFields> {
  return Object.fromEntries(
    COPIED.flatMap((name) => (listing[name] == null ? [] : [[name, listing[name]] as const])),
  )
}
