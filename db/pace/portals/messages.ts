import { and, asc, eq, isNotNull, lt, sql } from 'drizzle-orm'
import type { Portal } from '#domain/catalogue.ts'
import type { PaceDb } from '../client.ts'
import { addJob } from '../jobs/queue.ts'
import { portalMessages } from '../schema.ts'

export const MESSAGE_TASK = 'understand-portal-message'
type NewMessage = { portal: Portal; body: Uint8Array; bodyHash: string }

/** Keeps what came, and queues what makes something of it. What comes again is there already. */
export async function keepMessage(
  db: PaceDb,
  message: NewMessage,
  { task = MESSAGE_TASK, queue }: { task?: string; queue?: string } = {},
): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx
      .insert(portalMessages)
      .values(message)
      .onConflictDoNothing()
      .returning({ id: portalMessages.id })
    if (row) {
      const key = `${task}:${row.id}`
      await addJob(tx, { task, payload: { id: row.id }, key, ...(queue ? { queue } : {}) })
    }
  })
}

export async function findMessage(db: PaceDb, id: string) {
  const [row] = await db.select().from(portalMessages).where(eq(portalMessages.id, id))
  return row ?? null
}

/** What could not be made sense of is done with as well: it stays, with why. */
export async function markUnderstood(
  db: PaceDb,
  id: string,
  problem: string | null,
): Promise<void> {
  const understoodAt = new Date().toISOString()
  await db.update(portalMessages).set({ understoodAt, problem }).where(eq(portalMessages.id, id))
}

/** How each of a portal's understood messages begins, and when it came. */
export async function listUnderstoodHeads(
  db: PaceDb,
  portal: string,
  bytes: number,
): Promise<{ receivedAt: string; head: string }[]> {
  const rows = await db
    .select({
      receivedAt: portalMessages.receivedAt,
      head: sql<string>`encode(substring(${portalMessages.body} from 1 for ${bytes}::int), 'base64')`,
    })
    .from(portalMessages)
    .where(and(eq(portalMessages.portal, portal), isNotNull(portalMessages.understoodAt)))
    .orderBy(asc(portalMessages.receivedAt), asc(portalMessages.id))
  return rows.map(({ receivedAt, head }) => ({
    receivedAt,
    head: new TextDecoder().decode(Buffer.from(head, 'base64')),
  }))
}

/** Of what only the newest word counts: what came before is of no more use; or of that only what had this problem. */
export async function forgetOlder(
  db: PaceDb,
  { portal, receivedAt }: Pick<typeof portalMessages.$inferSelect, 'portal' | 'receivedAt'>,
  problem?: string,
): Promise<void> {
  await db
    .delete(portalMessages)
    .where(
      and(
        eq(portalMessages.portal, portal),
        isNotNull(portalMessages.understoodAt),
        lt(portalMessages.receivedAt, receivedAt),
        problem === undefined ? undefined : eq(portalMessages.problem, problem),
      ),
    )
}
