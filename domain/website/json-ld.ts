import type { PERIODS } from '../catalogue.ts'
import type { Language } from '../language.ts'
import { descriptionOf } from './description.ts'
import type { PublicListing } from './public-listing.ts'

/** What search engines call the types of homes; what is none of these is an `Accommodation`. */
const TYPES: Record<string, string> = {
  apartment: 'Apartment',
  penthouse: 'Apartment',
  loft: 'Apartment',
  hotelApartment: 'Apartment',
  villa: 'House',
  townhouse: 'House',
}

/** Units of time and of area (UN/CEFACT Common Codes). */
const UNITS = {
  year: 'ANN',
  quarter: 'QAN',
  month: 'MON',
  week: 'WEE',
} as const satisfies Record<keyof typeof PERIODS, string>
const SQUARE_FEET = 'FTK'

const FUNCTIONS = {
  sale: 'http://purl.org/goodrelations/v1#Sell',
  rent: 'http://purl.org/goodrelations/v1#LeaseOut',
} as const

type Told = { house: string; country: string; language: Language; url?: string | undefined }

/** A published listing in schema.org's words, for the page that shows it: RealEstateListing, the home, and the offer. */
export function listingJsonLd(listing: PublicListing, told: Told): object {
  const { language, url } = told
  return {
    '@context': 'https://schema.org',
    '@type': 'RealEstateListing',
    ...(url ? { '@id': url, url } : {}),
    ...given({
      name: listing.title[language],
      description: descriptionOf(listing, language) || listing.title[language],
      inLanguage: language,
      datePosted: listing.createdAt,
      dateModified: listing.updatedAt,
      image: listing.photos,
      identifier: identifiers(listing),
    }),
    about: home(listing, told),
    offers: offer(listing, told),
  }
}

function identifiers({ reference, permitNumber }: PublicListing): object[] {
  const values = { reference, permit: permitNumber }
  return Object.entries(values).flatMap(([propertyID, value]) =>
    value === null ? [] : [{ '@type': 'PropertyValue', propertyID, value }],
  )
}

function home(listing: PublicListing, { language, country }: Told): object {
  const { propertyType, area, amenities, sizeSqft } = listing
  return given({
    '@type': TYPES[propertyType?.key ?? ''] ?? 'Accommodation',
    name: listing.title[language],
    accommodationCategory: propertyType?.labels[language],
    address: given({
      '@type': 'PostalAddress',
      streetAddress: listing.building,
      addressLocality: area?.labels[language],
      addressRegion: listing.city,
      addressCountry: country,
    }),
    numberOfBedrooms: listing.bedrooms,
    numberOfBathroomsTotal: listing.bathrooms,
    floorLevel: listing.floor === null ? null : String(listing.floor),
    floorSize: sizeSqft && { '@type': 'QuantitativeValue', value: sizeSqft, unitCode: SQUARE_FEET },
    petsAllowed: listing.petsAllowed,
    accommodationFloorPlan: listing.floorPlans.map((image) => ({ '@type': 'FloorPlan', image })),
    amenityFeature: amenities.map((labels) => ({
      '@type': 'LocationFeatureSpecification',
      name: labels[language],
      value: true,
    })),
  })
}

function offer(listing: PublicListing, { house }: Told): object {
  const { price, currency, purpose, rentPeriod } = listing
  const isRent = purpose === 'rent' && rentPeriod !== null && price !== null
  return given({
    '@type': 'Offer',
    price,
    priceCurrency: currency,
    businessFunction: purpose && FUNCTIONS[purpose],
    availability: 'https://schema.org/InStock',
    availabilityStarts: listing.availableFrom,
    priceSpecification: isRent && {
      '@type': 'UnitPriceSpecification',
      price,
      priceCurrency: currency,
      unitCode: UNITS[rentPeriod],
    },
    offeredBy: { '@type': 'RealEstateAgent', name: house },
  })
}

/** Without what nobody has said. */
function given(values: Record<string, unknown>): object {
  const isGiven = (value: unknown) =>
    value !== null && value !== undefined && value !== false && value !== '' && !isEmpty(value)
  return Object.fromEntries(
    Object.entries(values).filter(
      ([key, value]) => isGiven(value) || (key === 'petsAllowed' && value === false),
    ),
  )
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}
