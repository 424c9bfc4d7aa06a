import { and, asc, desc, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm'
import {
  type Delivery,
  type MessageChannel,
  type MessageFile,
  withDelivery,
} from '#domain/message/message.ts'
import { ENDED_STAGES } from '#domain/lead/fields.ts'
import type { PaceDb } from '../client.ts'
import { appendEvents, type NewEntityEvent } from '../events/events.ts'
import { communications, leads } from '../schema.ts'

export type Message = typeof communications.$inferSelect
export type NewMessage = typeof communications.$inferInsert & { contactId: string }

/**
 * Keeps a message, once for each id that its network calls it by: null where it is there. What is to be told of it is returned: events
 * come last in a transaction.
 */
export async function insertMessage(
  tx: PaceDb,
  message: NewMessage,
  actor: string,
): Promise<{ message: Message; told: NewEntityEvent[] } | null> {
  const [row] = await tx.insert(communications).values(message).onConflictDoNothing().returning()
  return row ? { message: row, told: [messageEvent(row, null, actor)] } : null
}

/** Writes on what was heard of a message; null where that says nothing new. */
export async function recordDelivery(
  tx: PaceDb,
  id: string,
  heard: Delivery,
  actor: string,
): Promise<{ message: Message; told: NewEntityEvent[] } | null> {
  const message = await lockMessage(tx, id)
  const known = message && withDelivery(message, heard)
  if (!message || !known) return null
  await tx.update(communications).set(known).where(eq(communications.id, id))
  const now = { ...message, ...known }
  return { message: now, told: [messageEvent(now, message, actor)] }
}

/** Writes down what its network calls a message, once. */
export async function nameMessage(tx: PaceDb, id: string, externalId: string): Promise<void> {
  await tx
    .update(communications)
    .set({ externalId })
    .where(and(eq(communications.id, id), isNull(communications.externalId)))
}

/** Held until the transaction ends. */
export async function lockMessage(tx: PaceDb, id: string): Promise<Message | null> {
  const [row] = await tx
    .select()
    .from(communications)
    .where(eq(communications.id, id))
    .for('no key update')
  return row ?? null
}

export async function findMessage(db: PaceDb, id: string): Promise<Message | null> {
  const [row] = await db.select().from(communications).where(eq(communications.id, id))
  return row ?? null
}

/** The message that a network calls by the first of these ids of which there is one. */
export async function findMessageOf(
  db: PaceDb,
  channel: MessageChannel,
  externalIds: readonly string[],
): Promise<Message | null> {
  if (externalIds.length === 0) return null
  const { channel: by, externalId } = communications
  const rows = await db
    .select()
    .from(communications)
    .where(and(eq(by, channel), inArray(externalId, [...externalIds])))
    .orderBy(asc(communications.id))
    .limit(externalIds.length)
  const place = (row: Message) => externalIds.indexOf(row.externalId ?? '')
  return rows.toSorted((one, other) => place(one) - place(other))[0] ?? null
}

/** The leads that are open, the newest first: more than a few are told apart by nobody. */
export async function listOpenLeads(db: PaceDb, contactId: string) {
  const { id, ownerId, teamId, collaboratorIds } = leads
  return db
    .select({ id, ownerId, teamId, collaboratorIds })
    .from(leads)
    .where(
      and(
        eq(leads.contactId, contactId),
        notInArray(leads.stage, ENDED_STAGES),
        isNull(leads.archivedAt),
        isNull(leads.mergedInto),
      ),
    )
    .orderBy(desc(leads.createdAt), asc(leads.id))
    .limit(MOST_OPEN_LEADS)
}

const MOST_OPEN_LEADS = 20

/** What the house has written about a lead that has gone, the first first: more than a few are asked for by nobody. */
export async function listGoneOfLead(db: PaceDb, leadId: string): Promise<Message[]> {
  const { at, id, direction, state } = communications
  return db
    .select()
    .from(communications)
    .where(
      and(
        eq(communications.leadId, leadId),
        eq(direction, 'outbound'),
        inArray(state, ['sent', 'delivered', 'read']),
      ),
    )
    .orderBy(asc(at), asc(id))
    .limit(MOST_OPEN_LEADS)
}

/** What the log says of a message: whose it is and what became of it, never what it says. */
export function messageEvent(now: Message, before: Message | null, actor: string): NewEntityEvent {
  const { contactId, leadId, channel, direction, state } = now
  return {
    resource: 'communication',
    key: now.id,
    old: before && { state: before.state },
    new: before ? { state } : { contactId, leadId, channel, direction, state },
    actor,
    documentSeq: null,
  }
}

/** Whether somebody who is here would answer what this contact writes: has the conversation or an open lead of theirs, or keeps the contact. */
export async function isAnswered(db: PaceDb, contactId: string): Promise<boolean> {
  const rows = await db.execute<{ is: boolean }>(sql`
    select exists (select 1 from people where status = 'active' and id in (
      (select assignee_id from conversations where contact_id = ${contactId}::uuid), conversation_owner(${contactId}::uuid))) as is`)
  return rows[0]?.is ?? false
}

/** The contacts that this mail address belongs to: two at most are told apart from one. */
export async function listContactsOfEmail(db: PaceDb, email: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select contact_id as id from contact_identities where kind = 'email' and normal = ${email} order by contact_id limit 3`)
  return rows.map(({ id }) => id)
}

/** What became of the files of a message, told of once they are known. */
export async function setAttached(
  db: PaceDb,
  message: Message,
  attached: MessageFile[],
  actor: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(communications).set({ attached }).where(eq(communications.id, message.id))
    const told = { old: { files: null }, new: { files: attached.length } }
    await appendEvents(tx, [{ ...messageEvent(message, message, actor), ...told }])
  })
}
