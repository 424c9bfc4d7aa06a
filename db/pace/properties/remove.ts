import { asc, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import type { PaceDb } from '../client.ts'
import { readPrepared } from '../query/prepared.ts'
import { properties } from '../schema.ts'
import type { PropertyRecord } from './records.ts'

const USES = ['changed', 'listing', 'owner', 'file'] as const
export type PropertyUse = (typeof USES)[number]
/** `unsettled`: a listing names it whose document is further than its row. */
const UseSchema = z.object({ id: z.uuid(), use: z.enum([...USES, 'unsettled']) })

/**
 * Takes away those homes that nobody has done anything with since they were made: told of each that stays is what it is used for. Held
 * until the transaction ends, so that nobody lists one meanwhile. `unavailable` where a listing may have let go of one, which its row does
 * not say yet: then it is to be tried again.
 */
export async function removeUnusedProperties(
  tx: PaceDb,
  ids: readonly string[],
): Promise<{ removed: PropertyRecord[]; used: Map<string, PropertyUse> }> {
  if (ids.length === 0) return { removed: [], used: new Map() }
  const held = await tx
    .select({ id: properties.id })
    .from(properties)
    .where(sql`${properties.id} = any(${sql.param([...ids])}::uuid[])`)
    .orderBy(asc(properties.id))
    .for('update')
  const asked = sql`any(${sql.param(held.map(({ id }) => id))}::uuid[])`
  const uses = await readPrepared(
    tx,
    sql`select id, 'changed' as use from properties where id = ${asked} and updated_at <> created_at
      union all select l.property_id, case when d.name is null then 'listing' else 'unsettled' end from listings l
        left join documents d on d.name = 'listing:' || l.id and d.projected_seq < d.seq where l.property_id = ${asked}
      union all select property_id, 'owner' from property_owners where property_id = ${asked}
      union all select p.id, 'file' from properties p join files f on f.record = 'property:' || p.id where p.id = ${asked}`,
    UseSchema,
  )
  const used = new Map(uses.flatMap(({ id, use }) => (use === 'unsettled' ? [] : [[id, use]])))
  if (uses.some(({ id, use }) => use === 'unsettled' && !used.has(id)))
    throw new DomainError('unavailable', 'A listing of this home is being written.')
  const free = held.flatMap(({ id }) => (used.has(id) ? [] : [id]))
  if (free.length === 0) return { removed: [], used }
  const removed = await tx.delete(properties).where(inArray(properties.id, free)).returning()
  return { removed, used }
}
