import { ALL_SCOPES } from '../access/token.ts'
import type { ListDefinition } from './definition.ts'

/** Scopes are called by their own names: what they let somebody do is a page's to say. */
const SCOPES = Object.fromEntries(ALL_SCOPES.map((scope) => [scope, scope]))

export const CLIENT_LIST = {
  noun: 'client',
  columns: {
    name: {
      label: 'Name',
      kind: 'text',
      width: 'minmax(180px,1.5fr)',
      sort: 'asc',
      required: true,
    },
    id: { label: 'Client ID', kind: 'text', width: 'minmax(180px,1.2fr)', required: true },
    scope: { label: 'Scopes', kind: 'choice', width: 'minmax(220px,2fr)', choices: SCOPES },
    status: {
      label: 'Status',
      kind: 'choice',
      width: '120px',
      choices: { inUse: 'In use', revoked: 'Revoked' },
      sort: 'asc',
      required: true,
    },
    used: { label: 'Last used', kind: 'instant', width: '104px', sort: 'desc' },
    created: { label: 'Created', kind: 'instant', width: '104px', sort: 'desc', required: true },
    by: { label: 'Made by', kind: 'person', width: '72px' },
  },
  shown: ['name', 'id', 'scope', 'status', 'used'],
  sort: [
    { column: 'status', direction: 'asc' },
    { column: 'created', direction: 'desc' },
  ],
  still: true,
} as const satisfies ListDefinition

export type ClientColumn = keyof typeof CLIENT_LIST.columns
