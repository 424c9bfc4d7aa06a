import { expect, test } from 'vitest'
import { type Actor, can, type Facts } from '#domain/access.ts'
import { openBrokerage } from '#tests/support/brokerage.ts'
import { addOddRows, asAsker, type Asker } from '#tests/support/odd-rows.ts'
import type { PaceDb } from './client.ts'
import { calls, enquiries, leads, listings, tasks, viewings } from './schema.ts'

type Resource = 'lead' | 'listing' | 'call' | 'task' | 'viewing'

const { admin, reporting, staff } = await openBrokerage()
await addOddRows(admin, staff)
await admin.insert(enquiries).values({ source: 'website', payload: {} })
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

function as<Rows>(person: Asker, rows: (tx: PaceDb) => Promise<Rows>): Promise<Rows> {
  return asAsker(reporting, person, rows)
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map((row) => row.id).toSorted()
}
