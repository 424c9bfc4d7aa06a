import { eq } from 'drizzle-orm'
import type { Portal } from '#domain/catalogue.ts'
import type { PaceDb } from '../client.ts'
import { addJob } from '../jobs/queue.ts'
import { portalMessages } from '../schema.ts'

export const MESSAGE_TASK = 'understand-portal-message'
type NewMessage = { portal: Portal; body: Uint8Array; bodyHash: string }

/** Keeps what came, and queues what makes something of it. What comes again is there already. */
export async function keepMessage(db: PaceDb, message: NewMessage): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx
      .insert(portalMessages)
      .values(message)
      .onConflictDoNothing()
      .returning({ id: portalMessages.id })
    if (row) {
      const key = `${MESSAGE_TASK}:${row.id}`
      await addJob(tx, { task: MESSAGE_TASK, payload: { id: row.id }, key })
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
