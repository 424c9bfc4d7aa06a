import { and, desc, eq, sql } from 'drizzle-orm'
import type { MessageChannel } from '#domain/message/message.ts'
import type { PaceDb } from '../client.ts'
import { communications, contacts } from '../schema.ts'

/** Where a contact is written to by chat or SMS, and what was agreed to there. */
export type ChatStanding = {
  /** The last number of theirs that they wrote from, or else the one that they prefer. */
  address: string | null
  /** When they wrote from it last to this number of the house, by their network; null where they never have. */
  lastWroteAt: string | null
  leadId: string | null
  /** The number of the house that they wrote to last, from any of theirs. */
  lastDoorId: string | null
  consent: 'given' | 'withdrawn' | null
  refusedAt: string | null
}

/** So far back a number is looked for. */
const MOST_CAME = 20

type Way = {
  channel?: Extract<MessageChannel, 'whatsapp' | 'sms'>
  /** The number of the house that is written from; without it the one that they wrote to last. */
  doorId?: string | null | undefined
}

export async function findChatStanding(
  db: PaceDb,
  contactId: string,
  { channel = 'whatsapp', doorId }: Way = {},
): Promise<ChatStanding> {
  const [came, [contact]] = await Promise.all([
    listCame(db, contactId, channel),
    db
      .select({ phone: contacts.phone, consent: contacts.consent })
      .from(contacts)
      .where(eq(contacts.id, contactId)),
  ])
  // What came from another system has no number: it is of the one that they prefer.
  const address = came.find(({ isKnown }) => isKnown)?.address ?? contact?.phone ?? null
  const lastDoorId = came.find((row) => row.doorId !== null)?.doorId ?? null
  const line = doorId ?? lastDoorId
  const own = came.filter(
    (row) =>
      (row.address === null || row.address === address) &&
      (row.doorId === null || line === null || row.doorId === line),
  )
  const said = contact?.consent[channel]
  return {
    address,
    // What was kept up on its way stands where it came.
    lastWroteAt:
      own
        .map(({ wroteAt }) => wroteAt)
        .toSorted()
        .at(-1) ?? null,
    leadId: came[0]?.leadId ?? null,
    lastDoorId,
    consent: said?.state ?? null,
    refusedAt: said?.state === 'withdrawn' ? said.at : null,
  }
}

/** What came from them last, the newest first. */
async function listCame(db: PaceDb, contactId: string, by: MessageChannel) {
  const { at, id, channel, direction, address, states, leadId, doorId } = communications
  const rows = await db
    .select({
      at,
      address,
      states,
      leadId,
      doorId,
      isKnown: sql<boolean>`exists (select 1 from contact_identities where contact_identities.contact_id = ${contactId}::uuid
        and kind = 'phone' and normal = ${address})`,
    })
    .from(communications)
    .where(and(eq(communications.contactId, contactId), eq(channel, by), eq(direction, 'inbound')))
    .orderBy(desc(at), desc(id))
    .limit(MOST_CAME)
  return rows.map((row) => ({ ...row, wroteAt: row.states[0]?.at ?? row.at }))
}

/** When the house wrote last to a contact, by any way. */
export async function findLastWritten(db: PaceDb, contactId: string): Promise<string | null> {
  const { at, id, direction } = communications
  const [row] = await db
    .select({ at })
    .from(communications)
    .where(and(eq(communications.contactId, contactId), eq(direction, 'outbound')))
    .orderBy(desc(at), desc(id))
    .limit(1)
  return row?.at ?? null
}
