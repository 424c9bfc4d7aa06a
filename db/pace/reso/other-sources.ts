import { and, eq, inArray, isNotNull, isNull, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { OFF_MARKET } from '#domain/listing/fields.ts'
import type { Lookups } from '#domain/reso/lookups.ts'
import { ENTITY_EVENT, LOOKUP, MEDIA, MEMBER, OFFICE } from '#domain/reso/resources.ts'
import { isUuid } from '#domain/uuid.ts'
import { PUBLISHED } from '../listings/records.ts'
import type { Scope } from '../query/scope.ts'
import { asUuid } from '../query/uuid.ts'
import {
  blobs,
  entityEvents,
  files,
  houseSettings,
  listings,
  people,
  portalPublications,
  teams,
} from '../schema.ts'
import { visibleListings } from './property-source.ts'
import { type Column, lookupColumn, type ResoSource, uuidColumn } from './source.ts'

const plain = (value: SQL | { getSQL(): SQL }): Column => ({ value: sql`${value}` })

/** The pictures of listings. Their addresses are told while everybody may see them there. */
export function mediaSource(
  scope: Scope,
  lookups: Lookups,
  photos: { before: string; after: string },
): ResoSource {
  const place = sql`(select one.n from jsonb_array_elements(${listings.media}) with ordinality one(item, n)
    where one.item ->> 'file' = ${files.id}::text)`
  const isPublic = and(
    notInArray(listings.status, [...OFF_MARKET]),
    sql`exists (select 1 from ${portalPublications} p where p.listing_id = ${listings.id} and ${inArray(sql`p.state`, PUBLISHED)})`,
  )
  return {
    resource: MEDIA,
    from: sql`${files} join ${listings} on ${listings.id} = ${idIn('listing')} join ${blobs} on ${blobs.hash} = ${files.hash}`,
    where: and(visibleListings(scope), isNull(files.removedAt), sql`${blobs.type} like 'image/%'`),
    columns: {
      MediaKey: uuidColumn(sql`${files.id}`),
      ResourceRecordKey: {
        value: sql`${listings.id}::text`,
        among: (keys) =>
          sql`${files.record} = any(${sql.param(keys.filter(isUuid).map((key) => `listing:${key}`))}::text[])`,
      },
      ResourceRecordID: plain(listings.reference),
      ResourceName: lookupColumn(sql`'listing'::text`, lookups['ResourceName']),
      MediaCategory: lookupColumn(
        sql`coalesce(${files.kind}, 'picture')`,
        lookups['MediaCategory'],
      ),
      MediaType: plain(blobs.type),
      MediaURL: plain(
        sql`case when ${isPublic} then ${photos.before}::text || ${files.id}::text || ${photos.after}::text end`,
      ),
      ShortDescription: plain(
        sql`coalesce(${listings.captions} -> ${files.id}::text ->> 'en', ${files.name})`,
      ),
      Order: plain(sql`coalesce(${place}, jsonb_array_length(${listings.media}) + 1)`),
      PreferredPhotoYN: plain(sql`coalesce(${place} = 1 and ${files.kind} is null, false)`),
      ImageWidth: plain(blobs.width),
      ImageHeight: plain(blobs.height),
      ModificationTimestamp: plain(files.createdAt),
      OriginalEntryTimestamp: plain(files.createdAt),
    },
  }
}

/** The id in the name of a file's record; null where the record is of another kind. */
function idIn(kind: string): SQL {
  const prefix = `${kind}:`
  return sql`case when starts_with(${files.record}, ${prefix}) then substr(${files.record}, ${prefix.length + 1})::uuid end`
}

/** Those who have a listing that the reader may see, as portals name them too. */
export function memberSource(scope: Scope, lookups: Lookups): ResoSource {
  const theirs = sql`select 1 from ${listings} where ${and(eq(listings.agentId, people.id), visibleListings(scope))}`
  return {
    resource: MEMBER,
    from: sql`${people} left join ${teams} on ${teams.id} = ${people.teamId}`,
    where: and(isNotNull(people.role), sql`exists (${theirs})`),
    columns: {
      MemberKey: uuidColumn(sql`${people.id}`),
      MemberFullName: plain(people.name),
      MemberEmail: plain(people.email),
      MemberDirectPhone: plain(people.phone),
      MemberStatus: lookupColumn(sql`${people.status}`, lookups['MemberStatus']),
      OfficeKey: { ...uuidColumn(sql`${people.teamId}`), value: sql`${people.teamId}::text` },
      OfficeName: plain(teams.name),
      OriginalEntryTimestamp: plain(people.createdAt),
    },
  }
}

/** Teams, as far as they have such a listing. */
export function officeSource(scope: Scope): ResoSource {
  const theirs = sql`select 1 from ${listings} where ${and(eq(listings.teamId, teams.id), visibleListings(scope))}`
  return {
    resource: OFFICE,
    from: sql`${teams}`,
    where: sql`exists (${theirs})`,
    columns: {
      OfficeKey: uuidColumn(sql`${teams.id}`),
      OfficeName: plain(teams.name),
      OriginalEntryTimestamp: plain(teams.createdAt),
    },
  }
}

/** The values of every lookup: some dozens, which stand in no table and are asked for as if they did. */
export function lookupSource(lookups: Lookups): ResoSource {
  const rows = Object.entries(lookups).flatMap(([name, values]) =>
    values.map(({ value, isStandard }) => ({
      key: `${name}:${value}`,
      name,
      value,
      standard: isStandard ? value : null,
      legacy: value.replaceAll(' ', ''),
    })),
  )
  return {
    resource: LOOKUP,
    from: sql`jsonb_to_recordset(${sql.param(JSON.stringify(rows))}::text::jsonb)
      as lookup (key text, name text, value text, standard text, legacy text)`,
    where: undefined,
    columns: {
      LookupKey: plain(sql`lookup.key`),
      LookupName: plain(sql`lookup.name`),
      LookupValue: plain(sql`lookup.value`),
      StandardLookupValue: plain(sql`lookup.standard`),
      LegacyODataValue: plain(sql`lookup.legacy`),
      ModificationTimestamp: plain(sql`(select ${houseSettings.changedAt} from ${houseSettings})`),
    },
  }
}

/**
 * The one log, as far as it is of listings and of those who have them: what it tells is whose copy to fetch anew, never what is in it.
 * A team is told too of what has left it: asking for that answers 404, by which its copy goes. Teams have no events: PACE never
 * changes one.
 */
export function eventSource(scope: Scope, lookups: Lookups, root: string): ResoSource {
  const { resource, key, sequence, at } = entityEvents
  const isOfListing = eq(resource, 'listing')
  const ofListings = scope === 'all' ? isOfListing : and(isOfListing, ofTeam(scope.teamId))
  // `offset 0` keeps Postgres from reading all listings into a hash before it has looked at the first event.
  const theirs = sql`exists (select 1 from ${listings}
    where ${listings.agentId} = ${asUuid(key)} and ${visibleListings(scope)} offset 0)`
  return {
    resource: ENTITY_EVENT,
    from: sql`${entityEvents}`,
    where: and(
      // As the index of these events says it.
      sql`${resource} in ('listing', 'person')`,
      or(ofListings, and(eq(resource, 'person'), theirs)),
    ),
    columns: {
      EntityEventSequence: plain(sequence),
      ResourceName: lookupColumn(sql`${resource}`, lookups['ResourceName']),
      ResourceRecordKey: plain(key),
      ResourceRecordUrl: plain(
        sql`${root}::text || case when ${isOfListing} then '/Property(''' else '/Member(''' end || ${key} || ''')'`,
      ),
      X_EventTimestamp: plain(at),
    },
  }
}

function ofTeam(teamId: string | null): SQL | undefined {
  if (!teamId) return sql`false`
  const isTheirs = sql`exists (select 1 from ${listings}
    where ${listings.id} = ${asUuid(entityEvents.key)} and ${listings.teamId} = ${teamId} offset 0)`
  return or(isTheirs, sql`${entityEvents.old} ->> 'teamId' = ${teamId}`)
}
