import type { Facts, Resource } from '#domain/access.ts'
import type { PaceDb } from '#db/pace/client.ts'
import {
  calls,
  documents,
  leads,
  listings,
  people,
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
  /** The document of that id: what the sync server's door and the app's tickets are asked for. */
  document?: (id: string) => string
  /** False where the app asks nothing before it gives a ticket, and leaves it to the door. */
  ticket?: false
  /** As the reporting role sees the table for a question of that person. */
  reporting?: (db: PaceDb) => Promise<{ id: string }[]>
}

/** Each resource of the policy stands here, with its ways or with why it has no rows to compare: a new one does not compile without. */
export const SUBJECTS = {
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
  call: {
    rows: callRows,
    list: '/calls',
    item: '/calls',
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
    reporting: async (db) => db.select().from(tasks),
  },
  viewing: {
    rows: async (db) => (await db.select().from(viewings)).map(ofAgent),
    list: '/viewings',
    reporting: async (db) => db.select().from(viewings),
  },
  private: { rows: leadRows, document: (id) => `private:lead:${id}` },
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
  wall: { rows: teamRows, document: (id) => `wall:${id}` },
  desk: {
    rows: async (db) =>
      (await db.select().from(people)).map(({ id }) => ({ id, facts: { ownerId: id } })),
    document: (id) => `desk:${id}`,
  },
  event: 'a log that is read whole or a team’s part of it at a time: events.test.ts',
  person: 'colleagues see each other; rights are an admin’s',
  session: 'one’s own and, for an admin, anybody’s: tests/e2e/session.test.ts',
  client: 'for admins, whole',
  audit: 'for admins, whole',
  directory: 'for admins, whole',
  question: 'asks about the other resources, under their rules',
} as const satisfies Record<Resource, Subject | string>

async function leadRows(db: PaceDb): Promise<MatrixRow[]> {
  const rows = await db.select().from(leads)
  return rows.map(({ id, ownerId, teamId, collaboratorIds }) => ({
    id,
    facts: { ownerId, teamId, collaboratorIds },
  }))
}

async function callRows(db: PaceDb): Promise<MatrixRow[]> {
  return (await db.select().from(calls)).map(ofAgent)
}

async function teamRows(db: PaceDb): Promise<MatrixRow[]> {
  return (await db.select().from(teams)).map(({ id }) => ({ id, facts: { teamId: id } }))
}

function ofAgent(row: { id: string; agentId: string | null; teamId: string | null }): MatrixRow {
  return { id: row.id, facts: { ownerId: row.agentId, teamId: row.teamId } }
}
