import { PERSON_LIST, type PersonColumn } from '#domain/list/people.ts'
import { byInstant, byName, bySteps } from '../list/bind.ts'
import type { BoundColumn, Filtered } from '../list/source.ts'
import { people } from '../schema.ts'

/** What a page shows of somebody; the rest of the row stays on the server. */
export const personRowColumns = {
  id: people.id,
  name: people.name,
  email: people.email,
  role: people.role,
  status: people.status,
  teamId: people.teamId,
  language: people.language,
  lastSeenAt: people.lastSeenAt,
  createdAt: people.createdAt,
  suspendedAt: people.suspendedAt,
}
export type PersonRow = Pick<typeof people.$inferSelect, keyof typeof personRowColumns>

export const PERSON_COLUMNS = {
  name: {
    field: 'name',
    value: people.name,
    sortBy: byName(people.name, 'required'),
  },
  email: { field: 'email', value: people.email },
  role: {
    field: 'role',
    value: people.role,
    sortBy: bySteps(people.role, PERSON_LIST.columns.role.choices),
  },
  team: { field: 'teamId', value: people.teamId },
  status: {
    field: 'status',
    value: people.status,
    sortBy: bySteps(people.status, PERSON_LIST.columns.status.choices),
  },
  seen: {
    field: 'lastSeenAt',
    value: people.lastSeenAt,
    sortBy: byInstant(people.lastSeenAt),
  },
  created: {
    field: 'createdAt',
    value: people.createdAt,
    sortBy: byInstant(people.createdAt, 'required'),
  },
  suspended: { field: 'suspendedAt', value: people.suspendedAt },
  language: { field: 'language', value: people.language },
} satisfies Record<PersonColumn, BoundColumn<keyof PersonRow>>

export const PERSON_FILTERED = {
  list: PERSON_LIST,
  columns: PERSON_COLUMNS,
  search: 'person',
} as const satisfies Filtered
