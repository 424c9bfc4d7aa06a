import type { Actor } from '#domain/access/access.ts'
import { tellingsOf } from '#domain/notification/from-events.ts'
import { isLanguage, type Language } from '#domain/language.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import type { PaceDb } from '#db/pace/client.ts'
import {
  dropSubscription,
  findAddressee,
  findForPush,
  markMailed,
  takeForDigest,
} from '#db/pace/notifications/deliver.ts'
import { findReadableLeads } from '#db/pace/leads/records.ts'
import { type NotificationRow, withNames } from '#db/pace/notifications/page.ts'
import { writeTellings } from '#db/pace/notifications/write.ts'
import { leadScope } from '../api/caller/scopes.ts'
import { writeDigest } from './digest.ts'
import type { SendMail } from './mail.server.ts'
import type { PushSender } from './push.server.ts'
import { placeOf, sayNotification } from './say-notification.ts'
import { unsubscribeUrl } from './unsubscribe-link.server.ts'

export type DeliveryDeps = {
  db: PaceDb
  push: PushSender
  sendMail: SendMail
  zone: () => string
  /** The house's, for whoever has chosen none. */
  language: () => Language
  appUrl: string
  secret: string
  now: () => Date
}

/** What is older is history by the time that it is read: an import, or a house that has just got notifications. */
const NEWS_MS = 24 * 3_600_000

/** Turns what happened into what people are told, as part of the transaction that moves on in the log. */
export function tellOfEvents({ zone, now }: Pick<DeliveryDeps, 'zone' | 'now'>) {
  return (tx: PaceDb, events: readonly EntityEvent[]): Promise<void> => {
    const at = now().getTime()
    const news = events.filter((event) => Date.parse(event.at) > at - NEWS_MS)
    return writeTellings(tx, news.flatMap(tellingsOf), { zone: zone(), now: at })
  }
}

/** To every browser of the person. What they may no longer see is not sent, nor what they have read meanwhile. */
export async function pushNotification(deps: DeliveryDeps, id: string): Promise<void> {
  const found = await findForPush(deps.db, id)
  if (!found) return
  const { row: stored, addressee, subscriptions } = found
  const [row] = await visibleRows(deps.db, [stored], addressee.actor)
  if (!row) return
  const language = languageOf(addressee.language, deps)
  const text = sayNotification(row, { zone: deps.zone(), language })
  const pushed = { text, url: placeOf(row), tag: row.id, language }
  for (const subscription of subscriptions) {
    // One that was kept under an older list of services is no reason to call it.
    const outcome = deps.push.takes(subscription.endpoint)
      ? await deps.push.send(subscription, pushed)
      : 'gone'
    if (outcome === 'gone')
      await dropSubscription(deps.db, {
        personId: stored.personId,
        endpoint: subscription.endpoint,
      })
  }
}

/**
 * One mail with all that waits. It is marked in the transaction in which the mail server takes it: a mail may come twice
 * where the database is lost in between, and is never lost; its id is the same.
 */
export async function mailDigest(deps: DeliveryDeps, personId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const waiting = await takeForDigest(tx, personId)
    const last = waiting.at(-1)
    if (!last) return
    await markMailed(
      tx,
      waiting.map(({ id }) => id),
    )
    const addressee = await findAddressee(tx, personId)
    const unread = waiting.filter(({ readAt }) => readAt === null)
    const rows = addressee ? await visibleRows(tx, unread, addressee.actor) : []
    if (!addressee || rows.length === 0) return
    const unsubscribe = unsubscribeUrl(deps.appUrl, deps.secret, personId)
    const { name, email } = addressee
    const digest = writeDigest({
      rows,
      name,
      language: languageOf(addressee.language, deps),
      zone: deps.zone(),
      appUrl: deps.appUrl,
      unsubscribe,
    })
    const id = `<digest-${last.id}@${new URL(deps.appUrl).hostname}>`
    await deps.sendMail({ ...digest, to: { name, address: email }, id, unsubscribe })
  })
}

/** A lead that is a colleague's by now is told of no more. */
async function visibleRows(
  db: PaceDb,
  stored: Parameters<typeof withNames>[1],
  actor: Actor & { kind: 'person' },
): Promise<NotificationRow[]> {
  const scope = leadScope(actor)
  const readable = await findReadableLeads(
    db,
    scope,
    stored.flatMap(({ leadId }) => leadId ?? []),
  )
  const seen = stored.filter(({ leadId }) => leadId === null || readable.has(leadId))
  return withNames(db, seen, scope)
}

function languageOf(chosen: string | null, house: Pick<DeliveryDeps, 'language'>): Language {
  return isLanguage(chosen) ? chosen : house.language()
}
