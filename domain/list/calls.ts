import { CALL_STATES } from '../call/fields.ts'
import type { ListDefinition } from './definition.ts'

/** Where a call stands, as the list is put in order: what goes on, what is to be wrapped up, what is past. */
const PHASES = { now: 'Now', wrapUp: 'To wrap up', past: 'Past' }

export const CALL_LIST = {
  noun: 'call',
  columns: {
    caller: { label: 'Caller', kind: 'text', width: 'minmax(190px,1.2fr)' },
    phase: {
      label: 'When',
      kind: 'choice',
      width: '96px',
      choices: PHASES,
      sort: 'asc',
      required: true,
    },
    state: { label: 'State', kind: 'choice', width: '104px', choices: CALL_STATES, required: true },
    direction: {
      label: 'In or out',
      kind: 'choice',
      width: '96px',
      choices: { inbound: 'Inbound', outbound: 'Outbound' },
    },
    length: { label: 'Length', kind: 'count', width: '72px', filter: false },
    agent: { label: 'Agent', kind: 'person', width: 'minmax(110px,0.7fr)' },
    team: { label: 'Team', kind: 'team', width: '112px' },
    lead: { label: 'Lead', kind: 'text', width: '88px', filter: false },
    disposition: {
      label: 'Outcome',
      kind: 'reference',
      reference: 'disposition',
      width: '128px',
    },
    summary: { label: 'Summary', kind: 'text', width: 'minmax(180px,2fr)', filter: false },
    phone: { label: 'Number', kind: 'text', width: '144px' },
    started: { label: 'Started', kind: 'instant', width: '92px', sort: 'desc', required: true },
    ended: { label: 'Ended', kind: 'instant', width: '92px' },
    updated: { label: 'Changed', kind: 'instant', width: '96px', sort: 'desc', required: true },
  },
  shown: ['caller', 'state', 'length', 'agent', 'disposition', 'summary', 'phone', 'started'],
  sort: [
    { column: 'phase', direction: 'asc' },
    { column: 'started', direction: 'desc' },
  ],
} as const satisfies ListDefinition

export type CallColumn = keyof typeof CALL_LIST.columns
