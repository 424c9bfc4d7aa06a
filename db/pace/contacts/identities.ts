import { and, asc, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import {
  identitiesOf,
  type Identity,
  normalOf,
  type PersonDetails,
} from '#domain/contact/identities.ts'
import type { PaceDb } from '../client.ts'
import type { NewEntityEvent } from '../events/events.ts'
import { contactIdentities, contacts } from '../schema.ts'

export type ContactRow = typeof contacts.$inferSelect
export type NewContact = {
  details: PersonDetails
  roles?: string[]
  ownerId?: string | null
  teamId?: string | null
  /** Who brought the contact, for the log. */
  actor: string
}

/**
 * The contact behind these details: known by phone first, then by e-mail, whichever of its phones and e-mails they are; else a new one,
 * as a row whose document is made when it is first opened. Locks the details until the end of the transaction, so that two
 * signals at once make one contact. What is to be told of it is returned: events come last in a transaction.
 */
export async function findOrInsertContact(
  tx: PaceDb,
  wanted: NewContact,
): Promise<{ contact: ContactRow; isNew: boolean; told: NewEntityEvent[] }> {
  const known = await findContactByDetails(tx, wanted.details)
  if (known) return { contact: known, isNew: false, told: [] }
  return { ...(await insertContact(tx, wanted)), isNew: true }
}

/** Whoever has this phone or e-mail; until the transaction ends nobody else makes a contact with them. */
export async function findContactByDetails(
  tx: PaceDb,
  { phone, email }: PersonDetails,
): Promise<ContactRow | null> {
  const reach = identitiesOf({ phone, email })
  await lockReach(tx, reach)
  return findContactByReach(tx, reach)
}

/** Until the transaction ends nobody else makes a contact with one of these. */
async function lockReach(tx: PaceDb, reach: readonly Identity[]): Promise<void> {
  for (const normal of reach.map(normalOf).toSorted()) {
    const key = `contact:${normal}`
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
  }
}

/**
 * The one contact that has this phone and this e-mail, or one of them; null where nobody has, and where several have: who of
 * them it is nobody is there to ask. Locks as `findContactByDetails` does.
 */
export async function findOnlyContact(
  tx: PaceDb,
  { phone, email }: PersonDetails,
): Promise<string | null> {
  const reach = identitiesOf({ phone, email })
  if (reach.length === 0) return null
  await lockReach(tx, reach)
  const { kind, normal, contactId } = contactIdentities
  const found = await tx
    .selectDistinct({ id: contactId })
    .from(contactIdentities)
    .where(or(...reach.map((one) => and(eq(kind, one.kind), eq(normal, normalOf(one))))))
    .limit(2)
  return found.length === 1 ? (found[0]?.id ?? null) : null
}

/** The contact that is reached by one of these; by phone before e-mail, by what it prefers before others, the older before the newer. */
async function findContactByReach(tx: PaceDb, reach: Identity[]): Promise<ContactRow | null> {
  if (reach.length === 0) return null
  const { kind, normal, isPreferred, contactId } = contactIdentities
  const [row] = await tx
    .select({ contact: contacts })
    .from(contactIdentities)
    .innerJoin(contacts, eq(contacts.id, contactId))
    .where(or(...reach.map((one) => and(eq(kind, one.kind), eq(normal, normalOf(one))))))
    .orderBy(
      sql`${kind} = 'phone' desc`,
      desc(isPreferred),
      asc(contacts.createdAt),
      asc(contacts.id),
    )
    .limit(1)
  return row?.contact ?? null
}

/** A contact as a row, whose document is made of it when it is first opened, and what is to be told of it. */
export async function insertContact(
  tx: PaceDb,
  { id, details, roles = [], ownerId = null, teamId = null, actor }: NewContact & { id?: string },
): Promise<{ contact: ContactRow; told: NewEntityEvent[] }> {
  const { name = null, phone = null, email = null } = details
  const [contact] = await tx
    .insert(contacts)
    .values({ id, name, phone, email, roles, ownerId, teamId })
    .returning()
  if (!contact) throw new Error('The contact was not inserted.')
  const rows = identitiesOf(details).map((identity) => ({
    ...identity,
    contactId: contact.id,
    normal: normalOf(identity),
    isPreferred: true,
  }))
  if (rows.length > 0) await tx.insert(contactIdentities).values(rows)
  const all = { kind: contact.kind, name, phone, email, roles, ownerId, teamId }
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null))
  const made = { resource: 'contact', key: contact.id, old: null, new: given } as const
  return { contact, told: [{ ...made, actor, documentSeq: null }] }
}

/** The contact of this id, or the one that it was merged into. */
export async function findStandingContact(db: PaceDb, id: string): Promise<ContactRow | null> {
  const rows = await db.execute<{ id: string }>(sql`
    with recursive merged as (
      select id, merged_into, 1 as depth from contacts where id = ${id}
      union all select contacts.id, contacts.merged_into, depth + 1 from merged
        join contacts on contacts.id = merged.merged_into where depth < 20
    ) select id from merged order by depth desc limit 1`)
  const standing = rows[0]?.id
  if (!standing) return null
  const [row] = await db.select().from(contacts).where(eq(contacts.id, standing))
  return row ?? null
}

/** Further names, phones and e-mails of a contact, the first seen first. */
export async function listAlso(
  db: PaceDb,
  contactId: string,
): Promise<(Identity & { at: string })[]> {
  const { kind, value, isPreferred, at, normal } = contactIdentities
  return db
    .select({ kind, value, at })
    .from(contactIdentities)
    .where(and(eq(contactIdentities.contactId, contactId), eq(isPreferred, false)))
    .orderBy(asc(at), asc(normal))
    .limit(100)
}

/** The same of many, by contact. */
export async function listAlsoOf(
  db: PaceDb,
  contactIds: readonly string[],
): Promise<(Identity & { contactId: string; at: string })[]> {
  const { contactId, kind, value, isPreferred, at, normal } = contactIdentities
  return db
    .select({ contactId, kind, value, at })
    .from(contactIdentities)
    .where(
      and(sql`${contactId} = any(${sql.param([...contactIds])}::uuid[])`, eq(isPreferred, false)),
    )
    .orderBy(asc(contactId), asc(at), asc(normal))
}

/** The ids of contacts with this phone or e-mail, in its normal form. */
export function contactsKnownAs(db: PaceDb, kind: Identity['kind'], normal: string) {
  return db
    .select({ id: contactIdentities.contactId })
    .from(contactIdentities)
    .where(and(eq(contactIdentities.kind, kind), eq(contactIdentities.normal, normal)))
}

/** The contact that this number reaches, as SQL. */
export function contactOfPhone(phone: SQL): SQL {
  return sql`(select contact_id from contact_identities where kind = 'phone' and normal = ${phone}
    order by is_preferred desc, created_at, contact_id limit 1)`
}

/** What of these details is not known of the contact. */
export async function unknownDetails(
  db: PaceDb,
  contactId: string,
  details: PersonDetails,
): Promise<Identity[]> {
  const given = identitiesOf(details)
  if (given.length === 0) return []
  const known = await db
    .select({ kind: contactIdentities.kind, normal: contactIdentities.normal })
    .from(contactIdentities)
    .where(
      and(
        eq(contactIdentities.contactId, contactId),
        inArray(contactIdentities.normal, given.map(normalOf)),
      ),
    )
  return given.filter(
    (one) => !known.some(({ kind, normal }) => kind === one.kind && normal === normalOf(one)),
  )
}
