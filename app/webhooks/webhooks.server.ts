import { type Actor, authorise } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { type NewEndpoint, WEBHOOK_SCOPES } from '#domain/webhook/webhook.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { replayDeliveries } from '#db/pace/webhooks/deliveries.ts'
import {
  deleteEndpoint,
  findEndpoint,
  insertEndpoint,
  listEndpoints,
  startEndpoint,
  stopEndpoint,
  updateEndpoint,
  type WebhookEndpoint,
} from '#db/pace/webhooks/endpoints.ts'
import { wakeWaiting } from '#db/pace/webhooks/health.ts'
import { findLastSequence } from '#db/pace/events/events.ts'
import { findHorizon } from '#db/pace/events/scan.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import { challenge, ping } from './handshake.ts'
import { queueReplay } from './queue-deliveries.ts'
import { createWebhookSecret, OVERLAP_MS } from './secrets.ts'
import type { Sending, Sent } from './send.ts'

export type Webhooks = ReturnType<typeof createWebhooks>
type Deps = Sending & { db: PaceDb }
type Asked = { actor: Actor; by: ChangedBy }

/** What may be done with endpoints, by whoever may: an admin with all, a machine client with its own. */
export function createWebhooks(sending: Deps) {
  const { db, seal } = sending
  const requireOwn = owner(db)
  const prove = prover(sending)

  return {
    requireOwn,
    list(actor: Actor, page: Parameters<typeof listEndpoints>[2]) {
      authorise(actor, 'read', 'webhook')
      return listEndpoints(db, { clientId: actor.kind === 'person' ? null : actor.id }, page)
    },
    /** The secret is shown this once. The address is asked at once whether it wants to be told; it may be asked again. */
    async create({ actor, by }: Asked, wanted: NewEndpoint) {
      authorise(actor, 'write', 'webhook')
      const scopes = scopesFor(actor, wanted.scopes)
      const secret = createWebhookSecret()
      const clientId = actor.kind === 'service' ? actor.id : null
      const made = await insertEndpoint(
        db,
        { ...wanted, scopes, clientId, secret: seal.seal(secret) },
        by,
      )
      return { endpoint: await prove(made, by), secret }
    },
    async verify({ actor, by }: Asked, id: string) {
      return prove(await requireOwn(actor, id), by)
    },
    async pause({ actor, by }: Asked, id: string) {
      await requireOwn(actor, id)
      await db.transaction((tx) => stopEndpoint(tx, id, { state: 'paused', reason: null }))
      await updateEndpoint(db, id, { reason: null }, by, 'webhook.pause')
    },
    /** Another secret, shown this once; the one before signs too for a day. */
    async rotate({ actor, by }: Asked, id: string) {
      const endpoint = await requireOwn(actor, id)
      const secret = createWebhookSecret()
      const previousUntil = new Date(sending.now().getTime() + OVERLAP_MS).toISOString()
      const change = { secret: seal.seal(secret), previousSecret: endpoint.secret, previousUntil }
      await updateEndpoint(db, id, change, by, 'webhook.rotate')
      return { secret, previousUntil }
    },
    async remove({ actor, by }: Asked, id: string) {
      await requireOwn(actor, id)
      await deleteEndpoint(db, id, by)
    },
    ...sendingAgain(sending),
  }
}

/** Finds an endpoint for whoever may do this with it; throws `notFound` for another's. */
function owner(db: PaceDb) {
  return async function requireOwn(actor: Actor, id: string, action: 'read' | 'write' = 'write') {
    authorise(actor, action, 'webhook')
    const endpoint = await findEndpoint(db, id)
    if (endpoint && (actor.kind === 'person' || endpoint.clientId === actor.id)) return endpoint
    throw new DomainError('notFound', 'There is no such endpoint, or it is not yours.')
  }
}

/** Asks an address whether it wants to be told, and starts to tell it what it has not been told yet. */
function prover(sending: Deps) {
  const { db } = sending
  return async function prove(endpoint: WebhookEndpoint, by: ChangedBy): Promise<WebhookEndpoint> {
    const { sent, isProven } = await challenge(sending, endpoint)
    if (isProven) {
      await db.transaction(async (tx) => {
        const missed = await startEndpoint(tx, endpoint)
        await queueReplay(tx, { endpointId: endpoint.id, ...missed })
        await wakeWaiting(tx, endpoint.id)
      })
    }
    const reason = isProven ? null : whyNot(sent)
    await updateEndpoint(db, endpoint.id, { reason }, by, 'webhook.verify')
    return (await findEndpoint(db, endpoint.id)) ?? endpoint
  }
}

/** What sends something once more. */
function sendingAgain(sending: Deps) {
  const { db } = sending
  const requireOwn = owner(db)
  return {
    async ping({ actor }: Asked, id: string): Promise<Sent> {
      return ping(sending, await requireOwn(actor, id))
    },
    /** Tries one delivery again, or all that are dead. */
    async retry({ actor, by }: Asked, id: string, which: { id: number } | 'dead') {
      const endpoint = await requireOwn(actor, id)
      await updateEndpoint(db, id, { retryAt: null }, by, 'webhook.retry')
      const count = await replayDeliveries(db, id, which)
      if (count === 0 && which !== 'dead') {
        throw new DomainError('notFound', `${endpoint.url} has no such delivery.`)
      }
      return count
    },
    /** Tells it again, under the same ids, what came after a place in the log. */
    async replay({ actor, by }: Asked, id: string, after: number) {
      await requireOwn(actor, id)
      if (after < (await findHorizon(db))) {
        throw new DomainError('gone', 'The log is no longer kept one by one from there.', [], {
          key: 'logFolded',
        })
      }
      const upTo = await findLastSequence(db)
      await updateEndpoint(db, id, { retryAt: null }, by, 'webhook.replay')
      await db.transaction((tx) => queueReplay(tx, { endpointId: id, after, upTo }))
      return { after, upTo }
    },
  }
}

/** No more than whoever makes it has. */
function scopesFor(actor: Actor, wanted: readonly string[] | undefined): string[] {
  const own = WEBHOOK_SCOPES.filter(
    (scope) => actor.kind === 'person' || actor.scopes.includes(scope),
  )
  const beyond = wanted?.find((scope) => !own.some((one) => one === scope))
  if (beyond) throw new DomainError('forbidden', `You do not have the scope ${beyond} to give.`)
  return wanted ? [...wanted] : own
}

/** What of it may stand on a page: words of the other side are shown with the attempt, not here. */
function whyNot({ status, error }: Sent): string {
  if (error !== null) return error
  return status !== null && status >= 200 && status < 300 ? 'noChallenge' : `HTTP ${status}`
}
