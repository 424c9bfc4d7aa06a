import { type SQL, sql } from 'drizzle-orm'
import { PROPERTY_LIST, type PropertyColumn } from '#domain/list/properties.ts'
import type { BoundColumn, Filtered } from '../list/source.ts'
import type { Scope } from '../query/scope.ts'
import { properties } from '../schema.ts'

const propertyRowColumns = {
  id: properties.id,
  area: properties.area,
  building: properties.building,
  unit: properties.unit,
  floor: properties.floor,
  propertyType: properties.propertyType,
  bedrooms: properties.bedrooms,
  bathrooms: properties.bathrooms,
  sizeSqft: properties.sizeSqft,
  parking: properties.parking,
  titleDeed: properties.titleDeed,
  makani: properties.makani,
  agentId: properties.agentId,
  teamId: properties.teamId,
  createdAt: properties.createdAt,
  updatedAt: properties.updatedAt,
  owners: sql<number>`(select count(*)::int from property_owners where property_owners.property_id = properties.id)`,
}
export type PropertyRow = typeof properties.$inferSelect & {
  /** Of the newest listing that the reader may see. */
  listing: string | null
  price: number | null
  owners: number
}

/** What a list's row tells besides its own: of listings only as much as their readers may see. Names stand in full, for a column loses its table. */
export function propertyColumnsFor(scope: Scope) {
  const isReadable =
    scope === 'all'
      ? sql`true`
      : scope.teamId
        ? sql`listings.team_id = ${scope.teamId}`
        : sql`false`
  const newest = (column: 'status' | 'price') =>
    sql`(select listings.${sql.raw(column)} from listings where listings.property_id = properties.id and ${isReadable}
      order by listings.created_at desc, listings.id limit 1)`
  return {
    ...propertyRowColumns,
    listing: sql<string | null>`${newest('status')}`,
    price: sql<number | null>`${newest('price')}::float8`,
  }
}

const instant = (value: SQL) =>
  ({ by: 'value', type: 'timestamptz', value, required: true }) as const

export const PROPERTY_COLUMNS = {
  building: {
    field: 'building',
    value: properties.building,
    sortBy: { by: 'value', type: 'text', value: sql`${properties.building} collate "und-x-icu"` },
  },
  unit: { field: 'unit', value: properties.unit },
  area: { field: 'area', value: properties.area },
  propertyType: { field: 'propertyType', value: properties.propertyType },
  bedrooms: {
    field: 'bedrooms',
    value: properties.bedrooms,
    sortBy: {
      by: 'steps',
      type: 'int',
      value: sql`${properties.bedrooms}`,
      steps: Array.from({ length: 21 }, (_, rooms) => String(rooms)),
    },
  },
  bathrooms: { field: 'bathrooms', value: properties.bathrooms },
  size: {
    field: 'sizeSqft',
    value: properties.sizeSqft,
    sortBy: { by: 'value', type: 'bigint', value: sql`${properties.sizeSqft}` },
  },
  floor: { field: 'floor', value: properties.floor },
  parking: { field: 'parking', value: properties.parking },
  listing: { field: 'listing', value: sql`null` },
  price: { field: 'price', value: sql`null` },
  owners: { field: 'owners', value: propertyRowColumns.owners },
  titleDeed: {
    field: 'titleDeed',
    value: properties.titleDeed,
    exact: isSpelled(properties.titleDeed),
  },
  makani: { field: 'makani', value: properties.makani, exact: isSpelled(properties.makani) },
  agent: { field: 'agentId', value: properties.agentId },
  team: { field: 'teamId', value: properties.teamId },
  updated: {
    field: 'updatedAt',
    value: properties.updatedAt,
    sortBy: instant(sql`${properties.updatedAt}`),
  },
  created: {
    field: 'createdAt',
    value: properties.createdAt,
    sortBy: instant(sql`${properties.createdAt}`),
  },
} satisfies Record<PropertyColumn, BoundColumn<keyof PropertyRow>>

/** What a filter of properties is made of, whichever rows it finds them for. */
export const PROPERTY_FILTERED = {
  list: PROPERTY_LIST,
  columns: PROPERTY_COLUMNS,
  search: 'property',
} as const satisfies Filtered

/** Numbers of a deed or a door are found by their index, letter by letter. */
function isSpelled(column: typeof properties.titleDeed | typeof properties.makani) {
  return (texts: readonly string[]) => sql`${column} = any(${sql.param([...texts])}::text[])`
}
