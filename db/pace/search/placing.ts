import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Candidate } from '#domain/search/rank.ts'
import type { PaceDb } from '../client.ts'
import type { LeadScope } from '../leads/records.ts'
import {
  type Counted,
  type Form,
  type Plan,
  planSearch,
  type SearchedNoun,
} from '../query/text-search.ts'

/** What one kind brings; how well it fits is told later. */
export type Found = Omit<Candidate, 'isSpelled'>
export type Search = {
  scope: LeadScope
  personId?: string | undefined
  forms: readonly Form[]
  counted: Counted
}
/** So many of a kind are held against each other. */
export const CANDIDATES = 40

export function planOf(
  tx: PaceDb,
  { forms, counted }: Search,
  noun: SearchedNoun,
): Promise<Plan | null> {
  return planSearch(tx, noun, forms, counted)
}

/** The same by the words of another record, as far as they tell anything: what is common there could be anywhere here. */
export async function planTelling(
  tx: PaceDb,
  search: Search,
  noun: SearchedNoun,
): Promise<Plan | null> {
  const plan = await planOf(tx, search, noun)
  return plan?.isFew ? plan : null
}

/** What tells the place of a hit among others. */
export function placing({ personId }: Search, title: SQL, owner: PgColumn) {
  return {
    form: sql<string>`search_form(${title})`,
    isOwn: personId
      ? sql<boolean>`coalesce(${owner} = ${personId}::uuid, false)`
      : sql<boolean>`false`,
  }
}

/** Of few all are in reach, and one's own come first; of many those come that are first in the list's own order, by its index. */
export function ownFirst(
  { isFew }: Pick<Plan, 'isFew'>,
  { personId }: Search,
  owner: PgColumn,
): SQL[] {
  return isFew && personId ? [sql`(${owner} is not distinct from ${personId}::uuid) desc`] : []
}
