import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Owner } from '#domain/property/property.ts'
import type { PaceDb } from '../client.ts'
import { inContactScope } from '../contacts/scope.ts'
import type { LeadScope } from '../leads/records.ts'
import { contacts, propertyOwners } from '../schema.ts'

const { propertyId, contactId, share, since } = propertyOwners

/** The owner as whoever asks may see them: without a name where the contact is not theirs to see. */
export type ShownOwner = Owner & {
  since: string
  contact: { name: string | null; nameAr: string | null; phone: string | null } | null
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
      contact: { name: contacts.name, nameAr: contacts.nameAr, phone: contacts.phone },
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
