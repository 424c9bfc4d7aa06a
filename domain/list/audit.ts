import type { ListDefinition } from './definition.ts'

export const AUDIT_LIST = {
  noun: 'audit',
  columns: {
    at: { label: 'When', kind: 'instant', width: '104px', sort: 'desc', required: true },
    outcome: {
      label: 'Outcome',
      kind: 'choice',
      width: '104px',
      choices: { allowed: 'Allowed', denied: 'Denied', failed: 'Failed' },
      required: true,
    },
    person: { label: 'Who', kind: 'person', width: '11rem' },
    actor: { label: 'In whose name', kind: 'text', width: 'minmax(160px,1fr)', required: true },
    via: { label: 'Through', kind: 'text', width: '144px' },
    action: { label: 'What', kind: 'text', width: '12rem', required: true },
    target: { label: 'On what', kind: 'text', width: 'minmax(140px,1fr)' },
    change: { label: 'Change', kind: 'text', width: 'minmax(200px,2fr)', filter: false },
    address: { label: 'Address', kind: 'text', width: '128px' },
    trace: { label: 'Trace', kind: 'text', width: '144px' },
  },
  shown: ['outcome', 'person', 'action', 'target', 'change', 'via', 'at'],
  sort: [{ column: 'at', direction: 'desc' }],
  still: true,
} as const satisfies ListDefinition

export type AuditColumn = keyof typeof AUDIT_LIST.columns
