import type { Furnishing } from '#domain/catalogue.ts'
import type { ListingStatus } from '#domain/listing/fields.ts'
import { arabicDescription, arabicTitle } from './arabic-words.ts'
import type { Company } from './company.ts'
import { type Place, PLACES } from './places.ts'
import { identityRows, makeContact } from './contact-rows.ts'
import type {
  contactIdentities,
  contacts,
  listings,
  listingPrices,
  listingStatuses,
  portalPublications,
  properties,
  propertyOwners,
} from '../../schema.ts'

type ListingRow = typeof listings.$inferInsert
export type Home = {
  property: typeof properties.$inferInsert
  owner: typeof contacts.$inferInsert
  identities: (typeof contactIdentities.$inferInsert)[]
  ownership: typeof propertyOwners.$inferInsert
  listing: ListingRow
  statuses: (typeof listingStatuses.$inferInsert)[]
  prices: (typeof listingPrices.$inferInsert)[]
  publications: (typeof portalPublications.$inferInsert)[]
}

/** Typical sizes in square feet, by bedrooms (a studio is 0). */
const SIZES = [450, 780, 1180, 1750, 2700, 4200]
const STATUSES: readonly (readonly [ListingStatus, number])[] = [
  ['available', 68],
  ['underOffer', 9],
  ['draft', 8],
  ['let', 7],
  ['sold', 5],
  ['withdrawn', 3],
]

/** One home with its listing: size, price and words that fit the community. */
export function makeHome(company: Company, index: number): Home {
  const { chance, later } = company
  const place = chance.pick(PLACES)
  const propertyType = chance.pick(place.types)
  const bedrooms = bedroomsFor(company, propertyType)
  const sizeSqft = Math.round(((SIZES[bedrooms] ?? 5000) * chance.int(88, 122)) / 1000) * 10
  const property = {
    id: chance.uuid(),
    area: place.key,
    building: chance.pick(place.buildings),
    unit: `${chance.int(1, 45)}${String(chance.int(1, 12)).padStart(2, '0')}`,
    propertyType,
    bedrooms,
    bathrooms: Math.max(1, bedrooms + chance.int(0, 1)),
    sizeSqft,
    titleDeed: later.odds(0.7) ? `${later.int(1000, 99_999)}/20${later.int(10, 25)}` : null,
    makani: later.odds(0.8) ? `${later.int(10_000, 39_999)}${later.int(60_000, 99_999)}` : null,
  }
  const listing = makeListing(company, index, place, property)
  const owner = makeContact(company.later, () => [
    listing.purpose === 'rent' ? 'landlord' : 'seller',
  ])
  const { floor, parking, agentId, teamId, createdAt } = listing
  return {
    property: { ...property, floor, parking, agentId, teamId, createdAt, updatedAt: createdAt },
    owner,
    identities: identityRows(owner),
    ownership: { propertyId: property.id, contactId: owner.id, share: 100 },
    listing,
    statuses: statusesOf(listing, company.daysAgo(0)),
    prices: pricesOf(listing, index, company.daysAgo(0)),
    publications: publicationsOf(company, listing),
  }
}

/** To be had from the day it was made; what is gone left the market when two thirds of the time since were over. */
function statusesOf(
  { id: listingId, status, createdAt, agentId }: ListingRow,
  now: string,
): Home['statuses'] {
  const begin = Date.parse(createdAt ?? '')
  const turn = new Date(begin + ((Date.parse(now) - begin) * 2) / 3).toISOString()
  const first = status === 'draft' ? 'draft' : 'available'
  const of = { listingId, actor: `person:${agentId}` }
  const isFirst = status === first
  const stands = { ...of, from: null, to: first, at: createdAt ?? '', until: isFirst ? null : turn }
  return isFirst ? [stands] : [stands, { ...of, from: first, to: status, at: turn, until: null }]
}

/** Every third came down on its way, some of them twice; by its place, so that no other row of the demo moves for it. */
function pricesOf(
  { id: listingId, price, createdAt, agentId }: ListingRow,
  index: number,
  now: string,
): Home['prices'] {
  if (price == null) return []
  const cuts = index % 3 === 0 ? (index % 9 === 0 ? 2 : 1) : 0
  const begin = Date.parse(createdAt ?? '')
  const step = (Date.parse(now) - begin) / (cuts + 1)
  const at = (place: number) => new Date(begin + step * place).toISOString()
  const asked = (place: number) => Math.round((price * (1 + 0.04 * (cuts - place))) / 1000) * 1000
  return Array.from({ length: cuts + 1 }, (_, place) => ({
    listingId,
    at: at(place),
    documentSeq: 0,
    from: place === 0 ? null : asked(place - 1),
    to: place === cuts ? price : asked(place),
    until: place === cuts ? null : at(place + 1),
    actor: `person:${agentId}`,
  }))
}

function makeListing(
  company: Company,
  index: number,
  place: Place,
  property: Home['property'],
): ListingRow {
  const { chance } = company
  const purpose = chance.odds(0.55) ? 'rent' : 'sale'
  const agent = company.agentFor(place.key)
  const furnishing = chance.pick<Furnishing>(['furnished', 'unfurnished', 'unfurnished', 'partly'])
  const view = chance.pick(place.views)
  const statuses = STATUSES.filter(([status]) => status !== (purpose === 'rent' ? 'sold' : 'let'))
  const words = {
    bedrooms: property.bedrooms ?? 0,
    type: property.propertyType ?? '',
    building: property.building ?? '',
    view,
  }
  const createdAt = company.daysAgo(chance.int(1, 120))
  return {
    id: chance.uuid(),
    reference: `P-${20_001 + index}`,
    status: chance.weighted(statuses),
    propertyId: property.id,
    agentId: agent.id,
    teamId: agent.teamId,
    title: titleOf(words, furnishing),
    ...arabicOf(index, { ...words, isFurnished: furnishing === 'furnished' }, place, {
      bathrooms: property.bathrooms ?? 1,
      sizeSqft: property.sizeSqft ?? 0,
      purpose,
    }),
    purpose,
    propertyType: property.propertyType,
    area: place.key,
    building: property.building,
    unit: property.unit,
    floor: Number(property.unit?.slice(0, -2)),
    bedrooms: property.bedrooms,
    bathrooms: property.bathrooms,
    sizeSqft: property.sizeSqft,
    price: priceOf(company, place, purpose, property),
    rentPeriod: purpose === 'rent' ? 'year' : null,
    serviceCharge: chance.int(12, 24),
    furnishing,
    parking: Math.min(3, Math.max(1, (property.bedrooms ?? 0) - 1)),
    view,
    availableFrom: company.daysAgo(-chance.int(0, 60)).slice(0, 10),
    permitNumber: chance.odds(0.9) ? `71${chance.int(10_000_000, 99_999_999)}` : null,
    offPlan: purpose === 'sale' && chance.odds(0.2),
    petsAllowed: chance.odds(0.5),
    description: descriptionOf(words, place, property, purpose),
    createdAt,
    updatedAt: createdAt,
  }
}

/** One home in seven has not been written about in Arabic yet; by its place, so that no other row of the demo moves for it. */
function arabicOf(
  index: number,
  ...home: Parameters<typeof arabicDescription>
): Pick<ListingRow, 'titleAr' | 'descriptionAr'> {
  if (index % 7 === 3) return {}
  return { titleAr: arabicTitle(home[0]), descriptionAr: arabicDescription(...home) }
}

function bedroomsFor({ chance }: Company, type: string): number {
  if (type === 'villa') return chance.int(3, 5)
  if (type === 'townhouse') return chance.int(2, 4)
  if (type === 'penthouse') return chance.int(3, 4)
  if (type === 'office') return 0
  return chance.weighted([
    [0, 15],
    [1, 35],
    [2, 32],
    [3, 18],
  ])
}

/** Sale prices to 25,000, rents to 1,000 dirhams, as the trade quotes them. */
function priceOf(
  { chance }: Company,
  place: Place,
  purpose: string,
  property: Home['property'],
): number {
  const perSqft = (purpose === 'rent' ? place.rent : place.sale) * (chance.int(88, 114) / 100)
  const step = purpose === 'rent' ? 1000 : 25_000
  return Math.max(step, Math.round((perSqft * (property.sizeSqft ?? 0)) / step) * step)
}

function titleOf(
  words: { bedrooms: number; type: string; building: string; view: string },
  furnishing: Furnishing,
): string {
  const furnished = furnishing === 'furnished' ? 'Furnished ' : ''
  const rooms =
    words.type === 'office' ? '' : words.bedrooms === 0 ? 'studio ' : `${words.bedrooms}-bed `
  const title = `${furnished}${rooms}${words.bedrooms === 0 ? '' : words.type} in ${words.building}, ${words.view}`
  return title.charAt(0).toUpperCase() + title.slice(1).replace(/ {2,}/g, ' ')
}

function descriptionOf(
  words: { bedrooms: number; building: string; view: string },
  place: Place,
  property: Home['property'],
  purpose: string,
): string {
  const home = words.bedrooms === 0 ? 'A bright studio' : `A bright ${words.bedrooms}-bedroom home`
  const terms =
    purpose === 'rent'
      ? 'Available for one year, one to four cheques.'
      : 'Vacant on transfer, title deed ready.'
  return [
    `${home} of ${property.sizeSqft?.toLocaleString('en-US')} sq ft in ${words.building}, ${place.name}, with ${words.view}.`,
    `Open kitchen, built-in wardrobes, ${property.bathrooms} bathrooms and covered parking. Pool, gym and concierge in the building.`,
    terms,
  ].join('\n')
}

function publicationsOf({ chance, daysAgo }: Company, listing: ListingRow): Home['publications'] {
  if (listing.status !== 'available' || !listing.permitNumber || chance.odds(0.45)) return []
  const url = `https://www.bayut.com/property/details-${chance.int(8_000_000, 9_999_999)}.html`
  return [
    {
      listingId: listing.id,
      portal: 'bayut',
      state: 'live',
      at: daysAgo(chance.int(0, 20)),
      url,
      attempts: 1,
    },
  ]
}
