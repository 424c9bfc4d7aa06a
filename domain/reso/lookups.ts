import type { FURNISHINGS, PERIODS } from '../catalogue.ts'
import { LISTING_STATUSES, type ListingStatus } from '../listing/fields.ts'
import type { Reference, ReferenceValue } from '../reference/reference.ts'

/** A value of a string lookup. `keys` are what PACE stores where it means this. */
export type LookupValue = { value: string; keys: readonly string[]; isStandard: boolean }
export type Lookups = Readonly<Record<string, readonly LookupValue[]>>

const STATUSES = {
  draft: 'Incomplete',
  review: 'Incomplete',
  available: 'Active',
  underOffer: 'Active Under Contract',
  let: 'Closed',
  sold: 'Closed',
  withdrawn: 'Withdrawn',
} as const satisfies Record<ListingStatus, string>

const FREQUENCIES = {
  year: 'Annually',
  quarter: 'Quarterly',
  month: 'Monthly',
  week: 'Weekly',
} as const satisfies Record<keyof typeof PERIODS, string>

const FURNISHED = {
  furnished: 'Furnished',
  partly: 'Partially',
  unfurnished: 'Unfurnished',
} as const satisfies Record<keyof typeof FURNISHINGS, string>

/** Types of homes as the Data Dictionary calls them; one that it has no word for is called what the house calls it. */
const SUB_TYPES: Record<string, string> = {
  apartment: 'Apartment',
  penthouse: 'Apartment',
  loft: 'Apartment',
  hotelApartment: 'Apartment',
  villa: 'Single Family Residence',
  townhouse: 'Townhouse',
  office: 'Office',
  shop: 'Retail',
  warehouse: 'Warehouse',
}

/** What is let or sold to work in, and what nothing stands on. */
export const COMMERCIAL_TYPES = ['office', 'shop', 'warehouse'] as const
export const LAND_TYPES = ['land'] as const

export const PROPERTY_TYPES = {
  residential: 'Residential',
  residentialLease: 'Residential Lease',
  commercialSale: 'Commercial Sale',
  commercialLease: 'Commercial Lease',
  land: 'Land',
} as const

/** Every lookup by its name, with the lists that this house keeps. */
export function lookupsOf(reference: Reference, country: string): Lookups {
  return {
    StandardStatus: standard(STATUSES),
    MlsStatus: own(LISTING_STATUSES),
    PropertyType: standard(PROPERTY_TYPES),
    PropertySubType: bySubType(reference.propertyType),
    LeaseAmountFrequency: standard(FREQUENCIES),
    Furnished: standard(FURNISHED),
    PetsAllowed: standard({ true: 'Yes', false: 'No' }),
    LivingAreaUnits: standard({ sqft: 'Square Feet' }),
    AssociationAmenities: byLabel(reference.amenity),
    Country: [{ value: country, keys: [country], isStandard: true }],
    ResourceName: standard({ listing: 'Property', person: 'Member' }),
    MediaCategory: standard({ picture: 'Photo', floorPlan: 'Floor Plan' }),
    MemberStatus: standard({ active: 'Active', suspended: 'Inactive' }),
  }
}

function standard(table: Record<string, string>): LookupValue[] {
  return grouped(Object.entries(table), true)
}

function own(table: Record<string, string>): LookupValue[] {
  return grouped(Object.entries(table), false)
}

function byLabel(values: readonly ReferenceValue[]): LookupValue[] {
  return grouped(
    values.map(({ key, labels }) => [key, labels.en] as const),
    false,
  )
}

function bySubType(values: readonly ReferenceValue[]): LookupValue[] {
  const known = values.filter(({ key }) => SUB_TYPES[key] !== undefined)
  const others = values.filter(({ key }) => SUB_TYPES[key] === undefined)
  const called = grouped(
    known.map(({ key }) => [key, SUB_TYPES[key] ?? key] as const),
    true,
  )
  return [...called, ...byLabel(others)]
}

/** Several keys may be one value: what is let and what is sold is closed. */
function grouped(
  entries: readonly (readonly [string, string])[],
  isStandard: boolean,
): LookupValue[] {
  const byValue = Map.groupBy(entries, ([, value]) => value)
  return [...byValue].map(([value, of]) => ({ value, keys: of.map(([key]) => key), isStandard }))
}
