import { and, eq, isNotNull } from 'drizzle-orm'
import type { PaceDb } from './client.ts'
import { apiClients } from './schema.ts'

/** True for a machine client that was revoked; PACE's own services have no row here and are not. */
export async function isClientRevoked(db: PaceDb, clientId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: apiClients.id })
    .from(apiClients)
    .where(and(eq(apiClients.id, clientId), isNotNull(apiClients.revokedAt)))
  return row !== undefined
}
