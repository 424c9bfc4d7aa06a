import { ownReason } from '../own-reasons.ts'
import type { ListingFields } from '../../listing/fields.ts'
import { amenitiesFor, type NamedAmenity } from './amenities.ts'
import { hasArabic, plainArabic, plainEnglish } from './plain-english.ts'
import { propertyFinderType } from './types.ts'

/** Null where a listing has no such value: rows say so, and documents leave it out. */
type Known = { [Name in keyof ListingFields]?: ListingFields[Name] | null }
/** What PACE knows of a listing and of its way to the portal: place, agent and emirate are already in the portal's words. */
export type Advertised = {
  listing: Omit<Known, 'status' | 'purpose' | 'rentPeriod' | 'furnishing' | 'offPlanSale'> & {
    reference: string
    description: string
    purpose?: string | null
    rentPeriod?: string | null
    furnishing?: string | null
    offPlanSale?: string | null
  }
  /** What the house calls its kind of property, for reasons. */
  typeLabel: string
  amenities: readonly NamedAmenity[]
  photos: readonly string[]
  locationId: number
  /** Of the agent's public profile. */
  profileId: number
  city: string
  licence: string | null
}

export type PropertyFinderBody = Record<string, unknown> & { reference: string; type: string }
export type Composed =
  | { body: PropertyFinderBody; leftOut: string[] }
  /** Why it cannot be told to the portal at all. */
  | { reasons: string[] }

/** A listing in the portal's words; what it demands always, and we have not, is said all at once. */
export function composeListing(advertised: Advertised): Composed {
  const { listing } = advertised
  const kind = propertyFinderType(listing.propertyType ?? '')
  const price = priceOf(listing)
  const title = plainEnglish(listing.title ?? '')
  const reasons = [
    ...(kind ? [] : [ownReason('noType', { type: advertised.typeLabel })]),
    ...(price ? [] : [ownReason('rentPeriods')]),
    ...(title === '' ? [ownReason('englishTitle')] : []),
  ]
  if (!kind || !price || reasons.length > 0) return { reasons }
  const { slugs, leftOut } = amenitiesFor(kind, withPets(advertised))
  const isHome = kind.category === 'residential' && kind.type !== 'land'
  const body = {
    reference: listing.reference,
    ...kind,
    ...(isHome ? { bedrooms: roomsOf(listing.bedrooms, 'studio') } : {}),
    ...(kind.type === 'land' || kind.type === 'farm'
      ? {}
      : { bathrooms: roomsOf(listing.bathrooms, 'none') }),
    amenities: slugs,
    title: inBoth(title, listing.titleAr ?? ''),
    description: descriptionOf(listing.description, listing.descriptionAr ?? '', title),
    price,
    size: listing.sizeSqft,
    furnishingType: FURNISHING[listing.furnishing ?? ''] ?? 'unfurnished',
    projectStatus: projectStatusOf(listing),
    location: { id: advertised.locationId },
    assignedTo: { id: advertised.profileId },
    createdBy: { id: advertised.profileId },
    ...emirateOf(advertised),
    media: mediaOf(advertised),
    ...optional('developer', plainEnglish(listing.developer ?? '')),
    ...optional('unitNumber', listing.unit),
    ...optional('floorNumber', listing.floor == null ? null : String(listing.floor)),
    ...optional('parkingSlots', listing.parking),
    ...optional('availableFrom', listing.availableFrom),
  }
  return { body, leftOut }
}

const FURNISHING: Record<string, string> = {
  furnished: 'furnished',
  partly: 'semi-furnished',
  unfurnished: 'unfurnished',
}
const PERIODS: Record<string, string> = { year: 'yearly', month: 'monthly', week: 'weekly' }

/** A sale states a down payment as well: PACE keeps none, so none is asked for. */
function priceOf({ purpose, price, rentPeriod }: Advertised['listing']) {
  if (purpose === 'sale') return { type: 'sale', amounts: { sale: price }, downpayment: 0 }
  const type = PERIODS[rentPeriod ?? '']
  return type ? { type, amounts: { [type]: price } } : null
}

function roomsOf(count: number | null | undefined, none: string): string | undefined {
  if (count == null) return undefined
  return count === 0 ? none : String(count)
}

function withPets({ amenities, listing }: Advertised): NamedAmenity[] {
  const pets = { key: 'pets-allowed', label: 'Pets allowed' }
  return listing.petsAllowed ? [...amenities, pets] : [...amenities]
}

function inBoth(english: string, arabic: string) {
  const ar = plainArabic(arabic)
  return ar === '' ? { en: english } : { en: english, ar }
}

/** A description that was written in Arabic is one, where there is none of its own: the title stands in where none of it is English. */
function descriptionOf(description: string, descriptionAr: string, title: string) {
  const isArabic = hasArabic(description)
  const english = isArabic ? '' : plainEnglish(description)
  return inBoth(english || title, descriptionAr || (isArabic ? description : ''))
}

/** What its developer sells first is told apart from what is sold on. */
function projectStatusOf({ offPlan, offPlanSale }: Advertised['listing']): string {
  if (!offPlan) return 'completed'
  return offPlanSale === 'new' ? 'off_plan_primary' : 'off_plan'
}

function mediaOf({ photos, listing }: Advertised) {
  const images = photos.map((url) => ({ original: { url } }))
  return listing.videoUrl ? { images, videos: { default: listing.videoUrl } } : { images }
}

/** The regulator is the emirate's; where there is none, no permit is asked for. */
function emirateOf({ city, licence, listing }: Advertised) {
  const number = optional('listingAdvertisementNumber', listing.permitNumber)
  const by = optional('issuingClientLicenseNumber', licence)
  switch (emirate(city)) {
    case 'dubai':
      return { uaeEmirate: 'dubai', compliance: { type: 'rera', ...number, ...by } }
    case 'abu_dhabi':
      return { uaeEmirate: 'abu_dhabi', compliance: { type: 'adrec', ...number, ...by } }
    case 'northern_emirates':
      return { uaeEmirate: 'northern_emirates' }
  }
}

export function emirate(city: string): 'dubai' | 'abu_dhabi' | 'northern_emirates' {
  const name = city.trim().toLowerCase()
  if (name === 'dubai') return 'dubai'
  return name === 'abu dhabi' || name === 'al ain' ? 'abu_dhabi' : 'northern_emirates'
}

function optional<Value>(name: string, value: Value | null | undefined): Record<string, Value> {
  return value == null || value === '' ? {} : { [name]: value }
}
