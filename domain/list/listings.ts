import { FURNISHINGS, PORTALS } from '../catalogue.ts'
import { LISTING_STATUSES } from '../listing/fields.ts'
import type { ListDefinition } from './definition.ts'

export const LISTING_LIST = {
  noun: 'listing',
  columns: {
    title: { label: 'Title', kind: 'text', width: 'minmax(240px,2.2fr)', sort: 'asc' },
    reference: { label: 'Reference', kind: 'text', width: '88px', required: true },
    status: {
      label: 'Status',
      kind: 'choice',
      width: '112px',
      choices: LISTING_STATUSES,
      sort: 'asc',
      required: true,
    },
    purpose: {
      label: 'Sale or rent',
      kind: 'choice',
      width: '80px',
      choices: { sale: 'For sale', rent: 'For rent' },
      sort: 'asc',
    },
    price: { label: 'Price', kind: 'money', width: '136px', sort: 'desc' },
    propertyType: {
      label: 'Property type',
      kind: 'reference',
      reference: 'propertyType',
      width: '120px',
    },
    area: {
      label: 'Community',
      kind: 'reference',
      reference: 'area',
      width: 'minmax(140px,1.2fr)',
    },
    building: { label: 'Building', kind: 'text', width: 'minmax(120px,1fr)' },
    unit: { label: 'Unit', kind: 'text', width: '72px' },
    bedrooms: { label: 'Bedrooms', kind: 'count', width: '72px', sort: 'asc' },
    bathrooms: { label: 'Bathrooms', kind: 'count', width: '80px' },
    size: { label: 'Size', kind: 'size', width: '96px', sort: 'desc' },
    furnishing: { label: 'Furnishing', kind: 'choice', width: '112px', choices: FURNISHINGS },
    portal: { label: 'Portals', kind: 'choice', width: '84px', choices: PORTALS },
    agent: { label: 'Agent', kind: 'person', width: '48px' },
    team: { label: 'Team', kind: 'team', width: '112px' },
    availableFrom: { label: 'Available from', kind: 'day', width: '112px' },
    permit: { label: 'Permit', kind: 'text', width: '112px' },
    offPlan: { label: 'Off-plan', kind: 'flag', width: '80px' },
    petsAllowed: { label: 'Pets allowed', kind: 'flag', width: '96px' },
    tags: { label: 'Tags', kind: 'tag', width: 'minmax(96px,1fr)' },
    updated: { label: 'Changed', kind: 'instant', width: '96px', sort: 'desc', required: true },
    created: { label: 'Created', kind: 'instant', width: '96px', sort: 'desc', required: true },
    archived: { label: 'Archived', kind: 'flag', width: '80px', required: true },
  },
  shown: ['title', 'status', 'price', 'area', 'bedrooms', 'size', 'portal', 'agent', 'updated'],
  sort: [{ column: 'updated', direction: 'desc' }],
  tabs: 'status',
} as const satisfies ListDefinition

export type ListingColumn = keyof typeof LISTING_LIST.columns
