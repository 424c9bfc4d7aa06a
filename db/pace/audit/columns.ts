import { sql } from 'drizzle-orm'
import { AUDIT_LIST, type AuditColumn } from '#domain/list/audit.ts'
import { byInstant } from '../list/bind.ts'
import { isOneOf } from '../list/is-one-of.ts'
import { namesOneOf, personIn } from '../list/person-in.ts'
import type { BoundColumn, Filtered } from '../list/source.ts'
import { auditLog } from '../schema.ts'

export const auditRowColumns = {
  id: auditLog.sequence,
  at: auditLog.at,
  outcome: auditLog.outcome,
  personId: personIn(auditLog.actor),
  actor: auditLog.actor,
  via: auditLog.via,
  action: auditLog.action,
  target: auditLog.target,
  change: sql<AuditChange>`jsonb_strip_nulls(jsonb_build_object('before', ${auditLog.before}, 'after', ${auditLog.after}))`,
  address: auditLog.address,
  traceId: auditLog.traceId,
}
/** What was, and what is; neither where nothing was changed. */
export type AuditChange = { before?: unknown; after?: unknown }
export type AuditRow = Pick<
  typeof auditLog.$inferSelect,
  Exclude<keyof typeof auditRowColumns, 'id' | 'personId' | 'change'>
> & { id: number; personId: string | null; change: AuditChange }

const letterByLetter = (name: 'actor' | 'via' | 'address' | 'traceId') =>
  ({
    field: name,
    value: auditLog[name],
    exact: (texts: readonly string[]) => isOneOf(auditLog[name], texts),
  }) as const

/** Of what may be of any length the index has the beginning. */
const byItsBeginning = (name: 'action' | 'target') =>
  ({
    field: name,
    value: auditLog[name],
    exact: (texts: readonly string[]) =>
      sql`(${isOneOf(sql`left(${auditLog[name]}, 80)`, texts)} and ${isOneOf(auditLog[name], texts)})`,
  }) as const

export const AUDIT_COLUMNS = {
  at: {
    field: 'at',
    value: auditLog.at,
    sortBy: byInstant(auditLog.at, 'required'),
  },
  outcome: { field: 'outcome', value: auditLog.outcome },
  person: {
    field: 'personId',
    value: personIn(auditLog.actor),
    exact: namesOneOf(auditLog.actor),
  },
  actor: letterByLetter('actor'),
  via: letterByLetter('via'),
  action: byItsBeginning('action'),
  target: byItsBeginning('target'),
  change: { field: 'change', value: auditLog.after },
  address: letterByLetter('address'),
  trace: letterByLetter('traceId'),
} satisfies Record<AuditColumn, BoundColumn<keyof AuditRow>>

export const AUDIT_FILTERED = {
  list: AUDIT_LIST,
  columns: AUDIT_COLUMNS,
  search: 'audit',
} as const satisfies Filtered
