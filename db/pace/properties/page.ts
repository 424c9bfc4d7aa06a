import { isUuid } from '#domain/uuid.ts'
import type { ListSource } from '../list/source.ts'
import type { Scope } from '../query/scope.ts'
import { properties } from '../schema.ts'
import { PROPERTY_FILTERED, propertyColumnsFor, type PropertyRow } from './columns.ts'

/** The list of homes for somebody who may see the listings of this scope. */
export function propertySource(scope: Scope): ListSource<PropertyRow> {
  return {
    ...PROPERTY_FILTERED,
    table: properties,
    id: properties.id,
    isId: isUuid,
    read: (db, { key, where, order, limit }) =>
      db
        .select({ ...propertyColumnsFor(scope), key })
        .from(properties)
        .where(where)
        .orderBy(...order)
        .limit(limit),
  }
}
