import { and, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { type Likeness, likenessOfNamesakes } from '#domain/contact/likeness.ts'
import type { PaceDb } from '../client.ts'
import { DomainError } from '#domain/errors.ts'
import { readByText } from '../query/text-search.ts'
import { contacts } from '../schema.ts'
import { findDifferent } from './different.ts'
import { listReached, NOTHING_REACHED } from './reached.ts'

export type Found = { id: string; because: Likeness }

/** What so many more have as well is a switchboard's, and no likeness of all who work behind it. */
const MOST_HOLDERS = 8
/** Of one contact so many phones and e-mails are looked up. */
const MOST_IDENTITIES = 20
const MOST_NAMESAKES = 20
/** A shorter name is many people's. */
const TELLING_LENGTH = 7

const stands = and(isNull(contacts.mergedInto), isNull(contacts.archivedAt))

/** Who is perhaps the same as this contact: looked up by what they are known by, never held against everybody. `before`: who was found last. */
export async function findPairsOf(
  db: PaceDb,
  contactId: string,
  before: readonly string[] = [],
): Promise<Found[]> {
  const [contact] = await db
    .select({ name: contacts.name, nameAr: contacts.nameAr })
    .from(contacts)
    .where(and(eq(contacts.id, contactId), stands))
  if (!contact) return []
  const found = await findReached(db, contactId)
  const names = [...new Set([contact.name, contact.nameAr])]
  const called = await Promise.all(
    names.map((name) => findNamesakes(db, { contactId, name, before })),
  )
  const namesakes = [...new Set(called.flat())].filter((id) => !found.has(id))
  const reached = await listReached(db, [contactId, ...namesakes])
  const own = reached.get(contactId) ?? NOTHING_REACHED
  for (const id of namesakes) {
    const because = likenessOfNamesakes(own, reached.get(id) ?? NOTHING_REACHED)
    if (because) found.set(id, because)
  }
  const different = await findDifferent(db, contactId, [...found.keys()])
  return [...found].flatMap(([id, because]) => (different.has(id) ? [] : [{ id, because }]))
}

/** Who has one of its phones or e-mails: of each a few, by the index. A phone tells more. */
async function findReached(db: PaceDb, contactId: string): Promise<Map<string, Likeness>> {
  const rows = await db.execute<{ id: string; kind: 'phone' | 'email'; normal: string }>(sql`
    select other.id, own.kind, own.normal
    from (select kind, normal from contact_identities
      where contact_id = ${contactId}::uuid and kind <> 'name' order by kind, normal limit ${MOST_IDENTITIES}) own
    cross join lateral (select contacts.id from contact_identities same
      join contacts on contacts.id = same.contact_id
      where same.kind = own.kind and same.normal = own.normal and contacts.id <> ${contactId}::uuid and ${stands}
      limit ${MOST_HOLDERS + 1}) other`)
  const byIdentity = Map.groupBy(rows, ({ kind, normal }) => `${kind} ${normal}`)
  const telling = [...byIdentity.values()].filter((holders) => holders.length <= MOST_HOLDERS)
  const byWeight = telling
    .flat()
    .toSorted((a, b) => Number(a.kind === 'phone') - Number(b.kind === 'phone'))
  return new Map(byWeight.map(({ id, kind }) => [id, kind]))
}

type Named = { contactId: string; name: string | null; before: readonly string[] }

/** Who is called alike: so many of them, and of those who were found before whoever still is. */
async function findNamesakes(db: PaceDb, { contactId, name, before }: Named): Promise<string[]> {
  if (!name || name.length < TELLING_LENGTH) return []
  const read = (among: SQL | undefined) =>
    readByText(db, { noun: 'contact', text: name, forgiving: true }, (tx, matches) =>
      tx
        .select({ id: contacts.id })
        .from(contacts)
        .where(and(matches, ne(contacts.id, contactId), stands, among))
        .limit(MOST_NAMESAKES),
    )
  try {
    const rows = [
      ...(await read(undefined)),
      ...(before.length > 0 ? await read(inArray(contacts.id, [...before])) : []),
    ]
    return rows.map(({ id }) => id)
  } catch (error) {
    // A name that takes too long to look for is no reason to look for nobody else.
    if (error instanceof DomainError && error.code === 'unavailable') return [...before]
    throw error
  }
}
