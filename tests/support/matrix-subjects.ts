import { eq } from 'drizzle-orm'
import type { Facts, Resource } from '#domain/access/access.ts'
import { callFacts } from '#domain/call/call.ts'
import type { PaceDb } from '#db/pace/client.ts'
import {
  calls,
  contacts,
  documents,
  leads,
  listings,
  people,
  properties,
  propertyOwners,
  tasks,
  teams,
  viewings,
} from '#db/pace/schema.ts'

export type MatrixRow = { id: string; facts: Facts }
/** Records with an owner or a team, and every way in which somebody may come to see one of them. */
export type Subject = {
  rows: (db: PaceDb) => Promise<MatrixRow[]>
  /** REST: the list, and one by its id. */
  list?: string
  item?: string
  /** MCP: the tool that reads one by its id. */
  tool?: string
  /** The document of that id: what the sync server's admission and the app's tickets are asked for. */
  document?: (id: string) => string
  /** False where the app asks nothing before it gives a ticket, and leaves it to the admission. */
  ticket?: false
  /** As the reporting role sees the table for a question of that person. */
  reporting?: (db: PaceDb) => Promise<{ id: string }[]>
}

/** Each resource of the policy stands here, with its ways or with why it has no rows to compare: a new one does not compile without. */
export const SUBJECTS = {
  contact: {
    rows: contactRows,
    list: '/contacts',
    item: '/contacts',
    tool: 'read_contact',
    document: (id) => `contact:${id}`,
    reporting: async (db) => db.select({ id: contacts.id }).from(contacts),
  },
  lead: {
    rows: leadRows,
    list: '/leads',
    item: '/leads',
    tool: 'read_lead',
    document: (id) => `lead:${id}`,
    reporting: async (db) => db.select().from(leads),
  },
  listing: {
    rows: async (db) => (await db.select().from(listings)).map(ofAgent),
    list: '/listings',
    item: '/listings',
    tool: 'read_listing',
    document: (id) => `listing:${id}`,
    reporting: async (db) => db.select().from(listings),
  },
  property: {
    rows: propertyRows,
    list: '/properties',
    item: '/properties',
    tool: 'read_property',
    reporting: async (db) => db.select({ id: properties.id }).from(properties),
  },
  call: {
    rows: callRows,
    list: '/calls',
    item: '/calls',
    tool: 'read_call',
    document: (id) => `call:${id}`,
    reporting: async (db) => db.select().from(calls),
  },
  task: {
    rows: async (db) =>
      (await db.select().from(tasks)).map(({ id, ownerId, teamId }) => ({
        id,
        facts: { ownerId, teamId },
      })),
    list: '/tasks',
    tool: 'read_task',
    reporting: async (db) => db.select().from(tasks),
  },
  viewing: {
    rows: async (db) => (await db.select().from(viewings)).map(ofAgent),
    list: '/viewings',
    tool: 'read_viewing',
    reporting: async (db) => db.select().from(viewings),
  },
  private: { rows: leadRows, document: (id) => `private:lead:${id}` },
  reply: { rows: contactRows, document: (id) => `reply:${id}` },
  sensitive: { rows: callRows, document: (id) => `sensitive:${id}` },
  note: {
    rows: async (db) =>
      (await db.select().from(documents))
        .filter(({ kind }) => kind === 'note')
        .map(({ name, teamId }) => ({ id: name.slice('note:'.length), facts: { teamId } })),
    document: (id) => `note:${id}`,
    ticket: false,
  },
  board: { rows: teamRows, document: (id) => `board:${id}` },
  wholeBoard: { rows: teamRows, document: (id) => `wholeBoard:${id}` },
  wall: { rows: teamRows, document: (id) => `wall:${id}` },
  wholeWall: { rows: teamRows, document: (id) => `wholeWall:${id}` },
  desk: { rows: personRows, document: (id) => `desk:${id}` },
  mine: { rows: personRows, document: (id) => `mine:${id}` },
  event:
    'a log of which each event is seen as its record is: seen-event.test.ts, app/api/events.test.ts',
  person: 'colleagues see each other; rights are an admin’s',
  session: 'one’s own and, for an admin, anybody’s: tests/e2e/session.test.ts',
  calendarFeed: 'one’s own: app/calendar-feed/routes.test.ts',
  googleCalendar: 'one’s own: app/google-calendar/connection.test.ts',
  busyTime: 'times alone, of those whose days one plans: db/pace/viewings/away.test.ts',
  program: 'one’s own: app/programs/programs.test.ts',
  draft: 'one’s own: app/programs/more-writes.test.ts',
  client: 'for admins, whole',
  webhook: 'an admin’s, and a program’s own: app/webhooks/webhooks.test.ts',
  view: 'one’s own and the team’s: saved-views.test.ts, tests/e2e/lists.test.ts',
  arrival: 'for managers and admins, on pages alone (sight-matrix.test.ts)',
  administration: 'for admins; each of its pages asks for itself',
  audit: 'for admins, whole',
  settings: 'the same for everybody; changed by admins',
  notification: 'one’s own: db/pace/notifications/write.test.ts',
  directory: 'for admins, whole',
  import: 'for admins, whole',
  job: 'for admins, whole',
  description: 'the same for everybody: app/developers/read-document.test.ts',
  portal: 'is of pages alone, which ask the policy themselves',
  sandbox: 'is no record of the house: the host of sandboxes keeps it',
  recordNote:
    'is read by who reads its lead or contact, and is of pages alone, which ask the policy themselves',
  question: 'asks about the other resources, under their rules',
} as const satisfies Record<Resource, Subject | string>

/** Worked out here by hand, from the rows that hang on a contact. */
async function contactRows(db: PaceDb): Promise<MatrixRow[]> {
  const [rows, ofLeads, ofViewings, owned] = await Promise.all([
    db.select().from(contacts),
    db.select().from(leads),
    db.select().from(viewings),
    db
      .select({ contactId: propertyOwners.contactId, listing: listings })
      .from(propertyOwners)
      .innerJoin(listings, eq(listings.propertyId, propertyOwners.propertyId)),
  ])
  const leadsOf = Map.groupBy(ofLeads, ({ contactId }) => contactId)
  const viewingsOf = Map.groupBy(ofViewings, ({ contactId }) => contactId)
  const listingsOf = Map.groupBy(owned, ({ contactId }) => contactId)
  return rows.map(({ id, ownerId, teamId }) => {
    const held = [
      ...(leadsOf.get(id) ?? []),
      ...(viewingsOf.get(id) ?? []).map((row) => ({ ...row, ownerId: row.agentId })),
      ...(listingsOf.get(id) ?? []).map(({ listing }) => ({
        ...listing,
        ownerId: listing.agentId,
      })),
    ]
    const people = held.flatMap((one) => [
      ...(one.ownerId ? [one.ownerId] : []),
      ...('collaboratorIds' in one ? one.collaboratorIds : []),
    ])
    const teamsOf = (some: typeof held) => some.flatMap(({ teamId: team }) => team ?? [])
    const open = (leadsOf.get(id) ?? []).filter((lead) => !lead.ownerId)
    const leadTeamIds = teamsOf(leadsOf.get(id) ?? [])
    const facts = { ownerId, teamId, collaboratorIds: people, teamIds: teamsOf(held), leadTeamIds }
    return { id, facts: { ...facts, openTeamIds: open.flatMap(({ teamId: team }) => team ?? []) } }
  })
}

async function propertyRows(db: PaceDb): Promise<MatrixRow[]> {
  const [rows, offers] = await Promise.all([
    db.select().from(properties),
    db.select().from(listings),
  ])
  const offersOf = Map.groupBy(offers, ({ propertyId }) => propertyId)
  return rows.map((row) => {
    const own = offersOf.get(row.id) ?? []
    const { facts } = ofAgent(row)
    const collaboratorIds = own.flatMap(({ agentId }) => agentId ?? [])
    const teamIds = own.flatMap(({ teamId }) => teamId ?? [])
    return { id: row.id, facts: { ...facts, collaboratorIds, teamIds } }
  })
}

async function leadRows(db: PaceDb): Promise<MatrixRow[]> {
  const rows = await db.select().from(leads)
  return rows.map(({ id, ownerId, teamId, collaboratorIds }) => ({
    id,
    facts: { ownerId, teamId, collaboratorIds },
  }))
}

async function callRows(db: PaceDb): Promise<MatrixRow[]> {
  const rows = await db
    .select({ call: calls, lead: leads })
    .from(calls)
    .leftJoin(leads, eq(leads.id, calls.leadId))
  return rows.map(({ call, lead }) => ({ id: call.id, facts: callFacts(call, lead) }))
}

async function personRows(db: PaceDb): Promise<MatrixRow[]> {
  return (await db.select().from(people)).map(({ id }) => ({ id, facts: { ownerId: id } }))
}

async function teamRows(db: PaceDb): Promise<MatrixRow[]> {
  return (await db.select().from(teams)).map(({ id }) => ({ id, facts: { teamId: id } }))
}

function ofAgent(row: { id: string; agentId: string | null; teamId: string | null }): MatrixRow {
  return { id: row.id, facts: { ownerId: row.agentId, teamId: row.teamId } }
}
