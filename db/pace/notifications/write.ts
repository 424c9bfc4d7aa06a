import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import { audibleFrom, nextDigest, USUAL_DELIVERY } from '#domain/notification/delivery-times.ts'
import type { Telling } from '#domain/notification/from-events.ts'
import type { NotificationKind } from '#domain/notification/kinds.ts'
import type { PaceDb } from '../client.ts'
import { addJob } from '../jobs/queue.ts'
import { notifications } from '../schema.ts'
import { findAddressees, type Told } from './addressees.ts'
import { listDeliveries, listRules, type Rules } from './rules.ts'

/** Rings with a person's id when what the app would tell them has changed. */
export const NOTIFICATIONS_CHANNEL = 'notifications'
export const PUSH_TASK = 'push-notification'
export const DIGEST_TASK = 'mail-digest'

/** So many of one kind, by one actor, are told one by one; from then on they are one. */
const MOST_ALIKE = 3
const ALIKE_MS = 10 * 60_000

type Options = { zone: string; now: number }
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
  const told = await findAddressees(tx, tellings)
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
