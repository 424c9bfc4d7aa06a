import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { socketTickets, webSessions } from '../schema.ts'

export type NewTicket = {
  /** `hashSecret(ticket)` of service/identity/secret.ts; the ticket itself is stored nowhere. */
  ticketHash: string
  sessionId: string
  personId: string
  document: string
  origin: string
  expiresAt: string
}
/** `spent`: ours, but used or expired; a fresh one helps. `unknown`: forged, for elsewhere, or its session has ended. */
export type TicketUse =
  | { kind: 'admitted'; sessionId: string; personId: string }
  | { kind: 'spent' }
  | { kind: 'unknown' }

export async function insertTickets(db: PaceDb, tickets: readonly NewTicket[]): Promise<void> {
  if (tickets.length > 0) await db.insert(socketTickets).values([...tickets])
}

/** Uses a ticket up. Of two sockets that show the same one at once, one is admitted. */
export async function useTicket(
  db: PaceDb,
  shown: { ticketHash: string; document: string; origin: string },
  now = new Date(),
): Promise<TicketUse> {
  const [used] = await db
    .update(socketTickets)
    .set({ usedAt: now.toISOString() })
    .where(
      and(
        eq(socketTickets.ticketHash, shown.ticketHash),
        eq(socketTickets.document, shown.document),
        eq(socketTickets.origin, shown.origin),
        isNull(socketTickets.usedAt),
        gt(socketTickets.expiresAt, now.toISOString()),
      ),
    )
    .returning({ sessionId: socketTickets.sessionId, personId: socketTickets.personId })
  if (!used) return (await wasIssued(db, shown)) ? { kind: 'spent' } : { kind: 'unknown' }
  return (await isLive(db, used.sessionId, now))
    ? { kind: 'admitted', ...used }
    : { kind: 'unknown' }
}

/** Tickets past their time, kept a little while so that a late second use is told from a forgery. */
export async function deleteOldTickets(db: PaceDb, before: Date): Promise<void> {
  await db.delete(socketTickets).where(lt(socketTickets.expiresAt, before.toISOString()))
}

async function isLive(db: PaceDb, sessionId: string, now: Date): Promise<boolean> {
  const [row] = await db
    .select({ id: webSessions.id })
    .from(webSessions)
    .where(
      and(
        eq(webSessions.id, sessionId),
        isNull(webSessions.endedAt),
        gt(webSessions.expiresAt, now.toISOString()),
      ),
    )
  return row !== undefined
}

async function wasIssued(
  db: PaceDb,
  shown: { ticketHash: string; document: string; origin: string },
): Promise<boolean> {
  const [row] = await db
    .select({ document: socketTickets.document, origin: socketTickets.origin })
    .from(socketTickets)
    .where(eq(socketTickets.ticketHash, shown.ticketHash))
  return row?.document === shown.document && row.origin === shown.origin
}
