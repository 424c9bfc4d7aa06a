import { CONTACT_KINDS, CONTACT_LANGUAGES, CONTACT_ROLES } from '../contact/fields.ts'
import type { ListDefinition } from './definition.ts'

export const CONTACT_LIST = {
  noun: 'contact',
  columns: {
    name: { label: 'Name', kind: 'text', width: 'minmax(200px,2fr)', sort: 'asc' },
    nameAr: { label: 'Arabic name', kind: 'text', width: 'minmax(140px,1fr)' },
    kind: {
      label: 'Person or company',
      kind: 'choice',
      width: '96px',
      choices: CONTACT_KINDS,
      required: true,
    },
    role: { label: 'Roles', kind: 'choice', width: 'minmax(120px,1fr)', choices: CONTACT_ROLES },
    phone: { label: 'Phone', kind: 'text', width: '168px' },
    email: { label: 'E-mail', kind: 'text', width: 'minmax(160px,1.2fr)' },
    language: { label: 'Language', kind: 'choice', width: '88px', choices: CONTACT_LANGUAGES },
    doNotCall: { label: 'Do not call', kind: 'flag', width: '96px', required: true },
    leads: { label: 'Leads', kind: 'count', width: '112px', filter: false },
    owner: { label: 'Kept by', kind: 'person', width: '64px' },
    team: { label: 'Team', kind: 'team', width: '112px' },
    tags: { label: 'Tags', kind: 'tag', width: 'minmax(96px,1fr)' },
    updated: { label: 'Changed', kind: 'instant', width: '96px', sort: 'desc', required: true },
    created: { label: 'Created', kind: 'instant', width: '96px', sort: 'desc', required: true },
    archived: { label: 'Archived', kind: 'flag', width: '80px', required: true },
  },
  shown: ['name', 'role', 'phone', 'email', 'language', 'leads', 'updated'],
  sort: [{ column: 'updated', direction: 'desc' }],
} as const satisfies ListDefinition

export type ContactColumn = keyof typeof CONTACT_LIST.columns
