import { eq } from 'drizzle-orm'
import type { Portal } from '#domain/catalogue.ts'
import type { PaceDb } from '../client.ts'
import { auditLog, portalConnections } from '../schema.ts'

export type ConnectionRow = typeof portalConnections.$inferSelect
type NewConnection = Pick<ConnectionRow, 'sealed' | 'licence' | 'changedBy'>
type Tested = Pick<ConnectionRow, 'testedAt' | 'problem'>

export async function findConnection(db: PaceDb, portal: Portal): Promise<ConnectionRow | null> {
  const [row] = await db
    .select()
    .from(portalConnections)
    .where(eq(portalConnections.portal, portal))
  return row ?? null
}

/** Takes the place of the one before; the audit says that it changed, never what it is. */
export async function saveConnection(
  db: PaceDb,
  portal: Portal,
  connection: NewConnection,
): Promise<void> {
  const changed = {
    ...connection,
    changedAt: new Date().toISOString(),
    testedAt: null,
    problem: null,
  }
  await db.transaction(async (tx) => {
    await tx
      .insert(portalConnections)
      .values({ portal, ...changed })
      .onConflictDoUpdate({ target: portalConnections.portal, set: changed })
    await tx.insert(auditLog).values(entry(connection.changedBy, 'connectPortal', portal))
  })
}

export async function dropConnection(db: PaceDb, portal: Portal, by: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(portalConnections).where(eq(portalConnections.portal, portal))
    await tx.insert(auditLog).values(entry(by, 'disconnectPortal', portal))
  })
}

export async function noteTest(db: PaceDb, portal: Portal, tested: Tested): Promise<void> {
  await db.update(portalConnections).set(tested).where(eq(portalConnections.portal, portal))
}

function entry(actor: string, action: string, portal: Portal) {
  return { actor, action, target: `portal:${portal}`, outcome: 'allowed' as const }
}
