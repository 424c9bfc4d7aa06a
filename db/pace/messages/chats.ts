import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { MessageChannel } from '#domain/message/message.ts'
import type { PaceDb } from '../client.ts'
import { communications, contacts, doors } from '../schema.ts'

/** Where a contact is written to by chat or SMS, and what was agreed to there. */
export type ChatStanding = {
  /** The last number of theirs that they wrote from, or else the one that they prefer. */
  address: string | null
  /** When they wrote from it last to this number of the house, by their network; null where they never have. */
  lastWroteAt: string | null
  leadId: string | null
  /** The number of the house that they wrote to last, from any of theirs; one that was closed is nobody's. */
  lastDoorId: string | null
  consent: 'given' | 'withdrawn' | null
  refusedAt: string | null
}

type ChatChannel = Extract<MessageChannel, 'whatsapp' | 'sms'>
type Way = {
  channel?: ChatChannel
  /** The number of the house that is written from; without it the one that they wrote to last. */
  doorId?: string | null | undefined
}

export async function findChatStanding(
  db: PaceDb,
  contactId: string,
  { channel = 'whatsapp', doorId }: Way = {},
): Promise<ChatStanding> {
  return (await readChats(db, contactId, channel))(doorId)
}

/** What is known of a contact by one way: of each number of the house, without asking again. */
export async function readChats(
  db: PaceDb,
  contactId: string,
  channel: ChatChannel,
): Promise<(doorId?: string | null) => ChatStanding> {
  const asked = { contactId, channel }
  const [came, toLines, [contact]] = await Promise.all([
    listCame(db, asked),
    listCameToLines(db, asked),
    db
      .select({ phone: contacts.phone, consent: contacts.consent })
      .from(contacts)
      .where(eq(contacts.id, contactId)),
  ])
  // What came from another system has no number: it is of the one that they prefer.
  const address = came.find(({ isKnown }) => isKnown)?.address ?? contact?.phone ?? null
  const lastDoorId = toLines[0]?.doorId ?? null
  const said = contact?.consent[channel]
  const common = {
    address,
    leadId: came[0]?.leadId ?? null,
    lastDoorId,
    consent: said?.state ?? null,
    refusedAt: said?.state === 'withdrawn' ? said.at : null,
  }
  const nowhere = came.filter((row) => row.doorId === null)
  return (doorId) => {
    const line = doorId ?? lastDoorId
    const own = [...nowhere, ...toLines.filter((row) => row.doorId === line)].filter(
      (row) => row.address === null || row.address === address,
    )
    // What was kept up on its way stands where it came.
    const wrote = own.map(({ wroteAt }) => wroteAt).toSorted()
    return { ...common, lastWroteAt: wrote.at(-1) ?? null }
  }
}

/** So far back a number of theirs is looked for. */
const MOST_CAME = 20
/** And so far of what came to each number of the house. */
const MOST_TO_LINE = 5
/** More numbers than these are asked about by nobody in one conversation. */
const MOST_LINES = 50

type Asked = { contactId: string; channel: ChatChannel }

/** What came from them last, the newest first. */
async function listCame(db: PaceDb, { contactId, channel: by }: Asked) {
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

/** What came last to each number of the house that is open, the newest first: who wrote often to one has not gone from another. */
async function listCameToLines(db: PaceDb, { contactId, channel: by }: Asked) {
  const { at, id, channel, direction, address, states, doorId } = communications
  const lines = db
    .select({ lineId: doors.id })
    .from(doors)
    .where(and(eq(doors.channel, by), isNull(doors.closedAt)))
    .orderBy(doors.id)
    .limit(MOST_LINES)
    .as('lines')
  const last = db
    .select({ at, id, address, states, doorId })
    .from(communications)
    .where(
      and(
        eq(communications.contactId, contactId),
        eq(channel, by),
        eq(direction, 'inbound'),
        eq(doorId, lines.lineId),
      ),
    )
    .orderBy(desc(at), desc(id))
    .limit(MOST_TO_LINE)
    .as('last')
  const rows = await db
    .select({ at: last.at, address: last.address, states: last.states, doorId: last.doorId })
    .from(lines)
    .crossJoinLateral(last)
    .orderBy(desc(last.at), desc(last.id))
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
