import { and, asc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { InstantSchema } from '#domain/calendar.ts'
import { type Likeness, listEvidence, type PairBox } from '#domain/contact/likeness.ts'
import type { PaceDb } from '../client.ts'
import { inContactScope } from '../contacts/scope.ts'
import type { LeadScope } from '../leads/records.ts'
import { contactPairs, contacts, people } from '../schema.ts'
import { listReached, NOTHING_REACHED } from './reached.ts'

export const PairCursorSchema = z.object({ at: InstantSchema, first: z.uuid(), second: z.uuid() })
export type PairCursor = z.output<typeof PairCursorSchema>

type Row = Awaited<ReturnType<typeof readPairs>>[number]
type Side = Awaited<ReturnType<typeof listSides>>[number]
export type PairSide = Side & { phones: readonly string[]; emails: readonly string[] }
export type Pair = {
  because: Likeness | null
  /** When it was found, or decided. */
  at: string
  /** Who has said that they are two. */
  by: string | null
  first: PairSide
  second: PairSide
  /** Which of their phones and e-mails speak for their being one. */
  evidence: string[]
}

/** Pairs are looked at so many at a time; who sees few of them does not have all of the house read for one page. */
const AT_ONCE = 60
const MOST_ROUNDS = 5

type Asked = { box: PairBox; limit: number; after: PairCursor | null }

/** Pairs of which the reader may see both, the first found, or decided, first. `next` goes on where this page ended, be it full or not. */
export async function listPairs(
  db: PaceDb,
  scope: LeadScope,
  { box, limit, after }: Asked,
): Promise<{ pairs: Pair[]; next: PairCursor | null }> {
  const shown: Shown[] = []
  let cursor = after
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const rows = await readPairs(db, scope, { box, after: cursor })
    const ids = rows.flatMap((row) => [row.firstId, row.secondId])
    const sides = new Map((await listSides(db, scope, ids)).map((side) => [side.id, side]))
    for (const row of rows) {
      const [first, second] = [sides.get(row.firstId), sides.get(row.secondId)]
      cursor = { at: row.at, first: row.firstId, second: row.secondId }
      if (first && second) shown.push({ row, first, second })
      if (shown.length === limit) return { pairs: await withReach(db, shown), next: cursor }
    }
    if (rows.length < AT_ONCE) return { pairs: await withReach(db, shown), next: null }
  }
  return { pairs: await withReach(db, shown), next: cursor }
}

type Shown = { row: Row; first: Side; second: Side }

async function withReach(db: PaceDb, shown: readonly Shown[]): Promise<Pair[]> {
  const reached = await listReached(
    db,
    shown.flatMap(({ first, second }) => [first.id, second.id]),
  )
  const of = ({ id }: Side) => reached.get(id) ?? NOTHING_REACHED
  return shown.map(({ row: { because, at, by }, first, second }) => ({
    because,
    at,
    by,
    first: { ...first, ...of(first) },
    second: { ...second, ...of(second) },
    evidence: listEvidence(of(first), of(second)),
  }))
}

/** The next pairs of a box along its index; of one person, whose contacts are few, among those alone. */
function readPairs(
  db: PaceDb,
  scope: LeadScope,
  { box, after }: { box: PairBox; after: PairCursor | null },
) {
  const { firstId, secondId, because, differentAt, differentBy } = contactPairs
  const at = box === 'open' ? contactPairs.at : differentAt
  const isAfter = after
    ? sql`(${at}, ${firstId}, ${secondId}) > (${after.at}::timestamptz, ${after.first}::uuid, ${after.second}::uuid)`
    : undefined
  return db
    .select({ at: sql<string>`${at}`.mapWith(at), firstId, secondId, because, by: people.name })
    .from(contactPairs)
    .leftJoin(people, eq(people.id, differentBy))
    .where(
      and(
        box === 'open' ? isNull(differentAt) : isNotNull(differentAt),
        isOfOne(db, scope),
        isAfter,
      ),
    )
    .orderBy(asc(at), asc(firstId), asc(secondId))
    .limit(AT_ONCE)
}

function isOfOne(db: PaceDb, scope: LeadScope): SQL | undefined {
  if (scope === 'all' || scope.wholeTeam) return undefined
  const own = db.select({ id: contacts.id }).from(contacts).where(inContactScope(scope))
  return inArray(contactPairs.firstId, own)
}

async function listSides(db: PaceDb, scope: LeadScope, ids: readonly string[]) {
  if (ids.length === 0) return []
  const { id, name, nameAr, createdAt, ownerId } = contacts
  return db
    .select({ id, name, nameAr, createdAt, owner: people.name })
    .from(contacts)
    .leftJoin(people, eq(people.id, ownerId))
    .where(and(inArray(id, [...new Set(ids)]), inContactScope(scope), isNull(contacts.archivedAt)))
}
