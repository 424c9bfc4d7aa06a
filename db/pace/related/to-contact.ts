import { and, desc, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { Identity } from '#domain/contact/identities.ts'
import { inCallScope } from '../calls/records.ts'
import type { PaceDb } from '../client.ts'
import { inLeadScope, type LeadScope } from '../leads/records.ts'
import { findDifferent } from '../duplicates/different.ts'
import { readByText } from '../query/text-search.ts'
import {
  calls,
  contactIdentities,
  contacts,
  enquiries,
  leads,
  listings,
  properties,
  propertyOwners,
  viewings,
} from '../schema.ts'
import { inContactScope } from '../contacts/scope.ts'

const MOST = 50

/** What hangs on a contact, the newest first, as far as this person may see it. */
export async function findRelated(db: PaceDb, scope: LeadScope, contactId: string) {
  const [ofLeads, ofEnquiries, ofCalls, ofViewings, owned] = await Promise.all([
    listLeadsOf(db, scope, contactId),
    listEnquiriesOf(db, scope, contactId),
    listCallsOf(db, scope, contactId),
    listViewingsOf(db, scope, contactId),
    listPropertiesOf(db, contactId),
  ])
  return {
    leads: ofLeads,
    enquiries: ofEnquiries,
    calls: ofCalls,
    viewings: ofViewings,
    properties: owned,
  }
}
export type Related = Awaited<ReturnType<typeof findRelated>>

function listLeadsOf(db: PaceDb, scope: LeadScope, contactId: string) {
  const { id, reference, stage, intent, areas, ownerId, createdAt } = leads
  const { teamId, collaboratorIds, nextFollowUpAt, archivedAt } = leads
  const facts = { ownerId, teamId, collaboratorIds }
  return db
    .select({
      id,
      reference,
      stage,
      intent,
      areas,
      createdAt,
      nextFollowUpAt,
      archivedAt,
      ...facts,
    })
    .from(leads)
    .where(and(eq(leads.contactId, contactId), isNull(leads.mergedInto), inLeadScope(scope)))
    .orderBy(desc(leads.createdAt))
    .limit(MOST)
}

/** What they asked for, the newest first. */
export function listEnquiriesOf(db: PaceDb, scope: LeadScope, contactId: string, most = MOST) {
  const { id, source, message, receivedAt, leadId, listingId } = enquiries
  return db
    .select({ id, source, message, receivedAt, leadId, listingId, listing: listings.title })
    .from(enquiries)
    .leftJoin(listings, eq(listings.id, enquiries.listingId))
    .leftJoin(leads, eq(leads.id, enquiries.leadId))
    .where(and(eq(enquiries.contactId, contactId), inLeadScope(scope)))
    .orderBy(desc(receivedAt), desc(id))
    .limit(most)
}

function listCallsOf(db: PaceDb, scope: LeadScope, contactId: string) {
  const { id, state, direction, agentId, startedAt, createdAt, summary } = calls
  return db
    .select({ id, state, direction, agentId, startedAt, createdAt, summary })
    .from(calls)
    .leftJoin(leads, eq(leads.id, calls.leadId))
    .where(and(eq(calls.contactId, contactId), inCallScope(scope)))
    .orderBy(desc(calls.createdAt))
    .limit(MOST)
}

function listViewingsOf(db: PaceDb, scope: LeadScope, contactId: string) {
  const { id, status, agentId, startsAt, listingId } = viewings
  return db
    .select({ id, status, agentId, startsAt, listingId, listing: listings.title })
    .from(viewings)
    .leftJoin(listings, eq(listings.id, listingId))
    .where(and(eq(viewings.contactId, contactId), inViewingScope(scope)))
    .orderBy(desc(startsAt))
    .limit(MOST)
}

/** One's own viewings and those of one's team. */
export function inViewingScope(scope: LeadScope): SQL | undefined {
  if (scope === 'all') return undefined
  return sql`(${viewings.agentId} = ${scope.personId} or ${viewings.teamId} = ${scope.teamId})`
}

function listPropertiesOf(db: PaceDb, contactId: string) {
  const { id, area, building, unit, bedrooms, propertyType } = properties
  return db
    .select({
      id,
      area,
      building,
      unit,
      bedrooms,
      propertyType,
      share: propertyOwners.share,
    })
    .from(propertyOwners)
    .innerJoin(properties, eq(properties.id, propertyOwners.propertyId))
    .where(eq(propertyOwners.contactId, contactId))
    .orderBy(desc(propertyOwners.since))
    .limit(MOST)
}

export type Likeness = {
  id: string
  name: string | null
  phone: string | null
  because: Identity['kind']
}

/** Others who may be the same, and of whom nobody has said that they are not: who have a phone, an e-mail or a name of this one's, or are called the same but for a letter. */
export async function findLikely(
  db: PaceDb,
  scope: LeadScope,
  contact: { id: string; name: string | null },
): Promise<Likeness[]> {
  const [same, close] = await Promise.all([
    findAlike(db, contact.id),
    findNamesakes(db, scope, contact),
  ])
  const found = [...new Set([...same.keys(), ...close])]
  const different = await findDifferent(db, contact.id, found)
  const ids = found.filter((id) => !different.has(id))
  if (ids.length === 0) return []
  const rows = await db
    .select({ id: contacts.id, name: contacts.name, phone: contacts.phone })
    .from(contacts)
    .where(and(inArray(contacts.id, ids), inContactScope(scope)))
    .limit(MOST_LIKELY)
  return rows.map((row) => ({ ...row, because: same.get(row.id) ?? 'name' }))
}

const MOST_LIKELY = 10
/** A shorter name is many people's. */
const TELLING_LENGTH = 7

/** Two index lookups: what this one is known by, and who else is. A phone tells more than a name. */
async function findAlike(db: PaceDb, contactId: string): Promise<Map<string, Identity['kind']>> {
  const { kind, normal } = contactIdentities
  const own = db
    .select({ kind, normal })
    .from(contactIdentities)
    .where(eq(contactIdentities.contactId, contactId))
  const others = await db
    .select({ id: contactIdentities.contactId, kind })
    .from(contactIdentities)
    .where(and(ne(contactIdentities.contactId, contactId), sql`(${kind}, ${normal}) in ${own}`))
    .limit(40)
  const rank: Record<Identity['kind'], number> = { name: 0, email: 1, phone: 2 }
  const byWeight = others.toSorted((a, b) => rank[a.kind] - rank[b.kind])
  return new Map(byWeight.map((one) => [one.id, one.kind]))
}

async function findNamesakes(
  db: PaceDb,
  scope: LeadScope,
  { id, name }: { id: string; name: string | null },
): Promise<string[]> {
  if (!name || name.length < TELLING_LENGTH) return []
  const asked = { noun: 'contact', text: name, forgiving: true } as const
  const found = await readByText(db, asked, (tx, matches) =>
    tx
      .select({ id: contacts.id })
      .from(contacts)
      .where(and(matches, ne(contacts.id, id), inContactScope(scope)))
      .limit(MOST_LIKELY),
  )
  return found.map((row) => row.id)
}
