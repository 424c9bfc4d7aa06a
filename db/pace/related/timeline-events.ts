import { and, eq, type SQL, sql } from 'drizzle-orm'
import { documentName } from '#domain/documents/documents.ts'
import { isPersonField, PERSON_FIELDS } from '#domain/contact/fields.ts'
import { UNSAID } from '#domain/timeline/timeline.ts'
import { EntityEventSchema } from '#domain/record/event.ts'
import type { PaceDb } from '../client.ts'
import { newestFirst, type Slice } from '../leads/timeline.ts'
import type { TimelineEntry } from '../leads/timeline-entry.ts'
import { entityEvents } from '../schema.ts'
import type { Source } from './timeline-page.ts'

/** What else tells of itself: a note and a shortlist have lines of their own, what is not for somebody and who may be the same none. */
const TOLD_ELSEWHERE = ['note', 'shortlist', 'unsuited', 'duplicates']

function names(of: readonly string[]): SQL {
  const each = of.map((name) => sql`${name}`)
  return sql`array[${sql.join(each, sql`, `)}]::text[]`
}

/** A beginning is told of, and that a lead got a contact; of a change whatever is among other fields than these. A page is not filled with what has no line. */
function saysMoreThan(fields: readonly string[]): SQL {
  return sql`(${entityEvents.old} is null or (${entityEvents.new} - ${names(fields)}) <> '{}'
    or ${entityEvents.old} -> 'contactId' = 'null')`
}

type Of = { resource: 'lead' | 'contact'; key: string }

/** What was changed of a record, and which files came and went, as two sources. */
export function eventSources(
  db: PaceDb,
  of: Of,
  { where, read = readEvents }: { where?: SQL; read?: typeof readEvents } = {},
): Source[] {
  const isIts = and(
    eq(entityEvents.resource, of.resource),
    eq(entityEvents.key, of.key),
    sql`not coalesce(${entityEvents.new} ?| ${names(TOLD_ELSEWHERE)}, false)`,
    saysMoreThan(UNSAID),
    where,
  )
  const isFile = sql`coalesce(${entityEvents.new} ? 'file', false)`
  const common = {
    kind: 'event',
    place: CHANGED,
    read: (slice: Slice) => read(db, of, slice),
  } as const
  return [
    { ...common, group: 'changes', where: and(isIts, sql`not ${isFile}`) },
    { ...common, group: 'files', where: and(isIts, isFile) },
  ]
}

const ToldSchema = EntityEventSchema.pick({ old: true, new: true })

const CHANGED = {
  at: sql`${entityEvents.at}`,
  id: sql`lpad(${entityEvents.sequence}::text, 20, '0')`,
}

async function readEvents(db: PaceDb, of: Of, { where, limit }: Slice): Promise<TimelineEntry[]> {
  const { at, actor, documentSeq: seq, old, new: now } = entityEvents
  const id = sql<string>`${CHANGED.id}`
  const rows = await db
    .select({ id, at, actor, seq, old, new: now })
    .from(entityEvents)
    .where(where)
    .orderBy(...newestFirst(CHANGED))
    .limit(limit)
  // A line of a lead says where it is not the lead's own.
  const document = of.resource === 'contact' ? documentName('contact', of.key) : null
  return rows.map(({ old, new: fields, ...row }) => ({
    kind: 'event',
    ...row,
    ...ToldSchema.parse({ old, new: fields }),
    ...(document ? { document } : {}),
  }))
}

/**
 * Of a lead's contact what has changed since there is the lead. Name, phone and e-mail are not among it: the lead's own events tell of
 * those.
 */
export function contactChangesOf(
  db: PaceDb,
  { contactId, since }: { contactId: string; since: string },
): Source[] {
  const where = and(
    sql`${entityEvents.at} >= ${since}::timestamptz`,
    sql`${entityEvents.old} is not null`,
    saysMoreThan([...UNSAID, ...PERSON_FIELDS]),
  )
  const sources = eventSources(
    db,
    { resource: 'contact', key: contactId },
    {
      ...(where ? { where } : {}),
      read: async (...asked) => (await readEvents(...asked)).map(withoutPerson),
    },
  )
  return sources.filter(({ group }) => group === 'changes')
}

function withoutPerson(entry: TimelineEntry): TimelineEntry {
  if (entry.kind !== 'event') return entry
  return { ...entry, old: others(entry.old), new: others(entry.new) }
}

function others(fields: Record<string, unknown> | null): Record<string, unknown> | null {
  if (!fields) return null
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !isPersonField(name)))
}
