import { isNull, type SQL, sql } from 'drizzle-orm'
import { LISTING_LIST, type ListingColumn } from '#domain/list/listings.ts'
import { byInstant, byName, byNumber, byRooms, bySteps } from '../list/bind.ts'
import { isOneOf } from '../list/is-one-of.ts'
import type { BoundColumn, Filtered } from '../list/source.ts'
import { listings, portalPublications } from '../schema.ts'

export const listingRowColumns = {
  id: listings.id,
  reference: listings.reference,
  status: listings.status,
  title: listings.title,
  purpose: listings.purpose,
  propertyType: listings.propertyType,
  area: listings.area,
  building: listings.building,
  unit: listings.unit,
  bedrooms: listings.bedrooms,
  bathrooms: listings.bathrooms,
  sizeSqft: listings.sizeSqft,
  price: listings.price,
  rentPeriod: listings.rentPeriod,
  furnishing: listings.furnishing,
  availableFrom: listings.availableFrom,
  permitNumber: listings.permitNumber,
  offPlan: listings.offPlan,
  petsAllowed: listings.petsAllowed,
  agentId: listings.agentId,
  teamId: listings.teamId,
  tags: listings.tags,
  createdAt: listings.createdAt,
  updatedAt: listings.updatedAt,
  archived: sql<boolean>`(${listings.archivedAt} is not null)`,
}

export type ListingRow = Pick<
  typeof listings.$inferSelect,
  Exclude<keyof typeof listingRowColumns, 'archived'>
> & {
  archived: boolean
  /** Where it is, or on its way to or from. */
  portals: { portal: string; state: string }[]
  onPortals: string[]
}

const CHOICES = LISTING_LIST.columns

export const LISTING_COLUMNS = {
  title: { field: 'title', value: listings.title, sortBy: byName(listings.title) },
  reference: {
    field: 'reference',
    value: listings.reference,
    exact: (texts) => isOneOf(listings.reference, texts),
  },
  status: {
    field: 'status',
    value: listings.status,
    sortBy: bySteps(listings.status, CHOICES.status.choices),
  },
  purpose: {
    field: 'purpose',
    value: listings.purpose,
    sortBy: bySteps(listings.purpose, CHOICES.purpose.choices),
  },
  price: { field: 'price', value: listings.price, sortBy: byNumber(listings.price) },
  propertyType: { field: 'propertyType', value: listings.propertyType },
  area: { field: 'area', value: listings.area },
  building: { field: 'building', value: listings.building },
  unit: { field: 'unit', value: listings.unit },
  bedrooms: { field: 'bedrooms', value: listings.bedrooms, sortBy: byRooms(listings.bedrooms) },
  bathrooms: { field: 'bathrooms', value: listings.bathrooms },
  size: { field: 'sizeSqft', value: listings.sizeSqft, sortBy: byNumber(listings.sizeSqft) },
  furnishing: { field: 'furnishing', value: listings.furnishing },
  portal: {
    field: 'onPortals',
    value: portalPublications.portal,
    related: {
      among: (portals) => isPublished(sql` and ${isOneOf(sql`p.portal`, portals)}`),
      any: isPublished(sql``),
    },
  },
  agent: { field: 'agentId', value: listings.agentId },
  team: { field: 'teamId', value: listings.teamId },
  availableFrom: { field: 'availableFrom', value: listings.availableFrom },
  permit: {
    field: 'permitNumber',
    value: listings.permitNumber,
    exact: (texts) => isOneOf(listings.permitNumber, texts),
  },
  offPlan: { field: 'offPlan', value: listings.offPlan },
  petsAllowed: { field: 'petsAllowed', value: listings.petsAllowed },
  tags: { field: 'tags', value: listings.tags, isArray: true },
  updated: {
    field: 'updatedAt',
    value: listings.updatedAt,
    sortBy: byInstant(listings.updatedAt, 'required'),
  },
  created: {
    field: 'createdAt',
    value: listings.createdAt,
    sortBy: byInstant(listings.createdAt, 'required'),
  },
  archived: { field: 'archived', value: sql`(${listings.archivedAt} is not null)` },
} satisfies Record<ListingColumn, BoundColumn<keyof ListingRow>>

/** What a filter of listings is made of, whichever rows it finds them for. */
export const LISTING_FILTERED = {
  list: LISTING_LIST,
  columns: LISTING_COLUMNS,
  search: 'listing',
  unlessAsked: { archived: isNull(listings.archivedAt) },
} as const satisfies Filtered

function isPublished(narrowed: SQL): SQL {
  return sql`exists (select 1 from ${portalPublications} p where p.listing_id = ${listings.id}
    and p.state <> 'removed'${narrowed})`
}
