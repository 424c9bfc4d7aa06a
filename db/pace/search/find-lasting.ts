import { and, desc, eq, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { inContactScope } from '../contacts/scope.ts'
import { areas, contacts, properties } from '../schema.ts'
import { CANDIDATES, type Found, ownFirst, placing, planOf, type Search } from './placing.ts'

/** By any name, phone or e-mail that the contact is known by. */
export async function findContacts(tx: PaceDb, search: Search): Promise<Found[]> {
  const plan = await planOf(tx, search, 'contact')
  if (!plan) return []
  const title = sql<string>`coalesce(${contacts.name}, ${contacts.nameAr}, ${contacts.phone}, ${contacts.email}, '')`
  const rows = await tx
    .select({
      id: contacts.id,
      title,
      detail: sql<string>`coalesce(${contacts.phone}, ${contacts.email}, '')`,
      at: contacts.updatedAt,
      ...placing(search, title, contacts.ownerId),
    })
    .from(contacts)
    .where(and(inContactScope(search.scope), plan.matches))
    .orderBy(
      ...ownFirst(plan, search, contacts.ownerId),
      desc(contacts.updatedAt),
      desc(contacts.id),
    )
    .limit(CANDIDATES)
  return rows.map((row) => ({ kind: 'contact', ...row }))
}

/** Everybody may see a property; whose it is is another matter, and nothing that it is found by. */
export async function findProperties(tx: PaceDb, search: Search): Promise<Found[]> {
  const plan = await planOf(tx, search, 'property')
  if (!plan) return []
  const title = sql<string>`concat_ws(' · ', ${properties.building}, ${properties.unit})`
  const rows = await tx
    .select({
      id: properties.id,
      title: sql<string>`coalesce(nullif(${title}, ''), ${areas.name}, '')`,
      detail: sql<string>`coalesce(${areas.name}, '')`,
      at: properties.updatedAt,
      ...placing(search, title, properties.agentId),
    })
    .from(properties)
    .leftJoin(areas, eq(areas.key, properties.area))
    .where(plan.matches)
    .orderBy(
      ...ownFirst(plan, search, properties.agentId),
      desc(properties.updatedAt),
      desc(properties.id),
    )
    .limit(CANDIDATES)
  return rows.map((row) => ({ kind: 'property', ...row }))
}
