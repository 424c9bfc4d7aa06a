import { and, inArray, isNotNull, lte, or, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { isUuid } from '#domain/uuid.ts'
import type { PaceDb } from '../client.ts'
import { programConnections } from '../schema.ts'

/** Those of these grants that let programs of others in and are over. */
export async function findEndedConnections(
  db: PaceDb,
  ids: readonly string[],
  now: Date,
): Promise<{ id: string }[]> {
  const grants = ids.filter(isUuid)
  if (grants.length === 0) return []
  return db
    .select({ id: programConnections.id })
    .from(programConnections)
    .where(and(inArray(programConnections.id, grants), isOver(now)))
}

/** As a sub-query: the connection of this id, where it is over. */
export function endedConnection(id: PgColumn, now: Date) {
  return sql`select from ${programConnections} where ${programConnections.id} = ${id} and ${isOver(now)}`
}

function isOver(now: Date) {
  const { endedAt, expiresAt } = programConnections
  return or(isNotNull(endedAt), lte(expiresAt, now.toISOString()))
}
