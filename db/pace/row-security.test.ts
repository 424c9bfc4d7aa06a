import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { type Actor, can, type Facts } from '#domain/access.ts'
import { openBrokerage } from '#tests/support/brokerage.ts'
import type { PaceDb } from './client.ts'
import { calls, enquiries, leads, listings, type people, tasks, viewings } from './schema.ts'

type Resource = 'lead' | 'listing' | 'call' | 'task' | 'viewing'
type Asker = Pick<typeof people.$inferSelect, 'id' | 'role' | 'teamId'>

const { admin, reporting, staff } = await openBrokerage()
await addOddRows()
const homeless: Asker = { id: crypto.randomUUID(), role: 'manager', teamId: null }
const everybody = [...staff, homeless]

const read: Record<Resource, (db: PaceDb) => Promise<Row[]>> = {
  lead: async (db) => db.select().from(leads),
  listing: async (db) => db.select().from(listings),
  call: async (db) => db.select().from(calls),
  task: async (db) => db.select().from(tasks),
  viewing: async (db) => db.select().from(viewings),
}

test.each(['lead', 'listing', 'call', 'task', 'viewing'] as const)(
  'the database shows each person the very %s rows that the policy lets them read',
  async (resource) => {
    const all = await read[resource](admin)
    for (const person of everybody) {
      const shown = await as(person, read[resource])
      const allowed = all.filter((row) => can(actorOf(person), 'read', resource, factsOf(row)))
      expect(idsOf(shown), person.id).toEqual(idsOf(allowed))
    }
  },
)

test('an enquiry is open to whoever may read its lead, and to nobody before it has one', async () => {
  const all = await admin.select().from(enquiries)
  expect(all.some(({ leadId }) => leadId === null)).toBe(true)
  for (const person of everybody) {
    const readable = idsOf(await as(person, read.lead))
    const shown = await as(person, async (tx) => tx.select().from(enquiries))
    const allowed = all.filter(({ leadId }) => leadId !== null && readable.includes(leadId))
    expect(idsOf(shown), person.id).toEqual(idsOf(allowed))
  }
})

test('who asks for nobody is shown nothing', async () => {
  for (const rows of Object.values(read)) expect(await rows(reporting)).toEqual([])
})

type Row = {
  id: string
  ownerId?: string | null
  agentId?: string | null
  teamId: string | null
  collaboratorIds?: string[]
}

function factsOf({ ownerId, agentId, teamId, collaboratorIds }: Row): Facts {
  return { ownerId: ownerId ?? agentId ?? null, teamId, collaboratorIds }
}

function actorOf({ id, role, teamId }: Asker): Actor {
  if (!role) throw new Error(`${id} has no role.`)
  return { kind: 'person', id, role, teamId }
}

/** Reads as the reporting role does for a question of this person. */
function as<Rows>(person: Asker, rows: (tx: PaceDb) => Promise<Rows>): Promise<Rows> {
  return reporting.transaction(async (tx) => {
    await tx.execute(sql`select set_config('pace.person', ${person.id}, true),
      set_config('pace.role', ${person.role}, true), set_config('pace.team', ${person.teamId ?? ''}, true)`)
    return rows(tx)
  })
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map((row) => row.id).toSorted()
}

/** What the demo has none of: records without a team or an owner, in somebody else's team, shared, not yet settled. */
async function addOddRows(): Promise<void> {
  const [agent] = staff.filter(({ role }) => role === 'agent')
  const foreign = staff.find(({ teamId }) => teamId !== agent?.teamId)
  if (!agent || !foreign) throw new Error('The demo has one team only.')
  const id = () => crypto.randomUUID()
  const { teamId } = foreign
  const lead = { stage: 'new', ownerId: null, teamId: null }
  await admin.insert(leads).values([
    { ...lead, id: id(), reference: 'L-1' },
    { ...lead, id: id(), reference: 'L-2', teamId },
    { ...lead, id: id(), reference: 'L-3', teamId, ownerId: agent.id },
    { ...lead, id: id(), reference: 'L-4', teamId, collaboratorIds: [agent.id] },
  ])
  const listing = { status: 'draft', agentId: agent.id }
  await admin.insert(listings).values([
    { ...listing, id: id(), reference: 'S-1', teamId: null },
    { ...listing, id: id(), reference: 'S-2', teamId },
  ])
  const call = { source: 'test', state: 'ended' }
  await admin.insert(calls).values([
    { ...call, id: 'nobody', agentId: null, teamId: null },
    { ...call, id: 'own', agentId: agent.id, teamId: null },
    { ...call, id: 'lent', agentId: agent.id, teamId },
  ])
  const task = { title: 'Ring back', createdBy: 'service:test', ownerId: agent.id }
  await admin.insert(tasks).values([
    { ...task, teamId: null },
    { ...task, teamId },
  ])
  const span = { startsAt: '2026-03-01T10:00:00.000Z', endsAt: '2026-03-01T11:00:00.000Z' }
  await admin.insert(viewings).values([
    { ...span, agentId: agent.id, teamId: null },
    { ...span, agentId: agent.id, teamId },
  ])
  await admin.insert(enquiries).values({ source: 'website', payload: {} })
}
