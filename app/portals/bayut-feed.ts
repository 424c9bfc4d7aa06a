import { XMLBuilder } from 'fast-xml-parser'
import type { PortalListing, PortalPhoto } from '#db/pace/listings/portal-listings.ts'

const builder = new XMLBuilder({
  cdataPropName: '__cdata',
  format: true,
  suppressEmptyNode: true,
})

/** Raised with every change of what this file makes of a listing: portals keep what they have by it. */
export const BAYUT_FEED_FORMAT = 3

/**
 * Bayut's and dubizzle's feed (see the tags in their contract), page by page as it is read: every listing is complete, or it is not
 * in it.
 */
export async function* writeBayutFeed(
  pages: AsyncIterable<readonly PortalListing[]>,
  photoAddress: (fileId: string) => string,
): AsyncGenerator<Uint8Array, void> {
  yield bytes('<?xml version="1.0" encoding="UTF-8"?>\n<Properties>\n')
  for await (const listings of pages) {
    if (listings.length > 0)
      yield bytes(
        builder.build({ Property: listings.map((listing) => toProperty(listing, photoAddress)) }),
      )
  }
  yield bytes('</Properties>\n')
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** What the portal calls the types that it knows; of others it is told nothing. */
const TYPES: Record<string, string> = {
  apartment: 'Apartment',
  villa: 'Villa',
  townhouse: 'Townhouse',
  penthouse: 'Pent House',
  loft: 'Loft',
  hotelApartment: 'Hotel Apartment',
  office: 'Office',
  shop: 'Shop',
  warehouse: 'Warehouse',
  land: 'Residential Land',
}

const FREQUENCIES: Record<string, string> = {
  year: 'annually',
  quarter: 'quarterly',
  month: 'monthly',
  week: 'weekly',
}
const FURNISHED: Record<string, string> = { furnished: 'Yes', unfurnished: 'No', partly: 'Partly' }

function toProperty(
  { listing, areaName, city, photos, ...agent }: PortalListing,
  photoAddress: (fileId: string) => string,
) {
  const isRent = listing.purpose === 'rent'
  return withoutEmpty({
    Property_Ref_No: text(listing.reference),
    Permit_Number: text(listing.permitNumber),
    Property_Status: text('live'),
    Property_purpose: text(isRent ? 'Rent' : 'Buy'),
    Property_Type: text(typeOf(listing.propertyType)),
    Property_Size: text(listing.sizeSqft),
    Property_Size_Unit: text('SQFT'),
    Bedrooms: text(listing.bedrooms === 0 ? 'Studio' : listing.bedrooms),
    Bathrooms: text(listing.bathrooms),
    Price: text(listing.price),
    Rent_Frequency: isRent ? text(FREQUENCIES[listing.rentPeriod ?? ''] ?? 'annually') : null,
    Furnished: text(FURNISHED[listing.furnishing ?? '']),
    City: text(city),
    Locality: text(areaName),
    Tower_Name: text(listing.building),
    Property_Title: text(listing.title),
    Property_Description: text(listing.description || listing.title),
    Property_Title_AR: text(listing.titleAr),
    Features: featuresOf(listing),
    Images: imagesOf(photos, photoAddress),
    Listing_Agent: text(agent.agentName),
    Listing_Agent_Phone: text(agent.agentPhone),
    Listing_Agent_Email: text(agent.agentEmail),
    Portals: { Portal: ['Bayut', 'dubizzle'].map((name) => text(name)) },
    Off_Plan: text(listing.offPlan ? 'Yes' : 'No'),
    Last_Updated: text(listing.updatedAt.slice(0, 19).replace('T', ' ')),
  })
}

function typeOf(type: string | null): string | null {
  const known = Object.entries(TYPES).find(([name]) => name === type)
  return known ? known[1] : null
}

function featuresOf({ parking, view, petsAllowed }: PortalListing['listing']) {
  const features = [
    parking ? `${parking} parking ${parking === 1 ? 'space' : 'spaces'}` : null,
    view ? `View: ${view}` : null,
    petsAllowed ? 'Pets allowed' : null,
  ].filter((feature) => feature !== null)
  return features.length > 0 ? { Feature: features.map((feature) => text(feature)) } : null
}

function imagesOf(photos: readonly PortalPhoto[], photoAddress: (fileId: string) => string) {
  if (photos.length === 0) return null
  return {
    Image: photos.map((photo) => text('file' in photo ? photoAddress(photo.file) : photo.url)),
  }
}

/** What XML 1.0 has no way to say. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** A value in CDATA; the builder splits one that holds CDATA's end mark. */
function text(value: string | number | null | undefined): { __cdata: string } | null {
  if (value === null || value === undefined || value === '') return null
  return { __cdata: String(value).replaceAll(FORBIDDEN, '') }
}

function withoutEmpty(property: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(property).filter(([, value]) => value !== null))
}
