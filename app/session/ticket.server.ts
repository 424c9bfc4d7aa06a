import type { PaceDb } from '#db/pace/client.ts'
import { findDocumentFacts } from '#db/pace/documents/facts.ts'
import { deleteOldTickets, insertTickets } from '#db/pace/sessions/socket-tickets.ts'
import { type Actor, can, type Facts } from '#domain/access/access.ts'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import { VIA_PAGES } from '#service/identity/actor.ts'
import { remoteAddress } from '#service/http/remote-address.ts'
import { createSecret, hashSecret } from '#service/identity/secret.ts'
import { Hono } from 'hono'
import { verifyRequestOrigin } from 'oslo/request'
import { z } from 'zod'
import type { SessionStore } from './sessions.server.ts'

const LIFETIME_MS = 30_000
/** Ten minutes after its time a ticket cannot be told from a forged one. */
const KEPT_MS = 10 * 60_000
const TICKET_BYTES = 16

const TicketRequestSchema = z.object({
  documents: z.array(z.string().max(200)).min(1).max(50),
})
type Options = {
  db: PaceDb
  sessions: Pick<SessionStore, 'require' | 'audit'>
  appUrl: string
  now?: () => Date
}

/**
 * POST /live/ticket `{documents}` → `{tickets: {[name]: ticket}, refused: [name]}`: what a browser shows the sync server,
 * once, within 30 s, for one document, from our own origin. No token comes near it.
 */
export function createTicketRoute({ db, sessions, appUrl, now = () => new Date() }: Options): Hono {
  const origin = new URL(appUrl).origin
  const routes = new Hono()
  routes.post('/live/ticket', async (c) => {
    requireOwnOrigin(c.req.header('origin'), origin)
    const session = await sessions.require(c.req.raw)
    const body: unknown = await c.req.json().catch(() => null)
    const names = [...new Set(parse(TicketRequestSchema, body, 'The ticket request').documents)]
    const facts = await findFacts(db, names)
    const admitted = names.filter((name) => mayRead(session.actor, name, facts))
    const refused = names.filter((name) => !admitted.includes(name))
    const tickets = Object.fromEntries(admitted.map((name) => [name, createSecret(TICKET_BYTES)]))
    await deleteOldTickets(db, new Date(now().getTime() - KEPT_MS))
    await insertTickets(
      db,
      Object.entries(tickets).map(([document, ticket]) => ({
        ticketHash: hashSecret(ticket),
        sessionId: session.id,
        personId: session.person.id,
        document,
        origin,
        expiresAt: new Date(now().getTime() + LIFETIME_MS).toISOString(),
      })),
    )
    for (const document of refused) {
      await sessions.audit({
        actor: `person:${session.person.id}`,
        via: VIA_PAGES,
        action: 'document.read',
        target: document,
        outcome: 'denied',
        address: remoteAddress(c),
      })
    }
    return c.json({ tickets, refused }, 200, { 'cache-control': 'no-store' })
  })
  return routes
}

/** Browsers name the origin of every POST; who does not is no browser and has no need of a ticket. */
function requireOwnOrigin(shown: string | undefined, own: string): void {
  if (shown === own && verifyRequestOrigin(shown, [own])) return
  throw new DomainError('forbidden', 'This request came from another site.')
}

/**
 * The sync server asks the same again when it admits, with what is true then. What has no facts here is left to it: a note that
 * is not yet, a record whose row is still being written, one that is gone (it says so with its own close code).
 */
function mayRead(actor: Actor, name: string, facts: Map<string, Facts>): boolean {
  const known = facts.get(name)
  return known === undefined || can(actor, 'read', parseDocumentName(name).kind, known)
}

/** Only the sync server may look at notes. */
async function findFacts(db: PaceDb, names: readonly string[]): Promise<Map<string, Facts>> {
  return findDocumentFacts(
    db,
    names.filter((name) => parseDocumentName(name).kind !== 'note'),
  )
}
