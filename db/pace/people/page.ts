import { isUuid } from '#domain/uuid.ts'
import type { ListSource } from '../list/source.ts'
import { people } from '../schema.ts'
import { PERSON_FILTERED, personRowColumns, type PersonRow } from './columns.ts'

/** Everybody who works here or did, for those who run the house. */
export const PERSON_SOURCE: ListSource<PersonRow> = {
  ...PERSON_FILTERED,
  table: people,
  id: people.id,
  isId: isUuid,
  read: (db, { key, where, order, limit }) =>
    db
      .select({ ...personRowColumns, key })
      .from(people)
      .where(where)
      .orderBy(...order)
      .limit(limit),
}
