import type { ListingField } from '#domain/listing/fields.ts'

/** How a listing's fields stand on its page. */
export const FIELD_GROUPS: readonly { title: string; fields: readonly ListingField[] }[] = [
  { title: 'Offer', fields: ['purpose', 'price', 'rentPeriod', 'availableFrom', 'offPlan'] },
  {
    title: 'Home',
    fields: [
      'propertyType',
      'bedrooms',
      'bathrooms',
      'sizeSqft',
      'furnishing',
      'parking',
      'view',
      'petsAllowed',
    ],
  },
  { title: 'Place', fields: ['area', 'building', 'unit', 'floor'] },
  { title: 'Papers', fields: ['permitNumber', 'serviceCharge', 'titleAr'] },
]
