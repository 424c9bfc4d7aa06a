import { and, asc, desc, eq, isNull, or, sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { inLeadScope, type LeadScope } from '../leads/records.ts'
import { inScope } from '../query/scope.ts'
import { namesPerson } from '../query/text-search.ts'
import { files, leads, listings, people, tasks, viewings } from '../schema.ts'
import {
  CANDIDATES,
  type Found,
  ownFirst,
  placing,
  planOf,
  planTelling,
  type Search,
} from './placing.ts'
import { isReadableFile } from './readable-file.ts'

/** Of files with a common word the newest are looked through: whose record may be read is told one by one. */
const NEWEST_FILES = 5_000

/** By the home, or by the lead for who may read the lead. */
export async function findViewings(tx: PaceDb, search: Search): Promise<Found[]> {
  const [ofListing, ofLead] = await Promise.all([
    planTelling(tx, search, 'viewingOfListing'),
    planTelling(tx, search, 'viewingOfLead'),
  ])
  if (!ofListing && !ofLead) return []
  const title = sql<string>`coalesce(${listings.title}, ${listings.reference}, '')`
  const rows = await tx
    .select({
      id: viewings.id,
      title,
      at: viewings.startsAt,
      leadId: sql<
        string | null
      >`case when ${inLeadScope(search.scope) ?? sql`true`} then ${leads.id} end`,
      listingId: viewings.listingId,
      ...placing(search, title, viewings.agentId),
    })
    .from(viewings)
    .leftJoin(leads, eq(leads.id, viewings.leadId))
    .leftJoin(listings, eq(listings.id, viewings.listingId))
    .where(
      and(
        inScope(search.scope, { team: viewings.teamId, owner: viewings.agentId }),
        or(ofListing?.matches, ofLead ? and(ofLead.matches, inLeadScope(search.scope)) : undefined),
      ),
    )
    .orderBy(
      ...ownFirst({ isFew: true }, search, viewings.agentId),
      desc(viewings.startsAt),
      desc(viewings.id),
    )
    .limit(CANDIDATES)
  return rows.map(({ leadId, listingId, ...row }) => ({
    kind: 'viewing',
    ...row,
    detail: row.at.slice(0, 10),
    ...opensOn({ leadId, listingId }),
  }))
}

/** By what is to be done, or by the lead for who may read the lead. */
export async function findTasks(tx: PaceDb, search: Search): Promise<Found[]> {
  const [own, ofLead] = await Promise.all([
    planOf(tx, search, 'task'),
    planTelling(tx, search, 'taskOfLead'),
  ])
  if (!own && !ofLead) return []
  const isFew = own?.isFew ?? true
  const title = sql<string>`${tasks.title}`
  const rows = await tx
    .select({
      id: tasks.id,
      title,
      at: tasks.createdAt,
      dueAt: tasks.dueAt,
      leadId: tasks.leadId,
      listingId: tasks.listingId,
      ...placing(search, title, tasks.ownerId),
    })
    .from(tasks)
    .leftJoin(leads, eq(leads.id, tasks.leadId))
    .where(
      and(
        inScope(ofTasks(search.scope), { team: tasks.teamId, owner: tasks.ownerId }),
        or(own?.matches, ofLead ? and(ofLead.matches, inLeadScope(search.scope)) : undefined),
      ),
    )
    .orderBy(...ownFirst({ isFew }, search, tasks.ownerId), desc(tasks.createdAt), desc(tasks.id))
    .limit(CANDIDATES)
  return rows.map(({ dueAt, leadId, listingId, ...row }) => ({
    kind: 'task',
    ...row,
    detail: dueAt?.slice(0, 10) ?? '',
    ...opensOn({ leadId, listingId }),
  }))
}

export async function findFiles(tx: PaceDb, search: Search): Promise<Found[]> {
  const plan = await planOf(tx, search, 'file')
  if (!plan) return []
  const title = sql<string>`${files.name}`
  const newest = sql`${files.id} in (select id from files order by created_at desc, id desc limit ${NEWEST_FILES})`
  const { personId } = search
  const rows = await tx
    .select({
      id: files.id,
      title,
      on: files.record,
      at: files.createdAt,
      form: sql<string>`search_form(${title})`,
      isOwn: sql<boolean>`${files.addedBy} = ${`person:${personId ?? ''}`}`,
    })
    .from(files)
    .where(
      and(
        isNull(files.removedAt),
        plan.isFew ? undefined : newest,
        isReadableFile(search.scope),
        plan.matches,
      ),
    )
    .orderBy(desc(files.createdAt), desc(files.id))
    .limit(CANDIDATES)
  return rows.map((row) => ({ kind: 'file', ...row, detail: row.at.slice(0, 10) }))
}

export async function findPeople(tx: PaceDb, search: Search): Promise<Found[]> {
  const rows = await tx
    .select({
      id: people.id,
      title: people.name,
      detail: sql<string>`coalesce(${people.role}, '')`,
      form: sql<string>`search_form(${people.name})`,
    })
    .from(people)
    .where(and(eq(people.status, 'active'), namesPerson(search.forms)))
    .orderBy(asc(people.name))
    .limit(CANDIDATES)
  return rows.map((row) => ({ kind: 'person', ...row, at: null, isOwn: false }))
}

/** A team's tasks are its manager's to see. */
function ofTasks(scope: LeadScope) {
  if (scope === 'all') return scope
  return { personId: scope.personId, teamId: scope.wholeTeam ? scope.teamId : null }
}

function opensOn({ leadId, listingId }: { leadId: string | null; listingId: string | null }) {
  if (leadId) return { on: `lead:${leadId}` }
  return listingId ? { on: `listing:${listingId}` } : {}
}
