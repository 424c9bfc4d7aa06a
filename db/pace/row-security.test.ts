import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { type Actor, can, type Facts } from '#domain/access/access.ts'
import { callFacts } from '#domain/call/call.ts'
import { openBrokerage } from '#tests/support/brokerage.ts'
import { addOddRows, asAsker, type Asker } from '#tests/support/odd-rows.ts'
import type { PaceDb } from './client.ts'
import { findContactFacts } from './contacts/facts.ts'
import {
  calls,
  contacts,
  enquiries,
  leads,
  listings,
  people,
  tasks,
  teams,
  viewings,
} from './schema.ts'

type Resource = 'contact' | 'lead' | 'listing' | 'call' | 'task' | 'viewing'

const { admin, reporting, staff } = await openBrokerage()
await addOddRows(admin, staff)
await admin.insert(enquiries).values({ source: 'website', payload: {} })
const homeless: Asker = { id: crypto.randomUUID(), role: 'manager', teamId: null }
// One of the teams shows its agents each other's leads.
const shown = staff.find(({ role }) => role === 'agent')?.teamId ?? ''
await admin.update(teams).set({ colleaguesSee: 'whole' }).where(eq(teams.id, shown))
const everybody: Asker[] = [...(await admin.select().from(people)), homeless]

const read: Record<Resource, (db: PaceDb) => Promise<Row[]>> = {
  contact: async (db) => db.select({ id: contacts.id, teamId: contacts.teamId }).from(contacts),
  lead: async (db) => db.select().from(leads),
  listing: async (db) => db.select().from(listings),
  call: async (db) => db.select().from(calls),
  task: async (db) => db.select().from(tasks),
  viewing: async (db) => db.select().from(viewings),
}

test.each(['contact', 'lead', 'listing', 'call', 'task', 'viewing'] as const)(
  'the database shows each person the very %s rows that the policy lets them read',
  async (resource) => {
    const all = await read[resource](admin)
    const ofContacts = await findContactFacts(admin, resource === 'contact' ? idsOf(all) : [])
    const leadOf = new Map((await admin.select().from(leads)).map((lead) => [lead.id, lead]))
    for (const person of everybody) {
      const shown = await as(person, read[resource])
      const allowed = all.filter((row) =>
        can(actorOf(person), 'read', resource, ofContacts.get(row.id) ?? factsOf(row, leadOf)),
      )
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
  leadId?: string | null
  /** Only calls have it. */
  segmentCount?: number
}

function factsOf(row: Row, leadOf: ReadonlyMap<string, Facts>): Facts {
  const { ownerId, agentId, teamId, collaboratorIds, segmentCount, leadId } = row
  const isCall = segmentCount !== undefined
  if (isCall) return callFacts({ agentId: agentId ?? null, teamId }, leadOf.get(leadId ?? ''))
  return { ownerId: ownerId ?? agentId ?? null, teamId, collaboratorIds }
}

function actorOf({ id, role, teamId, seesTeam }: Asker): Actor {
  if (!role) throw new Error(`${id} has no role.`)
  return { kind: 'person', id, role, teamId, seesTeam }
}

function as<Rows>(person: Asker, rows: (tx: PaceDb) => Promise<Rows>): Promise<Rows> {
  return asAsker(reporting, person, rows)
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map((row) => row.id).toSorted()
}
