import { FURNISHINGS } from '../catalogue.ts'
import { LEAD_STAGES } from '../lead/fields.ts'
import type { ListDefinition } from './definition.ts'

export const LEAD_LIST = {
  noun: 'lead',
  columns: {
    name: { label: 'Name', kind: 'text', width: 'minmax(200px,2fr)', sort: 'asc' },
    reference: { label: 'Reference', kind: 'text', width: '88px', required: true },
    stage: {
      label: 'Stage',
      kind: 'choice',
      width: '100px',
      choices: LEAD_STAGES,
      sort: 'asc',
      required: true,
    },
    intent: {
      label: 'Wants to',
      kind: 'choice',
      width: '80px',
      choices: { buy: 'Buy', rent: 'Rent', sell: 'Sell', let: 'Let' },
      sort: 'asc',
    },
    bedrooms: { label: 'Bedrooms', kind: 'count', width: '72px', sort: 'asc' },
    propertyType: {
      label: 'Property type',
      kind: 'reference',
      reference: 'propertyType',
      width: '120px',
    },
    area: { label: 'Areas', kind: 'reference', reference: 'area', width: 'minmax(120px,1.5fr)' },
    budget: { label: 'Budget', kind: 'money', width: '152px', sort: 'desc' },
    source: { label: 'Source', kind: 'reference', reference: 'source', width: '110px' },
    temperature: {
      label: 'Temperature',
      kind: 'choice',
      width: '104px',
      choices: { hot: 'Hot', warm: 'Warm', cold: 'Cold' },
      sort: 'asc',
    },
    followUp: { label: 'Follow-up', kind: 'instant', width: '104px', sort: 'asc' },
    due: { label: 'Due', kind: 'instant', width: '168px', sort: 'asc' },
    overdue: { label: 'Overdue', kind: 'flag', width: '80px', required: true },
    updated: { label: 'Changed', kind: 'instant', width: '96px', sort: 'desc', required: true },
    created: { label: 'Created', kind: 'instant', width: '96px', sort: 'desc', required: true },
    stageSince: { label: 'In stage since', kind: 'instant', width: '112px', sort: 'asc' },
    owner: { label: 'Owner', kind: 'person', width: '48px' },
    team: { label: 'Team', kind: 'team', width: '112px' },
    phone: { label: 'Phone', kind: 'text', width: '136px' },
    email: { label: 'E-mail', kind: 'text', width: 'minmax(140px,1fr)' },
    financing: {
      label: 'Financing',
      kind: 'choice',
      width: '96px',
      choices: { cash: 'Cash', mortgage: 'Mortgage', undecided: 'Undecided' },
    },
    furnishing: { label: 'Furnishing', kind: 'choice', width: '112px', choices: FURNISHINGS },
    moveDate: { label: 'Move date', kind: 'day', width: '104px' },
    lostReason: {
      label: 'Lost because',
      kind: 'reference',
      reference: 'lostReason',
      width: 'minmax(120px,1fr)',
    },
    tags: { label: 'Tags', kind: 'tag', width: 'minmax(96px,1fr)' },
    archived: { label: 'Archived', kind: 'flag', width: '80px', required: true },
  },
  shown: ['name', 'stage', 'intent', 'area', 'budget', 'source', 'due', 'updated', 'owner'],
  sort: [{ column: 'updated', direction: 'desc' }],
  tabs: 'stage',
} as const satisfies ListDefinition

export type LeadColumn = keyof typeof LEAD_LIST.columns
