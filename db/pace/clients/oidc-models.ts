import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { oidcModels } from '../schema.ts'

export type OidcPayload = Record<string, unknown>
type Key = { model: string; id: string }
type Found = { payload: OidcPayload; consumedAt: string | null }

export async function upsertOidcModel(
  db: PaceDb,
  { model, id }: Key,
  payload: OidcPayload,
  expiresAt: string | null,
): Promise<void> {
  const values = {
    payload,
    expiresAt,
    grantId: textOf(payload['grantId']),
    uid: textOf(payload['uid']),
    userCode: textOf(payload['userCode']),
  }
  await db
    .insert(oidcModels)
    .values({ model, id, ...values })
    .onConflictDoUpdate({ target: [oidcModels.model, oidcModels.id], set: values })
}

export async function findOidcModel(
  db: PaceDb,
  model: string,
  by: { id: string } | { uid: string } | { userCode: string },
): Promise<Found | null> {
  const [column, value] =
    'id' in by
      ? [oidcModels.id, by.id]
      : 'uid' in by
        ? [oidcModels.uid, by.uid]
        : [oidcModels.userCode, by.userCode]
  const [row] = await db
    .select()
    .from(oidcModels)
    .where(and(eq(oidcModels.model, model), eq(column, value), stillHolds()))
  return row ? { payload: toPayload(row.payload), consumedAt: row.consumedAt } : null
}

/** False when it was consumed before: of two at once, one is first. */
export async function consumeOidcModel(db: PaceDb, { model, id }: Key, at: Date): Promise<boolean> {
  const consumed = await db
    .update(oidcModels)
    .set({ consumedAt: at.toISOString() })
    .where(and(eq(oidcModels.model, model), eq(oidcModels.id, id), isNull(oidcModels.consumedAt)))
    .returning({ id: oidcModels.id })
  return consumed.length > 0
}

export async function deleteOidcModel(db: PaceDb, { model, id }: Key): Promise<void> {
  await db.delete(oidcModels).where(and(eq(oidcModels.model, model), eq(oidcModels.id, id)))
}

export async function deleteOidcGrant(db: PaceDb, model: string, grantId: string): Promise<void> {
  await db
    .delete(oidcModels)
    .where(and(eq(oidcModels.model, model), eq(oidcModels.grantId, grantId)))
}

/** Ends every grant, code and refresh family of a person, through whatever client. */
export async function deleteOidcModelsOf(db: PaceDb, personId: string): Promise<void> {
  await db.delete(oidcModels).where(eq(sql`${oidcModels.payload}->>'accountId'`, personId))
}

export async function deleteExpiredOidcModels(db: PaceDb, now: Date): Promise<void> {
  await db.delete(oidcModels).where(lt(oidcModels.expiresAt, now.toISOString()))
}

function stillHolds() {
  return or(isNull(oidcModels.expiresAt), gt(oidcModels.expiresAt, new Date().toISOString()))
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function toPayload(stored: unknown): OidcPayload {
  return typeof stored === 'object' && stored !== null ? { ...stored } : {}
}
