import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { communications, contacts } from '../schema.ts'

/** Until the transaction ends nobody else writes in this conversation, and nothing comes in: the triggers that keep it take the same lock. */
export async function lockConversation(tx: PaceDb, contactId: string): Promise<void> {
  const key = `conversation:${contactId}`
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
}

/** The newest message with a contact. */
export async function findLastMessageId(db: PaceDb, contactId: string): Promise<string | null> {
  const { id, at, contactId: of } = communications
  const [row] = await db
    .select({ id })
    .from(communications)
    .where(eq(of, contactId))
    .orderBy(desc(at), desc(id))
    .limit(1)
  return row?.id ?? null
}

export type Answered = {
  address: string | null
  subject: string | null
  answers: string[]
  leadId: string | null
}

/** What a mail to a contact goes to and goes on from: the last one that came from there, or else the address that the contact prefers. */
export async function findAnswered(db: PaceDb, contactId: string): Promise<Answered> {
  const { at, id, channel, direction, address, subject, externalId, answers, leadId } =
    communications
  const [last] = await db
    .select({ address, subject, externalId, answers, leadId })
    .from(communications)
    .where(
      and(
        eq(communications.contactId, contactId),
        eq(channel, 'email'),
        eq(direction, 'inbound'),
        isNotNull(address),
      ),
    )
    .orderBy(desc(at), desc(id))
    .limit(1)
  if (last) {
    const before = last.externalId ? [last.externalId, ...last.answers] : last.answers
    return { ...last, answers: before.slice(0, MOST_ANSWERED) }
  }
  const [contact] = await db
    .select({ email: contacts.email })
    .from(contacts)
    .where(eq(contacts.id, contactId))
  return { address: contact?.email ?? null, subject: null, answers: [], leadId: null }
}

/** Mail programs find a conversation by the last ones. */
const MOST_ANSWERED = 20
