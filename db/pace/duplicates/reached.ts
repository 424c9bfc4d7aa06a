import { and, inArray, ne, sql } from 'drizzle-orm'
import type { Reached } from '#domain/contact/likeness.ts'
import type { PaceDb } from '../client.ts'
import { contactIdentities } from '../schema.ts'

export const NOTHING_REACHED: Reached = { phones: [], emails: [] }

/** Of one contact so many are read: an import may have given somebody a thousand. */
const MOST_OF_ONE = 20

/** By what each of these contacts is reached, the preferred ones first. */
export async function listReached(
  db: PaceDb,
  ids: readonly string[],
): Promise<Map<string, Reached>> {
  if (ids.length === 0) return new Map()
  const { contactId, kind, normal, isPreferred } = contactIdentities
  const ranked = db.$with('ranked').as(
    db
      .select({
        contactId,
        kind,
        normal,
        place:
          sql<number>`row_number() over (partition by ${contactId}, ${kind} order by ${isPreferred} desc, ${normal})`.as(
            'place',
          ),
      })
      .from(contactIdentities)
      .where(and(inArray(contactId, [...ids]), ne(kind, 'name'))),
  )
  const rows = await db
    .with(ranked)
    .select()
    .from(ranked)
    .where(sql`${ranked.place} <= ${MOST_OF_ONE}`)
    .orderBy(ranked.place)
  const of = Map.groupBy(rows, (row) => row.contactId)
  const reached = (id: string, wanted: 'phone' | 'email') =>
    (of.get(id) ?? []).flatMap((row) => (row.kind === wanted ? [row.normal] : []))
  return new Map(
    ids.map((id) => [id, { phones: reached(id, 'phone'), emails: reached(id, 'email') }]),
  )
}
