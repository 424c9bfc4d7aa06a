import { and, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { audibleFrom, nextDigest, USUAL_DELIVERY } from '#domain/notification/delivery-times.ts'
import type { Telling } from '#domain/notification/from-events.ts'
import type { NotificationKind } from '#domain/notification/kinds.ts'
import { isUuid } from '#domain/uuid.ts'
import type { PaceDb } from '../client.ts'
import { addJob } from '../jobs/queue.ts'
import {
  communications,
  conversations,
  leads,
  listings,
  notifications,
  people,
  viewings,
} from '../schema.ts'
import { listDeliveries, listRules, type Rules } from './rules.ts'

/** Rings with a person's id when what the app would tell them has changed. */
export const NOTIFICATIONS_CHANNEL = 'notifications'
export const PUSH_TASK = 'push-notification'
export const DIGEST_TASK = 'mail-digest'

/** So many of one kind, by one actor, are told one by one; from then on they are one. */
const MOST_ALIKE = 3
const ALIKE_MS = 10 * 60_000

type Options = { zone: string; now: number }
type Told = Telling & { personId: string }
type Row = typeof notifications.$inferInsert

/**
 * Writes who hears of what, and puts what is to ring on the queue, as part of the transaction that moves on in the log: each event
 * is told once, whatever dies. Whoever did it, is no longer here or wants to hear nothing of it is left out.
 */
export async function writeTellings(
  tx: PaceDb,
  tellings: readonly Telling[],
  options: Options,
): Promise<void> {
  const told = await addressed(tx, tellings)
  if (told.length === 0) return
  const rules = await listRules(tx, [...new Set(told.map(({ personId }) => personId))])
  const wanted = told.filter(({ personId, kind }) => isWanted(rules.get(personId)?.[kind]))
  const made: Row[] = []
  for (const alike of groupAlike(wanted).values())
    made.push(...(await writeAlike(tx, alike, rules, options)))
  await deliver(tx, made, rules, options)
}

function isWanted(rule: Rules[keyof Rules] | undefined): boolean {
  return rule !== undefined && (rule.app || rule.push || rule.email)
}

/** What somebody outside does as often as they like: of each lead it is added up by itself, so that nobody hides what another does. */
const OF_STRANGERS: readonly NotificationKind[] = ['shortlistAnswered', 'viewingAnswered']

function groupAlike(told: readonly Told[]): Map<string, Told[]> {
  return Map.groupBy(told, ({ personId, kind, actor, lead }) =>
    [personId, kind, actor, OF_STRANGERS.includes(kind) ? lead : ''].join(' '),
  )
}

/** Who works a record stands in its row. */
async function addressed(tx: PaceDb, tellings: readonly Telling[]): Promise<Told[]> {
  const [ownerOf, agentOf, viewingOf, messageOf, answererOf, managersOf, admins] =
    await Promise.all([
      findOwners(tx, idsFor(tellings, 'lead')),
      findAgents(tx, idsFor(tellings, 'listing')),
      findViewings(tx, idsFor(tellings, 'viewing')),
      findMessages(tx, idsFor(tellings, 'message')),
      findAnswerers(tx, idsFor(tellings, 'contact')),
      findManagers(tx, idsFor(tellings, 'managers')),
      findAdmins(
        tx,
        tellings.some(({ to, kind }) => to === 'admins' || kind === 'reviewAsked'),
      ),
    ])
  const found = tellings.flatMap((one): Told[] => {
    if (one.to === 'admins') return admins.map(({ id: personId }) => ({ ...one, personId }))
    if (typeof one.to === 'object') {
      const lead = one.lead ?? viewingOf.get(one.key)?.leadId ?? null
      return [{ ...one, lead, personId: one.to.person }]
    }
    if (one.to === 'viewing') {
      const viewing = viewingOf.get(one.key)
      if (!viewing) return []
      const { agentId: personId, leadId, listingId } = viewing
      return [{ ...one, personId, lead: one.lead ?? leadId, listing: one.listing ?? listingId }]
    }
    if (one.to === 'message') return toWriter(one, messageOf.get(one.key))
    if (one.to === 'managers') {
      const leading = managersOf.get(one.key) ?? []
      // A review waits for an answer: where nobody leads the team it is an admin's.
      const isAdmins = one.kind === 'reviewAsked' && leading.length === 0
      const ids = isAdmins ? admins.map(({ id }) => id) : leading.map(({ personId }) => personId)
      return ids.map((personId) => ({ ...one, personId }))
    }
    const personId = personFor(one, { ownerOf, agentOf, answererOf })
    return personId ? [{ ...one, personId }] : []
  })
  return present(tx, found)
}

type Written = { personId: string | null; contactId: string | null; leadId: string | null }

function toWriter(one: Telling, message: Written | undefined): Told[] {
  if (!message?.personId || !message.contactId) return []
  const { personId, contactId: contact, leadId: lead } = message
  return [{ ...one, personId, lead, detail: { ...one.detail, contact } }]
}

type People = ReadonlyMap<string, string | null>

function personFor(
  { to, key, lead, detail }: Telling,
  { ownerOf, agentOf, answererOf }: Record<'ownerOf' | 'agentOf' | 'answererOf', People>,
): string | null | undefined {
  if (to === 'lead') return ownerOf.get(lead ?? '')
  return to === 'contact' ? answererOf.get(detail.contact ?? '') : agentOf.get(key)
}

/** An enquiry goes to whoever works its lead, a message to who answers its contact; the others to who works the record itself. */
function idsFor(tellings: readonly Telling[], to: Exclude<Telling['to'], object>): string[] {
  const own = tellings.filter((one) => one.to === to)
  return own.flatMap(({ key, lead, detail }) => {
    if (to === 'lead') return lead ?? []
    return to === 'contact' ? (detail.contact ?? []) : key
  })
}

/** Who leads the team of a lead or a listing, by record. */
async function findManagers(tx: PaceDb, ids: readonly string[]) {
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

async function findAdmins(tx: PaceDb, isAsked: boolean): Promise<{ id: string }[]> {
  if (!isAsked) return []
  return tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.role, 'admin'), eq(people.status, 'active')))
}

async function findOwners(tx: PaceDb, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string | null>()
  const columns = { id: leads.id, ownerId: leads.ownerId }
  const rows = await tx
    .select(columns)
    .from(leads)
    .where(inArray(leads.id, [...ids]))
  return new Map(rows.map(({ id, ownerId }) => [id, ownerId]))
}

async function findAgents(tx: PaceDb, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string | null>()
  const columns = { id: listings.id, agentId: listings.agentId }
  const rows = await tx
    .select(columns)
    .from(listings)
    .where(inArray(listings.id, [...ids]))
  return new Map(rows.map(({ id, agentId }) => [id, agentId]))
}

/** Who answers a contact: was given the conversation, has their newest open lead, or keeps the contact. */
async function findAnswerers(tx: PaceDb, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string | null>()
  const { contactId, assigneeId, ownerId } = conversations
  const rows = await tx
    .select({ contactId, ownerId, assigneeId: people.id })
    .from(conversations)
    .leftJoin(people, and(eq(people.id, assigneeId), eq(people.status, 'active')))
    .where(inArray(contactId, [...ids]))
  return new Map(rows.map((row) => [row.contactId, row.assigneeId ?? row.ownerId]))
}

async function findMessages(tx: PaceDb, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Written>()
  const { id, personId, contactId, leadId } = communications
  const rows = await tx
    .select({ id, personId, contactId, leadId })
    .from(communications)
    .where(inArray(id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

async function findViewings(tx: PaceDb, ids: readonly string[]) {
  const rows =
    ids.length === 0
      ? []
      : await tx
          .select()
          .from(viewings)
          .where(inArray(viewings.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

/** Who is still here, and did not do it in person. */
async function present(tx: PaceDb, told: readonly Told[]): Promise<Told[]> {
  // One that is nobody's must not keep all the others from their news.
  const ids = [...new Set(told.map(({ personId }) => personId))].filter(isUuid)
  if (ids.length === 0) return []
  const rows = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, ids), eq(people.status, 'active')))
  const here = new Set(rows.map(({ id }) => id))
  return told.filter(({ personId, actor }) => here.has(personId) && actor !== `person:${personId}`)
}

/** The first few stand by themselves; what goes on beyond them is added up in one. Gives what is new. */
async function writeAlike(
  tx: PaceDb,
  alike: readonly Told[],
  rules: ReadonlyMap<string, Rules>,
  { now }: Options,
): Promise<Row[]> {
  const [first] = alike
  if (!first) return []
  const { personId, kind, actor, lead } = first
  const isStrangers = OF_STRANGERS.includes(kind)
  const recent = await tx
    .select({ id: notifications.id, count: notifications.count })
    .from(notifications)
    .where(
      and(
        eq(notifications.personId, personId),
        eq(notifications.kind, kind),
        eq(notifications.actor, actor),
        isStrangers && lead ? eq(notifications.leadId, lead) : undefined,
        isNull(notifications.readAt),
        gt(notifications.createdAt, new Date(now - ALIKE_MS).toISOString()),
      ),
    )
    .orderBy(desc(notifications.createdAt), desc(notifications.count))
    .limit(MOST_ALIKE + 1)
  const rule = rules.get(personId)?.[kind]
  const rowOf = (one: Told, count = 1): Row => ({
    id: crypto.randomUUID(),
    personId,
    kind,
    leadId: count > 1 && !isStrangers ? null : one.lead,
    listingId: count > 1 ? null : one.listing,
    detail: count > 1 ? {} : one.detail,
    actor,
    sequence: one.sequence,
    count,
    inApp: rule?.app === true,
    toMail: rule?.email === true,
  })
  // A stranger goes on one by one: the last that stood by itself begins the sum.
  const begins = isStrangers && recent.length >= MOST_ALIKE ? recent[0] : undefined
  const gathering = recent.find(({ count }) => count > 1) ?? begins
  const last = alike.at(-1) ?? first
  if (gathering) {
    const sum = sql`${notifications.count} + ${alike.length}`
    await tx
      .update(notifications)
      .set({ count: sum, listingId: null, detail: {}, sequence: last.sequence })
      .where(eq(notifications.id, gathering.id))
    return [{ ...rowOf(last), id: gathering.id, count: 0 }]
  }
  const single = alike.slice(0, Math.max(0, MOST_ALIKE - recent.length))
  const beyond = alike.length - single.length
  // One beyond is told by itself as well: "and 1 more" says less than what it is.
  const rows =
    beyond > 1
      ? [...single.map((one) => rowOf(one)), rowOf(last, beyond)]
      : alike.map((one) => rowOf(one))
  await tx.insert(notifications).values(rows)
  return rows
}

/** Rings in the app at once, as a push when the quiet hours are over, and in the next digest. */
async function deliver(
  tx: PaceDb,
  rows: readonly Row[],
  rules: ReadonlyMap<string, Rules>,
  { zone, now }: Options,
): Promise<void> {
  const deliveries = await listDeliveries(tx, [...new Set(rows.map(({ personId }) => personId))])
  for (const [personId, own] of Map.groupBy(rows, (row) => row.personId)) {
    const delivery = deliveries.get(personId) ?? USUAL_DELIVERY
    await tx.execute(sql`select pg_notify(${NOTIFICATIONS_CHANNEL}, ${personId})`)
    for (const { id = '', kind, count } of own) {
      if (count === 0 || rules.get(personId)?.[kind].push !== true) continue
      const delaySeconds = (audibleFrom(now, delivery, zone) - now) / 1000
      await addJob(tx, { task: PUSH_TASK, payload: { id }, key: `push:${id}`, delaySeconds })
    }
    const digestAt = own.some(({ toMail }) => toMail) ? nextDigest(now, delivery, zone) : null
    if (digestAt !== null) await queueDigest(tx, personId, (digestAt - now) / 1000)
  }
}

/** One digest of a person waits at a time, and what comes later does not put it off. */
async function queueDigest(tx: PaceDb, personId: string, delaySeconds: number): Promise<void> {
  const key = `digest:${personId}`
  await addJob(tx, { task: DIGEST_TASK, payload: { personId }, key, delaySeconds, keepsTime: true })
}
