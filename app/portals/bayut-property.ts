import type { PortalListing, PortalPhoto } from '#db/pace/listings/portal-listings.ts'
import { BAYUT_TYPES } from '#domain/listing/bayut-types.ts'

/** Where what a listing names is found, and what it is called there. */
export type FeedAddresses = {
  photoAddress: (fileId: string) => string
  amenityLabel: (key: string) => string
}

const FREQUENCIES: Record<string, string> = {
  year: 'annually',
  quarter: 'quarterly',
  month: 'monthly',
  week: 'weekly',
}
const FURNISHED: Record<string, string> = { furnished: 'Yes', unfurnished: 'No', partly: 'Partly' }

/** A listing in the words and the order of the feed's table; what is not known is not there. */
export function toProperty(
  { listing, areaName, parentName, city, photos, floorPlans, ...agent }: PortalListing,
  { photoAddress, amenityLabel }: FeedAddresses,
): Record<string, unknown> {
  const isRent = listing.purpose === 'rent'
  return withoutEmpty({
    Property_Ref_No: text(listing.reference),
    Permit_Number: text(listing.permitNumber),
    Property_Status: text('live'),
    Property_purpose: text(isRent ? 'Rent' : 'Buy'),
    Property_Type: text(BAYUT_TYPES[listing.propertyType ?? '']),
    Property_Size: text(listing.sizeSqft),
    Property_Size_Unit: text('SQFT'),
    Bedrooms: text(listing.bedrooms === 0 ? 'Studio' : listing.bedrooms),
    Bathrooms: text(listing.bathrooms),
    Price: text(listing.price),
    Rent_Frequency: isRent ? text(FREQUENCIES[listing.rentPeriod ?? '']) : null,
    Furnished: text(FURNISHED[listing.furnishing ?? '']),
    City: text(city),
    Locality: text(parentName ?? areaName),
    Sub_Locality: parentName ? text(areaName) : null,
    Tower_Name: text(listing.building),
    Property_Title: text(listing.title),
    Property_Description: text(listing.description),
    Property_Title_AR: text(listing.titleAr),
    Property_Description_AR: text(listing.descriptionAr),
    Features: repeated('Feature', featuresOf(listing, amenityLabel)),
    Images: repeated('Image', imagesOf(photos, photoAddress)),
    Videos: repeated('Video', listing.videoUrl ? [listing.videoUrl] : []),
    Floor_Plans: repeated('Floor_Plan', floorPlans.map(photoAddress)),
    Listing_Agent: text(agent.agentName),
    Listing_Agent_Phone: text(agent.agentPhone),
    Listing_Agent_Email: text(agent.agentEmail),
    Portals: repeated('Portal', ['Bayut', 'dubizzle']),
    Off_Plan: text(listing.offPlan ? 'Yes' : 'No'),
    ...(listing.offPlan ? offPlanOf(listing) : {}),
    Last_Updated: text(listing.updatedAt.slice(0, 19).replace('T', ' ')),
  })
}

const SALES: Record<string, string> = { new: 'New', resale: 'Resale' }

/** The table has these for what is off-plan alone. */
function offPlanOf({
  offPlanSale,
  dldWaiver,
  originalPrice,
  amountPaid,
}: PortalListing['listing']) {
  return {
    offplanDetails_saleType: text(SALES[offPlanSale ?? '']),
    offplanDetails_dldWaiver: text(dldWaiver),
    offplanDetails_originalPrice: text(originalPrice || null),
    offplanDetails_amountPaid: text(amountPaid),
  }
}

/** What the house's list calls its amenities, and what other fields say of the home. */
function featuresOf(
  { amenities, parking, view, petsAllowed }: PortalListing['listing'],
  amenityLabel: FeedAddresses['amenityLabel'],
): string[] {
  const others = [
    parking ? `${parking} parking ${parking === 1 ? 'space' : 'spaces'}` : null,
    view ? `View: ${view}` : null,
    petsAllowed ? 'Pets allowed' : null,
  ].filter((feature) => feature !== null)
  return [...new Set([...(amenities ?? []).map(amenityLabel), ...others])]
}

function imagesOf(
  photos: readonly PortalPhoto[],
  photoAddress: FeedAddresses['photoAddress'],
): string[] {
  return photos.map((photo) => ('file' in photo ? photoAddress(photo.file) : photo.url))
}

function repeated(tag: string, values: readonly string[]): Record<string, unknown> | null {
  const texts = values.map(text).filter((value) => value !== null)
  return texts.length > 0 ? { [tag]: texts } : null
}

/** What XML 1.0 has no way to say. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** What of a text the feed says. Half a pair of surrogates is no character anywhere. */
export function sayable(value: string): string {
  return value.toWellFormed().replaceAll(FORBIDDEN, '')
}

/** A value in CDATA; the builder splits one that holds CDATA's end mark. */
function text(value: string | number | null | undefined): { __cdata: string } | null {
  if (value === null || value === undefined) return null
  const said = sayable(String(value))
  return said === '' ? null : { __cdata: said }
}

function withoutEmpty(property: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(property).filter(([, value]) => value !== null))
}
