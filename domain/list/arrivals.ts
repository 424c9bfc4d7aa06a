import { ARRIVAL_STATES, CHANNELS } from '../arrival/arrival.ts'
import type { ListDefinition } from './definition.ts'

export const ARRIVAL_LIST = {
  noun: 'arrival',
  columns: {
    who: { label: 'From', kind: 'text', width: 'minmax(160px,1fr)' },
    gist: { label: 'What it says', kind: 'text', width: 'minmax(220px,2fr)' },
    state: {
      label: 'What became of it',
      kind: 'choice',
      width: '132px',
      choices: ARRIVAL_STATES,
      required: true,
    },
    channel: {
      label: 'Way in',
      kind: 'choice',
      width: '148px',
      choices: CHANNELS,
      required: true,
    },
    source: { label: 'Source', kind: 'reference', reference: 'source', width: '128px' },
    lead: { label: 'Lead', kind: 'text', width: '96px', filter: false },
    received: { label: 'Came in', kind: 'instant', width: '104px', sort: 'desc', required: true },
  },
  shown: ['who', 'gist', 'state', 'channel', 'received'],
  sort: [{ column: 'received', direction: 'desc' }],
  tabs: 'state',
} as const satisfies ListDefinition

export type ArrivalColumn = keyof typeof ARRIVAL_LIST.columns
