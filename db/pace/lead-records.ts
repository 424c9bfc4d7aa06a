import {
  and,
  arrayContains,
  asc,
  desc,
  eq,
  gte,
  isNull,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { ENDED_STAGES, type LeadStage } from '#domain/lead/fields.ts'
import type { PaceDb } from './client.ts'
import { cutPage, type InstantCursor, isAfter } from './keyset.ts'
import { leads } from './schema.ts'
import { leadMatches } from './text-search.ts'

/** Whose leads a query may return, as the caller decided from the policy. */
export type LeadScope = 'all' | { personId: string; teamId: string | null; wholeTeam: boolean }

export type LeadRecord = typeof leads.$inferSelect
export type LeadRecordFilter = {
  stage?: LeadStage
  ownerId?: string
  area?: string
  text?: string
  updatedSince?: string
}

/** One page of whole rows in the order of their last change: a reader that pages on misses no change. */
export async function listLeadRecords(
  db: PaceDb,
  scope: LeadScope,
  filter: LeadRecordFilter,
  page: { limit: number; after?: InstantCursor },
): Promise<{ rows: LeadRecord[]; next: InstantCursor | null }> {
  const found = await db
    .select()
    .from(leads)
    .where(
      and(
        inLeadScope(scope),
        conditions(filter),
        isAfter({ at: leads.updatedAt, id: leads.id }, page.after),
      ),
    )
    .orderBy(asc(leads.updatedAt), asc(leads.id))
    .limit(page.limit + 1)
  return cutPage(found, page.limit, (last) => ({ at: last.updatedAt, id: last.id }))
}

/** The newest leads of the scope that match, for a person or a model who looks for something. */
export async function searchLeadRecords(
  db: PaceDb,
  scope: LeadScope,
  filter: LeadRecordFilter,
  limit: number,
): Promise<LeadRecord[]> {
  return db
    .select()
    .from(leads)
    .where(and(inLeadScope(scope), conditions(filter)))
    .orderBy(desc(leads.updatedAt), asc(leads.id))
    .limit(limit)
}

/** A lead of the scope, or null: one that may not be seen is as absent as one that is not there. */
export async function findLeadRecord(
  db: PaceDb,
  scope: LeadScope,
  id: string,
): Promise<LeadRecord | null> {
  const [row] = await db
    .select()
    .from(leads)
    .where(and(inLeadScope(scope), eq(leads.id, id)))
  return row ?? null
}

/** The lead that is still being worked for this person outside, however she is known; the newest if there are more. */
export async function findOpenLead(
  db: PaceDb,
  contact: { applicantId: string; phone: string | null; email: string | null },
): Promise<LeadRecord | null> {
  const [row] = await db
    .select()
    .from(leads)
    .where(
      and(
        notInArray(leads.stage, ENDED_STAGES),
        or(
          eq(leads.applicantId, contact.applicantId),
          contact.phone ? eq(leads.phone, contact.phone) : undefined,
          contact.email ? sql`lower(${leads.email}) = lower(${contact.email})` : undefined,
        ),
      ),
    )
    .orderBy(desc(leads.createdAt))
    .limit(1)
  return row ?? null
}

/** Those of the scope: one's own, those shared with one, and the team's as far as it is open to one. */
export function inLeadScope(scope: LeadScope): SQL | undefined {
  if (scope === 'all') return undefined
  const { personId, teamId, wholeTeam } = scope
  const ofTeam = teamId ? eq(leads.teamId, teamId) : sql`false`
  return or(
    eq(leads.ownerId, personId),
    arrayContains(leads.collaboratorIds, [personId]),
    wholeTeam ? ofTeam : and(isNull(leads.ownerId), ofTeam),
  )
}

function conditions(filter: LeadRecordFilter): SQL | undefined {
  return and(
    filter.stage ? eq(leads.stage, filter.stage) : undefined,
    filter.ownerId ? eq(leads.ownerId, filter.ownerId) : undefined,
    filter.area ? arrayContains(leads.areas, [filter.area]) : undefined,
    filter.updatedSince ? gte(leads.updatedAt, filter.updatedSince) : undefined,
    filter.text ? leadMatches(filter.text) : undefined,
  )
}
