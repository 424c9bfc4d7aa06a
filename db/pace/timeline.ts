import { desc, eq } from 'drizzle-orm'
import type { PaceDb } from './client.ts'
import { listLatestEvents } from './events.ts'
import { activities, calls, communications, enquiries, listings, viewings } from './schema.ts'

type Fields = Record<string, unknown>

/** Everything that happened with a lead, each kind as it is kept. */
export type TimelineEntry =
  | { kind: 'event'; id: string; at: string; actor: string; old: Fields | null; new: Fields | null }
  | {
      kind: 'enquiry'
      id: string
      at: string
      source: string
      message: string
      listing: string | null
    }
  | {
      kind: 'call'
      id: string
      at: string
      state: string
      direction: string | null
      agentId: string | null
      summary: string
    }
  | {
      kind: 'viewing'
      id: string
      at: string
      status: string
      agentId: string
      listing: string | null
      feedback: string | null
    }
  | {
      kind: 'message'
      id: string
      at: string
      channel: string
      direction: string
      personId: string | null
      body: string
    }
  | {
      kind: 'activity'
      id: string
      at: string
      what: string
      personId: string | null
      body: string
    }

/** The latest entries of a lead's timeline, newest first. */
export async function listLeadTimeline(
  db: PaceDb,
  leadId: string,
  limit: number,
): Promise<TimelineEntry[]> {
  const found = await Promise.all([
    readEvents(db, leadId, limit),
    readEnquiries(db, leadId, limit),
    readCalls(db, leadId, limit),
    readViewings(db, leadId, limit),
    readMessages(db, leadId, limit),
    readActivities(db, leadId, limit),
  ])
  return found
    .flat()
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, limit)
}

async function readEvents(db: PaceDb, leadId: string, limit: number): Promise<TimelineEntry[]> {
  const events = await listLatestEvents(db, 'lead', leadId, limit)
  return events.map(({ sequence, at, actor, old, new: fields }) => ({
    kind: 'event',
    id: String(sequence),
    at,
    actor,
    old,
    new: fields,
  }))
}

async function readEnquiries(db: PaceDb, leadId: string, limit: number): Promise<TimelineEntry[]> {
  const rows = await db
    .select({
      id: enquiries.id,
      at: enquiries.receivedAt,
      source: enquiries.source,
      message: enquiries.message,
      listing: listings.title,
    })
    .from(enquiries)
    .leftJoin(listings, eq(listings.id, enquiries.listingId))
    .where(eq(enquiries.leadId, leadId))
    .orderBy(desc(enquiries.receivedAt))
    .limit(limit)
  return rows.map((row) => ({ kind: 'enquiry', ...row }))
}

async function readCalls(db: PaceDb, leadId: string, limit: number): Promise<TimelineEntry[]> {
  const rows = await db
    .select()
    .from(calls)
    .where(eq(calls.leadId, leadId))
    .orderBy(desc(calls.createdAt))
    .limit(limit)
  return rows.map(({ id, state, direction, agentId, summary, startedAt, createdAt }) => ({
    kind: 'call',
    id,
    at: startedAt ?? createdAt,
    state,
    direction,
    agentId,
    summary,
  }))
}

async function readViewings(db: PaceDb, leadId: string, limit: number): Promise<TimelineEntry[]> {
  const rows = await db
    .select({
      id: viewings.id,
      at: viewings.startsAt,
      status: viewings.status,
      agentId: viewings.agentId,
      listing: listings.title,
      feedback: viewings.feedback,
    })
    .from(viewings)
    .leftJoin(listings, eq(listings.id, viewings.listingId))
    .where(eq(viewings.leadId, leadId))
    .orderBy(desc(viewings.startsAt))
    .limit(limit)
  return rows.map((row) => ({ kind: 'viewing', ...row }))
}

async function readMessages(db: PaceDb, leadId: string, limit: number): Promise<TimelineEntry[]> {
  const rows = await db
    .select()
    .from(communications)
    .where(eq(communications.leadId, leadId))
    .orderBy(desc(communications.at))
    .limit(limit)
  return rows.map(({ id, at, channel, direction, personId, body }) => ({
    kind: 'message',
    id,
    at,
    channel,
    direction,
    personId,
    body,
  }))
}

async function readActivities(db: PaceDb, leadId: string, limit: number): Promise<TimelineEntry[]> {
  const rows = await db
    .select()
    .from(activities)
    .where(eq(activities.leadId, leadId))
    .orderBy(desc(activities.at))
    .limit(limit)
  return rows.map(({ id, at, kind, personId, body }) => ({
    kind: 'activity',
    id,
    at,
    what: kind,
    personId,
    body,
  }))
}
