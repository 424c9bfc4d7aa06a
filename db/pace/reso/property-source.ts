import { and, eq, inArray, isNull, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { COMMERCIAL_TYPES, LAND_TYPES, type Lookups, PROPERTY_TYPES } from '#domain/reso/lookups.ts'
import { PROPERTY } from '#domain/reso/resources.ts'
import { inScope, type Scope } from '../query/scope.ts'
import { areas, blobs, files, listings, people, portalPublications, teams } from '../schema.ts'
import { PUBLISHED } from '../listings/records.ts'
import {
  type Column,
  keysOf,
  lookupColumn,
  lookupsColumn,
  type ResoSource,
  uuidColumn,
} from './source.ts'

export type HouseOf = { name: string; currency: string; country: string; lookups: Lookups }

/** Listings as RESO's Property: what is filed away is not among them. */
export function propertySource(scope: Scope, house: HouseOf): ResoSource {
  return {
    resource: PROPERTY,
    from: sql`${listings} left join ${areas} on ${areas.key} = ${listings.area}
      left join ${people} on ${people.id} = ${listings.agentId} left join ${teams} on ${teams.id} = ${listings.teamId}`,
    where: visibleListings(scope),
    columns: { ...factColumns(house), ...homeColumns(house), ...marketColumns(house) },
  }
}

export function visibleListings(scope: Scope): SQL | undefined {
  return and(inScope(scope, { team: listings.teamId }), isNull(listings.archivedAt))
}

const plain = (value: SQL | { getSQL(): SQL }): Column => ({ value: sql`${value}` })

function factColumns({ name }: HouseOf): Record<string, Column> {
  return {
    ListingKey: uuidColumn(sql`${listings.id}`),
    ListingId: plain(listings.reference),
    X_Title: plain(listings.title),
    X_TitleAr: plain(listings.titleAr),
    PublicRemarks: plain(sql`nullif(${listings.description}, '')`),
    ListAgentKey: {
      ...uuidColumn(sql`${listings.agentId}`),
      value: sql`${listings.agentId}::text`,
    },
    ListAgentFullName: plain(people.name),
    ListAgentEmail: plain(people.email),
    ListAgentDirectPhone: plain(people.phone),
    ListOfficeKey: { ...uuidColumn(sql`${listings.teamId}`), value: sql`${listings.teamId}::text` },
    ListOfficeName: plain(teams.name),
    OriginatingSystemName: plain(sql`${name}::text`),
    OriginatingSystemKey: plain(listings.reference),
    OriginalEntryTimestamp: plain(listings.createdAt),
    ModificationTimestamp: plain(listings.updatedAt),
    PhotosCount:
      plain(sql`(select count(*) from ${files} join ${blobs} on ${blobs.hash} = ${files.hash}
      where ${files.record} = 'listing:' || ${listings.id}::text and ${files.removedAt} is null and ${files.kind} is null and ${blobs.type} like 'image/%')`),
  }
}

function homeColumns({ country, lookups }: HouseOf): Record<string, Column> {
  return {
    PropertyType: propertyTypeColumn(),
    PropertySubType: lookupColumn(sql`${listings.propertyType}`, lookups['PropertySubType']),
    BedroomsTotal: plain(listings.bedrooms),
    BathroomsTotalInteger: plain(listings.bathrooms),
    LivingArea: plain(listings.sizeSqft),
    LivingAreaUnits: lookupColumn(
      sql`case when ${listings.sizeSqft} is not null then 'sqft' end`,
      lookups['LivingAreaUnits'],
    ),
    ParkingTotal: plain(listings.parking),
    BuildingName: plain(listings.building),
    UnitNumber: plain(listings.unit),
    UnparsedAddress: plain(
      sql`nullif(concat_ws(', ', ${listings.unit}, ${listings.building}, ${areas.name}, ${areas.city}), '')`,
    ),
    SubdivisionName: plain(areas.name),
    City: plain(areas.city),
    Country: plain(sql`${country}::text`),
    Furnished: lookupColumn(sql`${listings.furnishing}`, lookups['Furnished']),
    PetsAllowed: lookupsColumn(
      sql`case when ${listings.petsAllowed} is null then '{}' else array[${listings.petsAllowed}::text] end`,
      lookups['PetsAllowed'],
    ),
    AssociationAmenities: lookupsColumn(
      sql`${listings.amenities}`,
      lookups['AssociationAmenities'],
    ),
    X_View: plain(listings.view),
    X_OffPlanYN: plain(listings.offPlan),
    X_RemarksAr: plain(listings.descriptionAr),
    X_Developer: plain(listings.developer),
    X_HandoverDate: plain(listings.handoverOn),
    X_PaymentPlan: plain(listings.paymentPlan),
  }
}

function marketColumns({ currency, lookups }: HouseOf): Record<string, Column> {
  const isRent = eq(listings.purpose, 'rent')
  return {
    StandardStatus: lookupColumn(sql`${listings.status}`, lookups['StandardStatus']),
    MlsStatus: lookupColumn(sql`${listings.status}`, lookups['MlsStatus']),
    ListPrice: plain(listings.price),
    LeaseAmount: plain(sql`case when ${isRent} then ${listings.price} end`),
    LeaseAmountFrequency: lookupColumn(
      sql`case when ${isRent} then ${listings.rentPeriod} end`,
      lookups['LeaseAmountFrequency'],
    ),
    LeaseConsideredYN: plain(sql`(${isRent})`),
    AvailabilityDate: plain(listings.availableFrom),
    ExpirationDate: plain(listings.mandateEndsOn),
    InternetEntireListingDisplayYN:
      plain(sql`exists (select 1 from ${portalPublications} p where p.listing_id = ${listings.id}
      and p.portal = 'website' and ${inArray(sql`p.state`, PUBLISHED)})`),
    X_PermitNumber: plain(listings.permitNumber),
    X_Currency: plain(sql`${currency}::text`),
  }
}

/** What of purpose and type of a home makes RESO's type: as conditions, so that the columns' own indexes are asked. */
function propertyTypeColumn(): Column {
  const isRent = eq(listings.purpose, 'rent')
  const isCommercial = inArray(listings.propertyType, [...COMMERCIAL_TYPES])
  const isLand = inArray(listings.propertyType, [...LAND_TYPES])
  const isHome = or(
    isNull(listings.propertyType),
    notInArray(listings.propertyType, [...COMMERCIAL_TYPES, ...LAND_TYPES]),
  )
  const isSale = eq(listings.purpose, 'sale')
  const conditions = {
    residential: and(isSale, isHome),
    residentialLease: and(isRent, isHome),
    commercialSale: and(isSale, isCommercial),
    commercialLease: and(isRent, isCommercial),
    land: isLand,
  } satisfies Record<keyof typeof PROPERTY_TYPES, SQL | undefined>
  const values = Object.entries(PROPERTY_TYPES).map(([key, value]) => ({ value, keys: [key] }))
  const isOf = (key: string) => Object.entries(conditions).find(([name]) => name === key)?.[1]
  const cases = values.map(
    ({ value, keys: [key = ''] }) => sql`when ${isOf(key)} then ${value}::text`,
  )
  return {
    value: sql`case ${sql.join(cases, sql` `)} end`,
    among: (asked) => {
      const keys = keysOf(
        values.map((one) => ({ ...one, isStandard: true })),
        asked,
      )
      return sql`(${or(sql`false`, ...keys.map(isOf))})`
    },
  }
}
