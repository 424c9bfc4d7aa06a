import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Candidate } from '#domain/property/identity.ts'
import type { PaceDb } from '../client.ts'
import { readPrepared } from '../query/prepared.ts'

/** What somebody says of a home that they list. */
export type Said = { building: string | null; unit: string | null; permitNumber: string | null }

const RowSchema = z.object({
  id: z.uuid(),
  area: z.string().nullable(),
  isSameUnit: z.boolean(),
  hasPermit: z.boolean(),
})
/** A permit or a unit is one home's; of more there is a doubt, however many they are. */
const MOST = 10

/** Homes that may be meant: of this unit of this building, however it is spelled, or with a listing of this permit. */
export async function findCandidates(
  db: PaceDb,
  { building, unit, permitNumber }: Said,
): Promise<Candidate[]> {
  const isSameUnit = sql`coalesce(search_form(unit) = search_form(${unit}::text)
    and search_form(building) = search_form(${building}::text), false)`
  const ofPermit = sql`(select property_id from listings where permit_number = ${permitNumber}::text)`
  return readPrepared(
    db,
    sql`select id, area_key as area, ${isSameUnit} as "isSameUnit", id in ${ofPermit} as "hasPermit"
      from properties
      where id in (select id from properties where search_form(unit) = search_form(${unit}::text)
          and search_form(building) = search_form(${building}::text) limit ${MOST})
        or id in (select property_id from listings where permit_number = ${permitNumber}::text limit ${MOST})
      order by created_at, id limit ${MOST}`,
    RowSchema,
  )
}

/** Until the transaction ends nobody else makes a property of this unit, or of this permit. */
export async function lockIdentity(
  tx: PaceDb,
  { building, unit, permitNumber }: Said,
): Promise<void> {
  const keys = [
    permitNumber && sql`'permit:' || ${permitNumber}::text`,
    building &&
      unit &&
      sql`'unit:' || search_form(${unit}::text) || '/' || search_form(${building}::text)`,
  ]
  for (const key of keys)
    if (key) await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
}
