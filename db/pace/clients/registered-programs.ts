import { and, asc, eq, or, sql } from 'drizzle-orm'
import { appendAudit } from '../audit/audit.ts'
import type { PaceDb } from '../client.ts'
import type { ChangedBy } from '../rights/people-rights.ts'
import { oidcModels } from '../schema.ts'

export type RegisteredProgram = { id: string; metadata: unknown }

/** Programs of others that were registered with an initial access token. */
export async function listRegisteredPrograms(db: PaceDb): Promise<RegisteredProgram[]> {
  return db
    .select({ id: oidcModels.id, metadata: oidcModels.payload })
    .from(oidcModels)
    .where(eq(oidcModels.model, 'Client'))
    .orderBy(asc(oidcModels.id))
}

/** Ends a program: its registration, and whatever people let it have. False when there was neither. */
export async function removeProgram(
  db: PaceDb,
  { id, by }: { id: string; by: ChangedBy },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const removed = await tx
      .delete(oidcModels)
      .where(
        or(
          and(eq(oidcModels.model, 'Client'), eq(oidcModels.id, id)),
          eq(sql`${oidcModels.payload} ->> 'clientId'`, id),
        ),
      )
      .returning({ id: oidcModels.id })
    if (removed.length === 0) return false
    const target = `client:${id}`
    await appendAudit(tx, { ...by, action: 'client.revoke', target, outcome: 'allowed' })
    return true
  })
}
