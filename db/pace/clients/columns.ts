import { sql } from 'drizzle-orm'
import { CLIENT_LIST, type ClientColumn } from '#domain/list/clients.ts'
import { byInstant, byName } from '../list/bind.ts'
import { isOneOf } from '../list/is-one-of.ts'
import { namesOneOf, personIn } from '../list/person-in.ts'
import type { BoundColumn, Filtered } from '../list/source.ts'
import { apiClients } from '../schema.ts'

const status = sql<string>`(case when ${apiClients.revokedAt} is null then 'inUse' else 'revoked' end)`

/** What a page shows of a client: that two secrets hold, never anything of them. */
export const clientRowColumns = {
  id: apiClients.id,
  name: apiClients.name,
  scopes: apiClients.scopes,
  status,
  lastUsedAt: apiClients.lastUsedAt,
  createdAt: apiClients.createdAt,
  createdBy: personIn(apiClients.createdBy),
  hasTwoSecrets: sql<boolean>`(${apiClients.previousSecretHash} is not null)`,
}
export type ClientRow = Pick<
  typeof apiClients.$inferSelect,
  'id' | 'name' | 'scopes' | 'lastUsedAt' | 'createdAt'
> & { status: string; createdBy: string | null; hasTwoSecrets: boolean }

export const CLIENT_COLUMNS = {
  name: {
    field: 'name',
    value: apiClients.name,
    sortBy: byName(apiClients.name, 'required'),
  },
  id: { field: 'id', value: apiClients.id, exact: (texts) => isOneOf(apiClients.id, texts) },
  scope: { field: 'scopes', value: apiClients.scopes, isArray: true },
  status: {
    field: 'status',
    value: status,
    sortBy: {
      by: 'steps',
      type: 'text',
      value: status,
      steps: Object.keys(CLIENT_LIST.columns.status.choices),
      required: true,
    },
  },
  used: {
    field: 'lastUsedAt',
    value: apiClients.lastUsedAt,
    sortBy: byInstant(apiClients.lastUsedAt),
  },
  created: {
    field: 'createdAt',
    value: apiClients.createdAt,
    sortBy: byInstant(apiClients.createdAt, 'required'),
  },
  by: {
    field: 'createdBy',
    value: personIn(apiClients.createdBy),
    exact: namesOneOf(apiClients.createdBy),
  },
} satisfies Record<ClientColumn, BoundColumn<keyof ClientRow>>

/** PACE's own services are not listed among the clients. */
export const CLIENT_FILTERED = {
  list: CLIENT_LIST,
  columns: CLIENT_COLUMNS,
  search: 'client',
  always: sql`not ${apiClients.internal}`,
} as const satisfies Filtered
