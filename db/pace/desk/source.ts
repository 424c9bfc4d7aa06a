import { asc, desc, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { DeskItem } from '#domain/desk/desk-item.ts'
import type { PaceDb } from '../client.ts'
import type { LeadScope } from '../leads/records.ts'

/** Whose desk: what is theirs, what their team has for the taking, and of whose leads they may be told the name. */
export type Whose = { personId: string; teamId: string | null; scope: LeadScope }

/** The last row of a source that is shown; `at` null where its rows have no time. */
export type SourcePlace = { at: string | null; id: string }

export type Asked = {
  whose: Whose
  /** The instant of the first page, for all pages behind it: what is due meanwhile moves nothing between them. */
  now: string
  endOfToday: string
  after: SourcePlace | undefined
  limit: number
}

/** One kind of thing to do in the order in which it is urgent, a bounded page of it. */
export type DeskSource = (db: PaceDb, asked: Asked) => Promise<DeskItem[]>

type Columns = { at: PgColumn; id: PgColumn }

/** The rows behind a place in an order by time and id; without a time by id alone. */
export function behind(
  { at, id }: Columns,
  direction: 'asc' | 'desc',
  after: SourcePlace | undefined,
): SQL | undefined {
  if (!after) return undefined
  const sign = sql.raw(direction === 'asc' ? '>' : '<')
  if (after.at === null) return sql`${id} ${sign} ${after.id}::uuid`
  return sql`(${at}, ${id}) ${sign} (${after.at}::timestamptz, ${after.id}::uuid)`
}

export function inOrder({ at, id }: Columns, direction: 'asc' | 'desc'): [SQL, SQL] {
  const order = direction === 'asc' ? asc : desc
  return [order(at), order(id)]
}
