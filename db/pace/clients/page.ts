import type { ListSource } from '../list/source.ts'
import { apiClients } from '../schema.ts'
import { CLIENT_FILTERED, clientRowColumns, type ClientRow } from './columns.ts'

/** Machine clients, for those who run the house. */
export const CLIENT_SOURCE: ListSource<ClientRow> = {
  ...CLIENT_FILTERED,
  table: apiClients,
  id: apiClients.id,
  isId: () => true,
  read: (db, { key, where, order, limit }) =>
    db
      .select({ ...clientRowColumns, key })
      .from(apiClients)
      .where(where)
      .orderBy(...order)
      .limit(limit),
}
