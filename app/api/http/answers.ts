import type { ApiContext } from '../caller/caller.ts'
import type { TypedResponse } from 'hono'
import type { JSONParsed } from 'hono/utils/types'
import type { AskedList } from './list-query.ts'
import { writeSortCursor } from './list-query.ts'
import { decodeCursor, encodeCursor, type UpdatedCursor } from './paging.ts'
import { selectFields } from './selection.ts'
import { tagOf } from './tag-answers.ts'
import type { ListCursor } from '#db/pace/list/order.ts'
import type { z } from '@hono/zod-openapi'

type Pages<Row> = {
  /** In the order of the list by itself: of changes, or of making. */
  plain: (page: {
    limit: number
    after?: UpdatedCursor
  }) => Promise<{ rows: Row[]; next: UpdatedCursor | null }>
  sorted: (
    sorted: NonNullable<AskedList['sorted']>,
  ) => Promise<{ rows: Row[]; next: ListCursor | null }>
  /** How the rows' ids are spelled, where they are no UUIDs. */
  id?: z.ZodType<string>
}

/** The rows of a page in the order that is asked for, and the word for the next one. */
export async function readAskedPage<Row>(
  { limit, sorted }: AskedList,
  cursor: string | undefined,
  pages: Pages<Row>,
): Promise<{ rows: Row[]; next: string | null }> {
  if (sorted) {
    const { rows, next } = await pages.sorted(sorted)
    return { rows, next: writeSortCursor(next, sorted.query.sort) }
  }
  const after = decodeCursor(cursor, pages.id)
  const { rows, next } = await pages.plain({ limit, ...(after ? { after } : {}) })
  return { rows, next: encodeCursor(next) }
}

export function answerPage<Row extends object>(
  c: ApiContext,
  { rows, next }: { rows: readonly Row[]; next: string | null },
  fields: readonly string[] | undefined,
) {
  return tagged(c, { data: rows.map((row) => selectFields(row, fields)), next }, 200)
}

/** One record, with the tag that a change of it may name. */
export function answerOne<Shown extends object>(
  c: ApiContext,
  shown: Shown,
  fields?: readonly string[],
) {
  return tagged(c, selectFields(shown, fields), 200)
}

/** What was made, and where it is read. */
export function answerMade<Shown extends { id: string }>(
  c: ApiContext,
  shown: Shown,
  path: string,
) {
  return tagged(c, shown, 201, { location: `/api/v1/${path}/${shown.id}` })
}

/** Written and encoded once: the tag is of the very bytes that are sent. */
function tagged<Shown extends object, Status extends 200 | 201>(
  c: ApiContext,
  shown: Shown,
  status: Status,
  headers: Record<string, string> = {},
): Response & TypedResponse<JSONParsed<Shown>, Status, 'json'> {
  const body = Buffer.from(JSON.stringify(shown))
  const answer: Response = c.body(body, status, {
    'content-type': 'application/json',
    etag: tagOf(body),
    ...headers,
  })
  return answer as Response & TypedResponse<JSONParsed<Shown>, Status, 'json'>
}
