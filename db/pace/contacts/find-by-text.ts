import { and, desc } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import type { LeadScope } from '../leads/records.ts'
import { readByText } from '../query/text-search.ts'
import { contacts } from '../schema.ts'
import { inContactScope } from './scope.ts'

export type NamedContact = Pick<
  typeof contacts.$inferSelect,
  'id' | 'name' | 'nameAr' | 'phone' | 'email'
>

/** Contacts of the scope by a name, phone or e-mail, the last changed first: for choosing one of them. */
export async function findContactsByText(
  db: PaceDb,
  scope: LeadScope,
  text: string,
  limit: number,
): Promise<NamedContact[]> {
  const { id, name, nameAr, phone, email, updatedAt } = contacts
  return readByText(db, { noun: 'contact', text, forgiving: true }, (tx, matches) =>
    tx
      .select({ id, name, nameAr, phone, email })
      .from(contacts)
      .where(and(inContactScope(scope), matches))
      .orderBy(desc(updatedAt), desc(id))
      .limit(limit),
  )
}
