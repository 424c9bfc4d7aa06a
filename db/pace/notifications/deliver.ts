import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Actor } from '#domain/access/access.ts'
import type { PaceDb } from '../client.ts'
import { notifications, outbox, people, pushSubscriptions } from '../schema.ts'

export type PushSubscriptionRow = { id: string; endpoint: string; p256dh: string; auth: string }
export type Addressee = {
  email: string
  name: string
  language: string | null
  actor: Actor & { kind: 'person' }
}

/** A notification that is still to be sent, with where to; null where it was read meanwhile or its person has left. */
export async function findForPush(db: PaceDb, id: string) {
  const [row] = await db
    .select()
    .from(notifications)
    .where(and(eq(notifications.id, id), isNull(notifications.readAt)))
  const addressee = row && (await findAddressee(db, row.personId))
  if (!row || !addressee) return null
  const { id: key, endpoint, p256dh, auth } = pushSubscriptions
  const subscriptions = await db
    .select({ id: key, endpoint, p256dh, auth })
    .from(pushSubscriptions)
    .where(eq(pushSubscriptions.personId, row.personId))
  return { row, addressee, subscriptions }
}

export async function findAddressee(db: PaceDb, personId: string): Promise<Addressee | null> {
  const [person] = await db
    .select()
    .from(people)
    .where(and(eq(people.id, personId), eq(people.status, 'active')))
  if (!person?.role) return null
  const { email, name, language, role, teamId, seesTeam } = person
  const actor = { kind: 'person', id: personId, role, teamId, seesTeam } as const
  return { email, name, language, actor }
}

/** A digest of more is read by nobody; what is beyond comes with the next. */
const MOST_MAILED = 200

/** What waits for somebody's digest, oldest first. Held until the transaction ends: of two processes one sends it. */
export async function takeForDigest(tx: PaceDb, personId: string) {
  return tx
    .select()
    .from(notifications)
    .where(
      and(
        eq(notifications.personId, personId),
        notifications.toMail,
        isNull(notifications.mailedAt),
      ),
    )
    .orderBy(asc(notifications.createdAt), asc(notifications.id))
    .limit(MOST_MAILED)
    .for('update')
}

export async function markMailed(tx: PaceDb, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(notifications)
    .set({ mailedAt: sql`now()` })
    .where(inArray(notifications.id, [...ids]))
}

/** A browser is one person's at a time: whoever signs in there next takes it over. */
export async function keepSubscription(
  db: PaceDb,
  personId: string,
  subscription: Omit<PushSubscriptionRow, 'id'>,
): Promise<void> {
  await db
    .insert(pushSubscriptions)
    .values({ personId, ...subscription })
    .onConflictDoUpdate({
      target: pushSubscriptions.endpoint,
      set: { personId, p256dh: subscription.p256dh, auth: subscription.auth },
    })
}

/** Somebody's own alone: an address that leaked ends nobody else's. */
export async function dropSubscription(
  db: PaceDb,
  { personId, endpoint }: { personId: string; endpoint: string },
): Promise<void> {
  const { personId: owner, endpoint: address } = pushSubscriptions
  await db.delete(pushSubscriptions).where(and(eq(owner, personId), eq(address, endpoint)))
}

export async function keepInOutbox(
  db: PaceDb,
  mail: { recipient: string; subject: string; body: string },
): Promise<void> {
  await db.insert(outbox).values(mail)
}

const MOST_SHOWN = 200

/** The newest mails that no server has taken. */
export async function listOutbox(db: PaceDb) {
  return db.select().from(outbox).orderBy(desc(outbox.createdAt), desc(outbox.id)).limit(MOST_SHOWN)
}
