import type { ListDefinition } from './definition.ts'

export const PERSON_LIST = {
  noun: 'person',
  columns: {
    name: {
      label: 'Name',
      kind: 'text',
      width: 'minmax(220px,2fr)',
      sort: 'asc',
      required: true,
    },
    email: { label: 'E-mail', kind: 'text', width: 'minmax(180px,1.5fr)', required: true },
    role: {
      label: 'Role',
      kind: 'choice',
      width: '128px',
      choices: { admin: 'Admin', manager: 'Manager', agent: 'Agent' },
      sort: 'asc',
    },
    team: { label: 'Team', kind: 'team', width: '168px' },
    status: {
      label: 'Status',
      kind: 'choice',
      width: '104px',
      choices: { active: 'Active', suspended: 'Suspended' },
      sort: 'asc',
      required: true,
    },
    seen: { label: 'Last seen', kind: 'instant', width: '104px', sort: 'desc' },
    created: { label: 'Since', kind: 'instant', width: '104px', sort: 'desc', required: true },
    suspended: { label: 'Suspended since', kind: 'instant', width: '128px' },
    language: {
      label: 'Language',
      kind: 'choice',
      width: '88px',
      choices: { en: 'English', ar: 'Arabic' },
    },
  },
  shown: ['name', 'email', 'role', 'team', 'seen'],
  sort: [{ column: 'name', direction: 'asc' }],
  still: true,
} as const satisfies ListDefinition

export type PersonColumn = keyof typeof PERSON_LIST.columns
