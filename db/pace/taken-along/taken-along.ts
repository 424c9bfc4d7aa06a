import { and, desc, eq, isNull, notInArray, sql } from 'drizzle-orm'
import { ENDED_STAGES } from '#domain/lead/fields.ts'
import type { NotePart } from '#domain/record-note/note.ts'
import type { PaceDb } from '../client.ts'
import { leads, listings, recordNotes } from '../schema.ts'

/** So many leads somebody works; who has more has those that changed last. */
const MOST_LEADS = 300
const NOTES_OF_EACH = 3
const MOST_LISTINGS = 100

export type TakenLead = Awaited<ReturnType<typeof listOpenLeads>>[number]
export type TakenNote = { leadId: string; at: string; authorId: string; parts: NotePart[] }

/** Somebody's own leads that have not ended, those that changed last first, with whom they are of. */
export async function listOpenLeads(db: PaceDb, ownerId: string) {
  const { id, reference, stage, name, phone, email, intent, areas, bedrooms } = leads
  const { budgetMin, budgetMax, budgetPeriod, nextFollowUpAt, dueAt, contactId } = leads
  const wants = { intent, areas, bedrooms, budgetMin, budgetMax, budgetPeriod }
  return db
    .select({
      id,
      reference,
      stage,
      name,
      phone,
      email,
      contactId,
      nextFollowUpAt,
      dueAt,
      ...wants,
    })
    .from(leads)
    .where(
      and(
        eq(leads.ownerId, ownerId),
        notInArray(leads.stage, [...ENDED_STAGES]),
        isNull(leads.archivedAt),
      ),
    )
    .orderBy(desc(leads.updatedAt), desc(leads.id))
    .limit(MOST_LEADS)
}

/** Somebody's own listings, those that changed last first. */
export async function listOwnListings(db: PaceDb, agentId: string) {
  const { id, reference, title } = listings
  return db
    .select({ id, reference, title })
    .from(listings)
    .where(and(eq(listings.agentId, agentId), isNull(listings.archivedAt)))
    .orderBy(desc(listings.updatedAt), desc(listings.id))
    .limit(MOST_LISTINGS)
}

/** The last of what colleagues have written on these leads. */
export async function listLastNotes(db: PaceDb, leadIds: readonly string[]): Promise<TakenNote[]> {
  if (leadIds.length === 0) return []
  const last = db
    .select({
      at: recordNotes.createdAt,
      authorId: recordNotes.authorId,
      parts: recordNotes.parts,
    })
    .from(recordNotes)
    .where(eq(recordNotes.leadId, sql`asked.id`))
    .orderBy(desc(recordNotes.createdAt), desc(recordNotes.id))
    .limit(NOTES_OF_EACH)
    .as('last')
  return db
    .select({
      leadId: sql<string>`asked.id`,
      at: last.at,
      authorId: last.authorId,
      parts: last.parts,
    })
    .from(sql`unnest(${sql.param(leadIds)}::uuid[]) as asked (id)`)
    .innerJoinLateral(last, sql`true`)
}
