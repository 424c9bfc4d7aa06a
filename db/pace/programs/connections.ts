import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { notifyAccessChanged } from '../access/access-changes.ts'
import { appendAudit } from '../audit/audit.ts'
import type { PaceDb } from '../client.ts'
import type { ChangedBy } from '../rights/people-rights.ts'
import { programConnections } from '../schema.ts'

export type Connection = typeof programConnections.$inferSelect

/** A person has let a program in. */
export async function insertConnection(
  db: PaceDb,
  connection: Omit<typeof programConnections.$inferInsert, 'endedAt' | 'endedBy'>,
): Promise<void> {
  await db.insert(programConnections).values(connection)
}

/** What of others' programs this person has let in and not ended, the newest first. */
export async function listConnections(
  db: PaceDb,
  personId: string,
  now: Date,
): Promise<Connection[]> {
  const { createdAt, id, endedAt, expiresAt } = programConnections
  return db
    .select()
    .from(programConnections)
    .where(
      and(
        eq(programConnections.personId, personId),
        isNull(endedAt),
        gt(expiresAt, now.toISOString()),
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(100)
}

export async function findConnection(db: PaceDb, id: string): Promise<Connection | null> {
  const [row] = await db.select().from(programConnections).where(eq(programConnections.id, id))
  return row ?? null
}

/** Ends a program's access: its tokens hold no longer anywhere, and what is open by them closes. */
export async function endConnection(
  db: PaceDb,
  { id, by, now }: { id: string; by: ChangedBy; now: Date },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [ended] = await tx
      .update(programConnections)
      .set({ endedAt: now.toISOString(), endedBy: by.actor })
      .where(and(eq(programConnections.id, id), isNull(programConnections.endedAt)))
      .returning()
    if (!ended) return false
    const target = `client:${ended.clientId}`
    const before = { connection: id, scopes: ended.scopes }
    await appendAudit(tx, { ...by, action: 'client.end', target, outcome: 'allowed', before })
    await notifyAccessChanged(tx, { sessionId: id })
    return true
  })
}

/** At the issuer: the program gave its grant back, or its person signed out there. */
export async function closeConnection(db: PaceDb, id: string, now: Date): Promise<void> {
  const ended = await db
    .update(programConnections)
    .set({ endedAt: now.toISOString(), endedBy: 'issuer' })
    .where(and(eq(programConnections.id, id), isNull(programConnections.endedAt)))
    .returning({ id: programConnections.id })
  if (ended.length > 0) await notifyAccessChanged(db, { sessionId: id })
}
