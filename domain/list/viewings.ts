import { VIEWING_STATUSES } from '../viewing/viewing.ts'
import type { ListDefinition } from './definition.ts'

export const VIEWING_LIST = {
  noun: 'viewing',
  columns: {
    start: { label: 'When', kind: 'instant', width: '136px', sort: 'asc', required: true },
    lead: { label: 'Lead', kind: 'text', width: 'minmax(160px,1.5fr)' },
    listing: { label: 'Listing', kind: 'text', width: 'minmax(180px,2fr)' },
    area: { label: 'Community', kind: 'reference', reference: 'area', width: 'minmax(120px,1fr)' },
    status: {
      label: 'Status',
      kind: 'choice',
      width: '136px',
      choices: VIEWING_STATUSES,
      sort: 'asc',
      required: true,
    },
    agent: { label: 'Agent', kind: 'person', width: '48px', required: true },
    team: { label: 'Team', kind: 'team', width: '112px' },
    feedback: { label: 'Feedback', kind: 'text', width: 'minmax(160px,1.5fr)', filter: false },
    end: { label: 'Until', kind: 'instant', width: '96px', required: true, filter: false },
    created: { label: 'Created', kind: 'instant', width: '96px', sort: 'desc', required: true },
  },
  shown: ['start', 'lead', 'listing', 'area', 'status', 'agent'],
  sort: [{ column: 'start', direction: 'desc' }],
  tabs: 'status',
  // A viewing of this morning still wants its outcome.
  opens: 'start.after=today-1&sort=start',
} as const satisfies ListDefinition

export type ViewingColumn = keyof typeof VIEWING_LIST.columns
