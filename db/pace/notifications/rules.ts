import { inArray } from 'drizzle-orm'
import {
  type Delivery,
  DeliverySchema,
  USUAL_DELIVERY,
} from '#domain/notification/delivery-times.ts'
import {
  isNotificationKind,
  KIND_NAMES,
  NOTIFICATION_KINDS,
  type NotificationKind,
  type Rule,
} from '#domain/notification/kinds.ts'
import { appendAudit } from '../audit/audit.ts'
import type { PaceDb } from '../client.ts'
import type { ChangedBy } from '../rights/people-rights.ts'
import { notificationDefaults, notificationDeliveries, notificationRules } from '../schema.ts'

export type Rules = Record<NotificationKind, Rule>

/** What the house tells whoever has not chosen. */
export async function findHouseRules(db: PaceDb): Promise<Rules> {
  return merge({ ...NOTIFICATION_KINDS }, await db.select().from(notificationDefaults))
}

/** How these people hear of things, by person. */
export async function listRules(
  db: PaceDb,
  people: readonly string[],
): Promise<Map<string, Rules>> {
  const [house, own] = await Promise.all([
    findHouseRules(db),
    db
      .select()
      .from(notificationRules)
      .where(inArray(notificationRules.personId, [...people])),
  ])
  const byPerson = Map.groupBy(own, ({ personId }) => personId)
  return new Map(people.map((id) => [id, merge(house, byPerson.get(id) ?? [])]))
}

function merge(base: Rules, rows: readonly (Rule & { kind: string })[]): Rules {
  const rules = { ...base }
  // A kind of a newer release that was rolled back is nothing that this one tells of.
  for (const { kind, app, push, email } of rows)
    if (isNotificationKind(kind)) rules[kind] = { app, push, email }
  return rules
}

export async function setRule(
  db: PaceDb,
  personId: string,
  { kind, ...rule }: Rule & { kind: NotificationKind },
): Promise<void> {
  await db
    .insert(notificationRules)
    .values({ personId, kind, ...rule })
    .onConflictDoUpdate({
      target: [notificationRules.personId, notificationRules.kind],
      set: rule,
    })
}

/** For all who have not chosen; the audit says who has set it. */
export async function setHouseRule(
  db: PaceDb,
  { kind, ...rule }: Rule & { kind: NotificationKind },
  by: ChangedBy,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .insert(notificationDefaults)
      .values({ kind, ...rule })
      .onConflictDoUpdate({ target: notificationDefaults.kind, set: rule })
    await appendAudit(tx, {
      ...by,
      action: 'notifications.defaults',
      target: kind,
      outcome: 'allowed',
      after: rule,
    })
  })
}

/** No e-mail of any kind from now on: what a link in a mail does, without signing in. */
export async function stopMail(db: PaceDb, personId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const rules = (await listRules(tx, [personId])).get(personId)
    for (const kind of KIND_NAMES)
      if (rules?.[kind].email) await setRule(tx, personId, { ...rules[kind], email: false, kind })
  })
}

export async function findDelivery(db: PaceDb, personId: string): Promise<Delivery> {
  return (await listDeliveries(db, [personId])).get(personId) ?? USUAL_DELIVERY
}

export async function listDeliveries(
  db: PaceDb,
  people: readonly string[],
): Promise<Map<string, Delivery>> {
  const rows = await db
    .select()
    .from(notificationDeliveries)
    .where(inArray(notificationDeliveries.personId, [...people]))
  return new Map(rows.map((row) => [row.personId, DeliverySchema.parse(row.delivery)]))
}

export async function setDelivery(db: PaceDb, personId: string, delivery: Delivery): Promise<void> {
  await db
    .insert(notificationDeliveries)
    .values({ personId, delivery })
    .onConflictDoUpdate({ target: notificationDeliveries.personId, set: { delivery } })
}
