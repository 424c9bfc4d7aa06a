import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Candidate } from '#domain/property/identity.ts'
import type { PaceDb } from '../client.ts'
import { executePrepared, readPrepared } from '../query/prepared.ts'

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
export function lockIdentity(tx: PaceDb, said: Said): Promise<void> {
  return lockIdentities(tx, [said])
}

/** The same of many, taken in one order by all. */
export async function lockIdentities(tx: PaceDb, said: readonly Said[]): Promise<void> {
  if (said.length === 0) return
  const column = (name: keyof Said) => sql.param(said.map((one) => one[name]))
  await executePrepared(
    tx,
    sql`with said as (
        select * from unnest(${column('building')}::text[], ${column('unit')}::text[], ${column('permitNumber')}::text[])
          as t (building, unit, permit)
      ), keys as (
        select 'permit:' || permit as key from said where permit is not null
        union select 'unit:' || search_form(unit) || '/' || search_form(building) from said
          where building is not null and unit is not null
      )
      select pg_advisory_xact_lock(hashtextextended(key, 0)) from (select key from keys order by key collate "C" offset 0) as sorted`,
  )
}
