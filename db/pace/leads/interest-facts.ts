import { sql } from 'drizzle-orm'
import type { InterestFacts } from '#domain/lead/receive.ts'
import type { PaceDb } from '../client.ts'
import { findOpenLead } from './records.ts'
import { findListingByReference } from '../listings/records.ts'
import { findActiveAgent, findActiveAgentByEmail, listTeamAreas } from './routing-facts.ts'

export type InterestedContact = { contactId: string; phone: string | null; email: string | null }

/** What the rule of the one way in may look at. */
export async function findInterestFacts(
  db: PaceDb,
  contact: InterestedContact,
  { listing: reference, agentEmail }: { listing?: string; agentEmail?: string },
): Promise<InterestFacts> {
  const listing = reference ? await findListingByReference(db, reference) : null
  return {
    openLeadId: (await findOpenLead(db, contact))?.id ?? null,
    teams: await listTeamAreas(db),
    namedAgent: agentEmail ? await findActiveAgentByEmail(db, agentEmail) : null,
    listing: listing && {
      teamId: listing.teamId,
      agent: listing.agentId ? await findActiveAgent(db, listing.agentId) : null,
      area: listing.area,
      purpose: listing.purpose,
    },
  }
}

/** Until the transaction ends nobody else makes a lead of this contact: of two at once the second sees the first's. */
export async function lockLeadsOfContact(tx: PaceDb, contactId: string): Promise<void> {
  const key = `lead of contact:${contactId}`
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
}
