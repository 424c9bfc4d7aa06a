import { and, desc, eq, gte, ilike, lt, or, type SQL } from 'drizzle-orm'
import { plainAddress } from '#domain/plain-address.ts'
import type { PaceDb } from '../client.ts'
import { auditLog } from '../schema.ts'

export type AuditEntry = typeof auditLog.$inferSelect
export type NewAuditEntry = Omit<typeof auditLog.$inferInsert, 'sequence' | 'at'>

export type AuditFilter = {
  actor?: string
  action?: string
  outcome?: AuditEntry['outcome']
  text?: string
  since?: string
}

/** Writes what somebody did or tried to do. No service may change or remove an entry. */
export async function appendAudit(db: PaceDb, entry: NewAuditEntry): Promise<void> {
  await db.insert(auditLog).values({ ...entry, address: plainAddress(entry.address) })
}

export async function appendAudits(db: PaceDb, entries: readonly NewAuditEntry[]): Promise<void> {
  if (entries.length > 0) await db.insert(auditLog).values([...entries])
}

/** One page, newest first; `next` is the sequence to page on with, null at the end. */
export async function listAudit(
  db: PaceDb,
  filter: AuditFilter,
  page: { limit: number; before?: number },
): Promise<{ rows: AuditEntry[]; next: number | null }> {
  const found = await db
    .select()
    .from(auditLog)
    .where(and(conditions(filter), page.before ? lt(auditLog.sequence, page.before) : undefined))
    .orderBy(desc(auditLog.sequence))
    .limit(page.limit + 1)
  const rows = found.slice(0, page.limit)
  return { rows, next: found.length > page.limit ? (rows.at(-1)?.sequence ?? null) : null }
}

function conditions(filter: AuditFilter): SQL | undefined {
  return and(
    filter.actor ? eq(auditLog.actor, filter.actor) : undefined,
    filter.action ? eq(auditLog.action, filter.action) : undefined,
    filter.outcome ? eq(auditLog.outcome, filter.outcome) : undefined,
    filter.since ? gte(auditLog.at, filter.since) : undefined,
    filter.text ? mentions(filter.text) : undefined,
  )
}

function mentions(text: string): SQL | undefined {
  const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return or(
    ilike(auditLog.actor, pattern),
    ilike(auditLog.action, pattern),
    ilike(auditLog.target, pattern),
  )
}
