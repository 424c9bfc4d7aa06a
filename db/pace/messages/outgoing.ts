import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { communications, contacts } from '../schema.ts'

/** Until the transaction ends nobody else writes in this conversation, and nothing comes in: the triggers that keep it take the same lock. */
export async function lockConversation(tx: PaceDb, contactId: string): Promise<void> {
  const key = `conversation:${contactId}`
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
}

/** The newest message with a contact. */
export async function findLastMessage(
  db: PaceDb,
  contactId: string,
): Promise<{ id: string; at: string } | null> {
  const { id, at, contactId: of } = communications
  const [row] = await db
    .select({ id, at })
    .from(communications)
    .where(eq(of, contactId))
    .orderBy(desc(at), desc(id))
    .limit(1)
  return row ?? null
}

export type Answered = {
  address: string | null
  /** Nobody has said that this address is the contact's: somebody has answered from it. */
  isForeign: boolean
  subject: string | null
  answers: string[]
  leadId: string | null
}

/**
 * What a mail to a contact goes on from, the last one that came, and where it goes: to the last address of the contact's that a mail
 * came from, or else to the one that the contact prefers. Where another has answered, it does not go to them by itself.
 */
export async function findAnswered(db: PaceDb, contactId: string): Promise<Answered> {
  const came = await listCame(db, contactId)
  const [last] = came
  const known = came.find(({ isKnown }) => isKnown)?.address ?? (await findPreferred(db, contactId))
  const before = last?.externalId ? [last.externalId, ...last.answers] : (last?.answers ?? [])
  return {
    address: known ?? last?.address ?? null,
    isForeign: known === null && last !== undefined,
    subject: last?.subject ?? null,
    answers: before.slice(0, MOST_ANSWERED),
    leadId: last?.leadId ?? null,
  }
}

/** Mail programs find a conversation by the last ones. */
const MOST_ANSWERED = 20
/** So far back an address is looked for. */
const MOST_CAME = 20

/** The last mails that came, the newest first. */
async function listCame(db: PaceDb, contactId: string) {
  const { at, id, channel, direction, address, subject, externalId, answers, leadId } =
    communications
  return db
    .select({
      address,
      subject,
      externalId,
      answers,
      leadId,
      isKnown: sql<boolean>`exists (select 1 from contact_identities where contact_identities.contact_id = ${contactId}::uuid
        and kind = 'email' and normal = lower(${address}))`,
    })
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
    .limit(MOST_CAME)
}

async function findPreferred(db: PaceDb, contactId: string): Promise<string | null> {
  const { email } = contacts
  const [contact] = await db.select({ email }).from(contacts).where(eq(contacts.id, contactId))
  return contact?.email ?? null
}
