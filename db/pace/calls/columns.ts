import { sql } from 'drizzle-orm'
import { CALL_LIST, type CallColumn } from '#domain/list/calls.ts'
import { ifReadable, type LeadScope } from '../leads/records.ts'
import { byInstant } from '../list/bind.ts'
import { isOneOf } from '../list/is-one-of.ts'
import type { BoundColumn, Filtered } from '../list/source.ts'
import { begunAt, calls, leads, phaseOf } from '../schema.ts'

/** Of its lead a row says what its reader may see. */
export const callRowColumns = (scope: LeadScope) => ({
  id: calls.id,
  state: calls.state,
  phase: phaseOf(calls.state),
  direction: calls.direction,
  agentId: calls.agentId,
  teamId: calls.teamId,
  leadId: calls.leadId,
  leadName: ifReadable(scope, leads.name),
  leadReference: ifReadable(scope, leads.reference),
  callerName: calls.callerName,
  callerPhone: calls.callerPhone,
  startedAt: calls.startedAt,
  answeredAt: calls.answeredAt,
  heldSince: calls.heldSince,
  endedAt: calls.endedAt,
  updatedAt: calls.updatedAt,
  disposition: calls.disposition,
  summary: calls.summary,
  seconds: sql<number | null>`extract(epoch from ${calls.endedAt} - ${calls.answeredAt})::int`,
})
type Column = ReturnType<typeof callRowColumns>
export type CallRow = Pick<
  typeof calls.$inferSelect,
  Exclude<keyof Column, 'phase' | 'leadName' | 'leadReference' | 'seconds'>
> & {
  phase: string
  leadName: string | null
  leadReference: string | null
  seconds: number | null
}

export const CALL_COLUMNS = {
  caller: { field: 'callerName', value: calls.callerName },
  phase: {
    field: 'phase',
    value: phaseOf(calls.state),
    sortBy: {
      by: 'steps',
      type: 'text',
      value: phaseOf(calls.state),
      steps: Object.keys(CALL_LIST.columns.phase.choices),
      required: true,
    },
  },
  state: { field: 'state', value: calls.state },
  direction: { field: 'direction', value: calls.direction },
  length: { field: 'seconds', value: calls.endedAt },
  agent: { field: 'agentId', value: calls.agentId },
  team: { field: 'teamId', value: calls.teamId },
  lead: { field: 'leadReference', value: calls.leadId },
  disposition: { field: 'disposition', value: calls.disposition },
  summary: { field: 'summary', value: calls.summary },
  phone: {
    field: 'callerPhone',
    value: calls.callerPhone,
    exact: (texts) => isOneOf(calls.callerPhone, texts),
  },
  started: {
    field: 'startedAt',
    value: begunAt(calls),
    sortBy: byInstant(begunAt(calls), 'required'),
  },
  ended: { field: 'endedAt', value: calls.endedAt },
  updated: {
    field: 'updatedAt',
    value: calls.updatedAt,
    sortBy: byInstant(calls.updatedAt, 'required'),
  },
} satisfies Record<CallColumn, BoundColumn<keyof CallRow>>

/** What a filter of calls is made of, whichever rows it finds them for. */
export const CALL_FILTERED = {
  list: CALL_LIST,
  columns: CALL_COLUMNS,
  search: 'call',
} as const satisfies Filtered

export const CALL_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/
