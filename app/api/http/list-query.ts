import { z } from '@hono/zod-openapi'
import { ListCursorSchema } from '#db/pace/list/read-page.ts'
import type { ListQuery } from '#db/pace/list/read-page.ts'
import type { ListCursor } from '#db/pace/list/order.ts'
import { readListState } from '#domain/list/address.ts'
import type { ListDefinition, Sort } from '#domain/list/definition.ts'
import type { Filter } from '#domain/list/filter.ts'
import type { House } from '#domain/house/house.ts'
import { DomainError } from '#domain/errors.ts'
import { decodeCursor as decodeWord, encodeCursor as encodeWord } from '../../http/page-cursor.ts'
import type { ApiContext } from '../caller/caller.ts'
import { filterShape, readFilter } from './list-filter.ts'
import { PageQuerySchema } from './paging.ts'
import { fieldsParam, selectable } from './selection.ts'

/** What every list is asked: a page, fields, an order and conditions. `schema` is what it answers, `list` what its page is made of. */
export function listQuery<List extends ListDefinition>(list: List, schema: z.ZodObject) {
  return PageQuerySchema.extend({
    ...filterShape(list),
    fields: fieldsParam(schema),
    sort: sortParam(list),
  })
}

function sortParam(list: ListDefinition) {
  const names = Object.entries(list.columns).flatMap(([name, { sort }]) => (sort ? [name] : []))
  return z
    .string()
    .max(200)
    .optional()
    .openapi({
      description: `The order: ${names.join(', ')}; \`-\` before one turns it round, a comma puts another behind it. A cursor belongs to its order`,
      example: `-${names[0] ?? 'created'}`,
    })
}

/** A page of records, in full or as far as `fields` says. */
export function listedSchema<Schema extends z.ZodObject>(schema: Schema, name: string) {
  return z.object({
    data: z.array(selectable(schema, name)),
    next: z.string().nullable().openapi({ description: 'The `cursor` of the next page' }),
  })
}

type Valid = {
  limit: number
  cursor?: string | undefined
  sort?: string | undefined
  q?: string | undefined
}
/** A list as it was asked for: in the order of changes or making, or in the one that `sort` names. */
export type AskedList = {
  filter: Filter
  zone: string
  limit: number
  sorted: { query: ListQuery; page: { limit: number; after?: ListCursor } } | null
}

/** The conditions and the order of a request's address; `own` are the operation's parameters that are no conditions. */
export function readAskedList(
  c: ApiContext,
  list: ListDefinition,
  { valid, own, house }: { valid: Valid; own: readonly string[]; house: House },
): AskedList {
  const filter = readFilter(list, c.req.url, {
    own: ['limit', 'cursor', 'fields', 'sort', ...own],
    habits: house,
  })
  const { limit, sort: asked, cursor, q: text = null } = valid
  const { zone } = house
  if (asked === undefined) return { filter, zone, limit, sorted: null }
  const { sort } = readListState(list, new URLSearchParams({ sort: asked || '?' }), house)
  const after = cursor === undefined ? {} : { after: readSortCursor(cursor, sort) }
  return {
    filter,
    zone,
    limit,
    sorted: { query: { text, filter, sort, zone }, page: { limit, ...after } },
  }
}

const SortCursorSchema = ListCursorSchema.extend({ sort: z.string().max(200) }).strict()

/** The cursor of a page in the order of a sort: it says which, since in another it would be another place. */
export function writeSortCursor(cursor: ListCursor | null, sort: readonly Sort[]): string | null {
  return cursor && encodeWord({ ...cursor, sort: nameOf(sort) })
}

function readSortCursor(word: string, sort: readonly Sort[]): ListCursor {
  const { sort: named, ...cursor } = decodeWord(SortCursorSchema, word)
  if (named === nameOf(sort)) return cursor
  throw new DomainError('malformed', 'The cursor is of another order; begin at its first page.', [
    { path: 'cursor', message: 'is of another order' },
  ])
}

function nameOf(sort: readonly Sort[]): string {
  return sort.map(({ column, direction }) => `${direction} ${column}`).join(',')
}
