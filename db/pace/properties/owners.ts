import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Owner } from '#domain/property/property.ts'
import type { PaceDb } from '../client.ts'
import { inContactScope } from '../contacts/scope.ts'
import type { LeadScope } from '../leads/records.ts'
import { readWhole } from '../query/read-whole.ts'
import { withinUuids } from '../query/uuid.ts'
import { contacts, propertyOwners } from '../schema.ts'

const { propertyId, contactId, share, since } = propertyOwners

/** The owner as whoever asks may see them: without a name where the contact is not theirs to see. */
export type ShownOwner = Owner & {
  since: string
  contact: {
    name: string | null
    nameAr: string | null
    phone: string | null
    language?: string | null
  } | null
}

/** Whose properties are, the first ones first. A contact that may not be seen is an owner without a name. */
export async function listOwners(
  db: PaceDb,
  scope: LeadScope,
  propertyIds: readonly string[],
): Promise<(ShownOwner & { propertyId: string })[]> {
  if (propertyIds.length === 0) return []
  const rows = await db
    .select({
      propertyId,
      contactId,
      share,
      since,
      isReadable: sql<boolean>`coalesce(${inContactScope(scope) ?? sql`true`}, false)`,
      contact: {
        name: contacts.name,
        nameAr: contacts.nameAr,
        phone: contacts.phone,
        language: contacts.language,
      },
    })
    .from(propertyOwners)
    .innerJoin(contacts, eq(contacts.id, contactId))
    .where(inArray(propertyId, [...propertyIds]))
    .orderBy(asc(since), asc(contactId))
  return rows.map(({ isReadable, contact, ...row }) => ({
    ...row,
    contact: isReadable ? contact : null,
  }))
}

/** The owners of many properties whose contacts may be seen, the first ones first; for programs, who are told no names. */
export async function listReadableOwners(
  db: PaceDb,
  scope: LeadScope,
  propertyIds: readonly string[],
): Promise<(typeof propertyOwners.$inferSelect)[]> {
  if (propertyIds.length === 0) return []
  const isReadable = sql`exists (select 1 from ${contacts}
    where ${and(eq(contacts.id, contactId), inContactScope(scope))})`
  return readWhole(db, propertyOwners, {
    where: and(withinUuids(propertyId, propertyIds), isReadable),
    order: [asc(since), asc(contactId)],
    isPrepared: scope === 'all',
  })
}

export async function listShares(tx: PaceDb, id: string): Promise<Owner[]> {
  return tx
    .select({ contactId, share })
    .from(propertyOwners)
    .where(eq(propertyId, id))
    .orderBy(asc(since), asc(contactId))
}

export async function upsertOwner(tx: PaceDb, id: string, owner: Owner): Promise<void> {
  await tx
    .insert(propertyOwners)
    .values({ propertyId: id, ...owner })
    .onConflictDoUpdate({ target: [propertyId, contactId], set: { share: owner.share } })
}

export async function deleteOwner(tx: PaceDb, id: string, contact: string): Promise<void> {
  await tx.delete(propertyOwners).where(and(eq(propertyId, id), eq(contactId, contact)))
}
