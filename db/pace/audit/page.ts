import type { ListSource } from '../list/source.ts'
import { auditLog } from '../schema.ts'
import { AUDIT_FILTERED, auditRowColumns, type AuditRow } from './columns.ts'

/** What was done and refused, for those who run the house. */
export const AUDIT_SOURCE: ListSource<AuditRow> = {
  ...AUDIT_FILTERED,
  table: auditLog,
  id: auditLog.sequence,
  isId: (text) => /^\d{1,15}$/.test(text),
  read: (db, { key, where, order, limit }) =>
    db
      .select({ ...auditRowColumns, key })
      .from(auditLog)
      .where(where)
      .orderBy(...order)
      .limit(limit),
}
