import { and, desc, eq, gte, ne, or, sql } from 'drizzle-orm'
import { ENDED_STAGES } from '#domain/lead/fields.ts'
import type { ConsentChannel } from '#domain/contact/consent.ts'
import type { OutreachFacts } from '#domain/outreach/outreach.ts'
import type { PaceDb } from '../client.ts'
import { communications, contacts, conversations, outreachChecks } from '../schema.ts'
import type { Message } from '../messages/messages.ts'
import { findRegistryList, listRegistered } from './registry.ts'

export type OutreachCheck = typeof outreachChecks.$inferSelect
export type NewOutreachCheck = Omit<typeof outreachChecks.$inferInsert, 'id'>

/** What is known of a contact that says whether the house may advertise to them. */
export type OutreachStanding = Omit<OutreachFacts, 'registry'> & {
  registry: { asOf: string | null; listed: ReadonlySet<string> }
  phone: string | null
  lastInAt: string | null
  hasOpenLead: boolean
}

/** Longer ago nothing is counted. */
const COUNTED_DAYS = 8
/** More than these are too many by any rule. */
const MOST_COUNTED = 100

export async function findOutreachStanding(
  db: PaceDb,
  contactId: string,
  { now, phones = [] }: { now: string; phones?: readonly string[] },
): Promise<OutreachStanding> {
  const ended = sql.join(
    ENDED_STAGES.map((stage) => sql`${stage}`),
    sql`, `,
  )
  const [[contact], list] = await Promise.all([
    db
      .select({
        consent: contacts.consent,
        doNotCall: contacts.doNotCall,
        phone: contacts.phone,
        lastInAt: conversations.lastInAt,
        hasOpenLead: sql<boolean>`exists (select 1 from leads where leads.contact_id = ${contacts.id}
          and stage not in (${ended}) and archived_at is null and merged_into is null)`,
      })
      .from(contacts)
      .leftJoin(conversations, eq(conversations.contactId, contacts.id))
      .where(eq(contacts.id, contactId)),
    findRegistryList(db),
  ])
  const asked = [...phones, contact?.phone ?? ''].filter(Boolean)
  const lastInAt = contact?.lastInAt ?? null
  const [listed, contacted] = await Promise.all([
    list ? listRegistered(db, list.id, asked) : new Set<string>(),
    listContacted(db, contactId, { now, since: lastInAt }),
  ])
  return {
    consent: contact?.consent ?? {},
    doNotCall: contact?.doNotCall ?? false,
    phone: contact?.phone ?? null,
    hasOpenLead: contact?.hasOpenLead ?? false,
    lastInAt,
    registry: { asOf: list?.asOf ?? null, listed },
    contacted,
  }
}

/**
 * When somebody was advertised to of late and has said nothing since; what did not get there has reached nobody. What was sent again counts
 * once, from the last time.
 */
async function listContacted(
  db: PaceDb,
  contactId: string,
  { now, since }: { now: string; since: string | null },
): Promise<string[]> {
  const far = new Date(Date.parse(now) - COUNTED_DAYS * 86_400_000).toISOString()
  const { at, id, messageId, contactId: of } = outreachChecks
  const rows = await db
    .select({ at, sending: sql<string>`coalesce(${messageId}, ${id})` })
    .from(outreachChecks)
    .leftJoin(communications, eq(communications.id, messageId))
    .where(
      and(
        eq(of, contactId),
        gte(at, since && since > far ? since : far),
        or(sql`${communications.state} is null`, ne(communications.state, 'failed')),
      ),
    )
    .orderBy(desc(at), desc(id))
    .limit(MOST_COUNTED)
  const last = new Map(rows.toReversed().map((row) => [row.sending, row.at]))
  return [...last.values()]
}

/** The facts of one way out of it; `address` is the number that is called or written to. */
export function factsOfWay(
  { registry, phone, ...standing }: OutreachStanding,
  channel: ConsentChannel,
  address: string | null = phone,
): OutreachFacts {
  const { consent, doNotCall, contacted } = standing
  const isListed = channel !== 'email' && address !== null && registry.listed.has(address)
  return { consent, doNotCall, contacted, registry: { asOf: registry.asOf, isListed } }
}

/** Keeps that somebody was advertised to, with what spoke against it. */
export async function insertOutreachCheck(tx: PaceDb, check: NewOutreachCheck): Promise<void> {
  await tx.insert(outreachChecks).values(check)
}

/** The last times that somebody was advertised to. */
export async function listOutreachChecks(
  db: PaceDb,
  contactId: string,
  limit = 5,
): Promise<OutreachCheck[]> {
  return db
    .select()
    .from(outreachChecks)
    .where(eq(outreachChecks.contactId, contactId))
    .orderBy(desc(outreachChecks.at), desc(outreachChecks.id))
    .limit(limit)
}

/** As a message was asked about last; null where nobody has. */
export async function findLastCheck(db: PaceDb, messageId: string): Promise<OutreachCheck | null> {
  const [row] = await db
    .select()
    .from(outreachChecks)
    .where(eq(outreachChecks.messageId, messageId))
    .orderBy(desc(outreachChecks.at), desc(outreachChecks.id))
    .limit(1)
  return row ?? null
}

/** Whether a contact has said no, by any way, since a message was written. */
export async function hasRefusedSince(
  db: PaceDb,
  { contactId, channel, at }: Pick<Message, 'contactId' | 'channel' | 'at'>,
): Promise<boolean> {
  if (!contactId || channel === 'letter') return false
  const { consent } = contacts
  const [contact] = await db.select({ consent }).from(contacts).where(eq(contacts.id, contactId))
  const said = Object.values(contact?.consent ?? {})
  return said.some((one) => one.state === 'withdrawn' && one.at >= at)
}
