import type { PortalListing, PortalPhoto } from '#db/pace/listings/portal-listings.ts'
import { BAYUT_TYPES } from '#domain/listing/bayut-types.ts'
import { element, group } from './xml.ts'

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
const PORTALS = group('Portals', each('Portal', ['Bayut', 'dubizzle']))

/** A listing in the words and the order of the feed's table; what is not known is not there. */
export function propertyXml(
  { listing, areaName, parentName, city, photos, floorPlans, ...agent }: PortalListing,
  { photoAddress, amenityLabel }: FeedAddresses,
): string {
  const isRent = listing.purpose === 'rent'
  return group('Property', [
    element('Property_Ref_No', listing.reference),
    element('Permit_Number', listing.permitNumber),
    element('Property_Status', 'live'),
    element('Property_purpose', isRent ? 'Rent' : 'Buy'),
    element('Property_Type', BAYUT_TYPES[listing.propertyType ?? '']),
    element('Property_Size', listing.sizeSqft),
    element('Property_Size_Unit', 'SQFT'),
    element('Bedrooms', listing.bedrooms === 0 ? 'Studio' : listing.bedrooms),
    element('Bathrooms', listing.bathrooms),
    element('Price', listing.price),
    isRent ? element('Rent_Frequency', FREQUENCIES[listing.rentPeriod ?? '']) : '',
    element('Furnished', FURNISHED[listing.furnishing ?? '']),
    element('City', city),
    element('Locality', parentName ?? areaName),
    parentName ? element('Sub_Locality', areaName) : '',
    element('Tower_Name', listing.building),
    element('Property_Title', listing.title),
    element('Property_Description', listing.description),
    element('Property_Title_AR', listing.titleAr),
    element('Property_Description_AR', listing.descriptionAr),
    group('Features', each('Feature', featuresOf(listing, amenityLabel))),
    group('Images', each('Image', imagesOf(photos, photoAddress))),
    group('Videos', each('Video', listing.videoUrl ? [listing.videoUrl] : [])),
    group('Floor_Plans', each('Floor_Plan', floorPlans.map(photoAddress))),
    element('Listing_Agent', agent.agentName),
    element('Listing_Agent_Phone', agent.agentPhone),
    element('Listing_Agent_Email', agent.agentEmail),
    PORTALS,
    element('Off_Plan', listing.offPlan ? 'Yes' : 'No'),
    listing.offPlan ? offPlanOf(listing) : '',
    element('Last_Updated', listing.updatedAt.slice(0, 19).replace('T', ' ')),
  ])
}

const SALES: Record<string, string> = { new: 'New', resale: 'Resale' }

/** The table has these for what is off-plan alone. */
function offPlanOf({
  offPlanSale,
  dldWaiver,
  originalPrice,
  amountPaid,
}: PortalListing['listing']): string {
  return [
    element('offplanDetails_saleType', SALES[offPlanSale ?? '']),
    element('offplanDetails_dldWaiver', dldWaiver),
    element('offplanDetails_originalPrice', originalPrice || null),
    element('offplanDetails_amountPaid', amountPaid),
  ].join('')
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

function each(tag: string, values: readonly string[]): string[] {
  return values.map((value) => element(tag, value))
}
