import { and, eq, inArray } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { communications, conversations, leads, listings, people, viewings } from '../schema.ts'

export type Written = { personId: string | null; contactId: string | null; leadId: string | null }

/** Who leads the team of a lead or a listing, by record. */
export async function findManagers(tx: PaceDb, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { personId: string }[]>()
  const isManager = and(eq(people.role, 'manager'), eq(people.status, 'active'))
  const of = (table: typeof leads | typeof listings) =>
    tx
      .select({ id: table.id, personId: people.id })
      .from(table)
      .innerJoin(people, and(eq(people.teamId, table.teamId), isManager))
      .where(inArray(table.id, [...ids]))
  const found = [...(await of(leads)), ...(await of(listings))]
  return Map.groupBy(found, ({ id }) => id)
}

export async function findAdmins(tx: PaceDb, isAsked: boolean): Promise<{ id: string }[]> {
  if (!isAsked) return []
  return tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.role, 'admin'), eq(people.status, 'active')))
}

export async function findOwners(tx: PaceDb, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string | null>()
  const columns = { id: leads.id, ownerId: leads.ownerId }
  const rows = await tx
    .select(columns)
    .from(leads)
    .where(inArray(leads.id, [...ids]))
  return new Map(rows.map(({ id, ownerId }) => [id, ownerId]))
}

export async function findAgents(tx: PaceDb, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string | null>()
  const columns = { id: listings.id, agentId: listings.agentId }
  const rows = await tx
    .select(columns)
    .from(listings)
    .where(inArray(listings.id, [...ids]))
  return new Map(rows.map(({ id, agentId }) => [id, agentId]))
}

/** Who answers a contact: was given the conversation, has their newest open lead, or keeps the contact. */
export async function findAnswerers(tx: PaceDb, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string | null>()
  const { contactId, assigneeId, ownerId } = conversations
  const rows = await tx
    .select({ contactId, ownerId, assigneeId: people.id })
    .from(conversations)
    .leftJoin(people, and(eq(people.id, assigneeId), eq(people.status, 'active')))
    .where(inArray(contactId, [...ids]))
  return new Map(rows.map((row) => [row.contactId, row.assigneeId ?? row.ownerId]))
}

export async function findMessages(tx: PaceDb, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Written>()
  const { id, personId, contactId, leadId } = communications
  const rows = await tx
    .select({ id, personId, contactId, leadId })
    .from(communications)
    .where(inArray(id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

export async function findViewings(tx: PaceDb, ids: readonly string[]) {
  const rows =
    ids.length === 0
      ? []
      : await tx
          .select()
          .from(viewings)
          .where(inArray(viewings.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}
