import { LISTING_STATUSES } from '../listing/fields.ts'
import type { ListDefinition } from './definition.ts'

export const PROPERTY_LIST = {
  noun: 'property',
  columns: {
    building: { label: 'Building', kind: 'text', width: 'minmax(160px,2fr)', sort: 'asc' },
    unit: { label: 'Unit', kind: 'text', width: '88px' },
    area: {
      label: 'Community',
      kind: 'reference',
      reference: 'area',
      width: 'minmax(120px,1.2fr)',
    },
    propertyType: {
      label: 'Property type',
      kind: 'reference',
      reference: 'propertyType',
      width: '120px',
    },
    bedrooms: { label: 'Bedrooms', kind: 'count', width: '80px', sort: 'asc' },
    bathrooms: { label: 'Bathrooms', kind: 'count', width: '80px' },
    size: { label: 'Size', kind: 'size', width: '96px', sort: 'desc' },
    floor: { label: 'Floor', kind: 'count', width: '72px' },
    parking: { label: 'Parking', kind: 'count', width: '72px' },
    listing: {
      label: 'Newest listing',
      kind: 'choice',
      choices: LISTING_STATUSES,
      width: '120px',
      filter: false,
    },
    price: { label: 'Its price', kind: 'money', width: '128px', filter: false },
    owners: { label: 'Owners', kind: 'count', width: '72px', filter: false },
    titleDeed: { label: 'Title deed', kind: 'text', width: '120px' },
    makani: { label: 'Makani', kind: 'text', width: '112px' },
    agent: { label: 'Agent', kind: 'person', width: '56px' },
    team: { label: 'Team', kind: 'team', width: '112px' },
    updated: { label: 'Changed', kind: 'instant', width: '84px', sort: 'desc', required: true },
    created: { label: 'Created', kind: 'instant', width: '96px', sort: 'desc', required: true },
  },
  shown: [
    'building',
    'unit',
    'area',
    'propertyType',
    'bedrooms',
    'size',
    'listing',
    'price',
    'agent',
    'updated',
  ],
  sort: [{ column: 'updated', direction: 'desc' }],
} as const satisfies ListDefinition

export type PropertyColumn = keyof typeof PROPERTY_LIST.columns
