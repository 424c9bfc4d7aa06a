import { and, desc, eq, gte, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { EntityEvent } from '#domain/record/event.ts'
import type { PaceDb } from '../client.ts'
import { entityEvents } from '../schema.ts'

type Place = { resource: EntityEvent['resource']; key: string; documentSeq: number }

/** What a commit changed in a record's row, where it happened on or after `since`; null where it told nothing. */
export async function findEventOf(
  db: PaceDb,
  { resource, key, documentSeq }: Place,
  since: string,
): Promise<Pick<EntityEvent, 'old' | 'new' | 'actor'> | null> {
  const [row] = await db
    .select({ old: entityEvents.old, new: entityEvents.new, actor: entityEvents.actor })
    .from(entityEvents)
    .where(
      and(
        eq(entityEvents.resource, resource),
        eq(entityEvents.key, key),
        eq(entityEvents.documentSeq, documentSeq),
        gte(entityEvents.at, since),
      ),
    )
    .orderBy(desc(entityEvents.sequence))
    .limit(1)
  return (row as Pick<EntityEvent, 'old' | 'new' | 'actor'> | undefined) ?? null
}

/** Who changed these fields last after a commit, by field: a person's name, or what a program is called. */
export async function findLaterWriters(
  db: PaceDb,
  { resource, key, documentSeq }: Place,
  fields: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.execute(sql`
    select f.name as field, coalesce(p.name, e.actor) as writer
    from unnest(${sql.param([...fields])}::text[]) as f (name), lateral (
      select actor from entity_events
      where resource = ${resource} and key = ${key} and document_seq > ${documentSeq} and new ? f.name
      order by sequence desc limit 1) as e
    left join people p on 'person:' || p.id = e.actor`)
  const read = z.array(z.object({ field: z.string(), writer: z.string() })).parse([...rows])
  return new Map(read.map(({ field, writer }) => [field, writer]))
}
