import { and, desc, eq, gt, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Box } from '#domain/message/boxes.ts'
import type { MessageChannel, MessageDirection, MessageState } from '#domain/message/message.ts'
import type { PaceDb } from '../client.ts'
import { hangsOnScope } from '../contacts/scope.ts'
import type { LeadScope } from '../leads/records.ts'
import { cutPage, type InstantCursor, isBefore } from '../query/keyset.ts'
import { communications, contacts, conversationReads, conversations } from '../schema.ts'

export type InboxRow = {
  contactId: string
  name: string | null
  lastAt: string
  channel: MessageChannel
  direction: MessageDirection
  state: MessageState
  subject: string | null
  gist: string
  responsibleId: string | null
  snoozedUntil: string | null
  isUnread: boolean
}

type Asked = {
  personId: string
  scope: LeadScope
  box: Box
  channel: MessageChannel | null
  now: string
}

/** Conversations of this person's sight, the one with the newest message first. */
export async function listConversations(
  db: PaceDb,
  { personId, scope, box, channel, now }: Asked,
  page: { limit: number; after?: InstantCursor | undefined },
): Promise<{ rows: InboxRow[]; next: InstantCursor | null }> {
  const { lastAt, contactId, lastChannel } = conversations
  const found = await db
    .select(COLUMNS)
    .from(conversations)
    .innerJoin(contacts, eq(contacts.id, contactId))
    .innerJoin(communications, eq(communications.id, conversations.lastId))
    .leftJoin(
      conversationReads,
      and(eq(conversationReads.contactId, contactId), eq(conversationReads.personId, personId)),
    )
    .where(
      and(
        hangsOnScope(scope),
        inBox(box, personId, now),
        channel ? eq(lastChannel, channel) : undefined,
        isBefore({ at: lastAt, id: contactId }, page.after),
      ),
    )
    .orderBy(desc(lastAt), desc(contactId))
    .limit(page.limit + 1)
  return cutPage(found, page.limit, (last) => ({ at: last.lastAt, id: last.contactId }))
}

const COLUMNS = {
  contactId: conversations.contactId,
  name: sql<
    string | null
  >`coalesce(${contacts.name}, ${contacts.nameAr}, ${contacts.email}, ${contacts.phone})`,
  lastAt: conversations.lastAt,
  channel: conversations.lastChannel,
  direction: conversations.lastDirection,
  state: communications.state,
  subject: communications.subject,
  gist: sql<string>`left(${communications.body}, 160)`,
  responsibleId: conversations.responsibleId,
  snoozedUntil: conversations.snoozedUntil,
  isUnread: sql<boolean>`coalesce(${conversations.lastInAt} > coalesce(${conversationReads.readAt}, '-infinity'), false)`,
}

function inBox(box: Box, personId: string, now: string): SQL | undefined {
  const { snoozedUntil, responsibleId } = conversations
  if (box === 'snoozed') return gt(snoozedUntil, now)
  const isAwake = or(isNull(snoozedUntil), lte(snoozedUntil, now))
  if (box === 'mine') return and(isAwake, eq(responsibleId, personId))
  if (box === 'unassigned') return and(isAwake, isNull(responsibleId))
  return isAwake
}

export type Conversation = typeof conversations.$inferSelect

export async function findConversation(
  db: PaceDb,
  contactId: string,
): Promise<Conversation | null> {
  const [row] = await db.select().from(conversations).where(eq(conversations.contactId, contactId))
  return row ?? null
}

/** Gives a conversation to somebody, or back to whoever has the lead; lets it rest until an instant, or wakes it. */
export async function changeConversation(
  tx: PaceDb,
  contactId: string,
  change: Partial<Pick<Conversation, 'assigneeId' | 'snoozedUntil'>>,
): Promise<Conversation | null> {
  const [row] = await tx
    .update(conversations)
    .set(change)
    .where(eq(conversations.contactId, contactId))
    .returning()
  return row ?? null
}

/** Notes that somebody has read as far as this; never less far than before. */
export async function markConversationRead(
  db: PaceDb,
  { personId, contactId, readAt }: { personId: string; contactId: string; readAt: string },
): Promise<void> {
  await db
    .insert(conversationReads)
    .values({ personId, contactId, readAt })
    .onConflictDoUpdate({
      target: [conversationReads.contactId, conversationReads.personId],
      set: { readAt: sql`greatest(${conversationReads.readAt}, excluded.read_at)` },
    })
}

/** What was written with a contact, the newest first. */
export async function listThread(
  db: PaceDb,
  contactId: string,
  page: { limit: number; after?: InstantCursor | undefined },
) {
  const { at, id } = communications
  const found = await db
    .select()
    .from(communications)
    .where(and(eq(communications.contactId, contactId), isBefore({ at, id }, page.after)))
    .orderBy(desc(at), desc(id))
    .limit(page.limit + 1)
  return cutPage(found, page.limit, (last) => ({ at: last.at, id: last.id }))
}
