import { sql } from 'drizzle-orm'
import type { PaceDb } from '#db/pace/client.ts'
import { calls, contacts, leads, listings, type people, tasks, viewings } from '#db/pace/schema.ts'

type Person = typeof people.$inferSelect
export type Asker = Pick<Person, 'id' | 'role' | 'teamId'> & { seesTeam?: boolean }

/** Reads as the reporting role does for a question of this person. */
export function asAsker<Rows>(
  reporting: PaceDb,
  { id, role, teamId }: Asker,
  rows: (tx: PaceDb) => Promise<Rows>,
): Promise<Rows> {
  return reporting.transaction(async (tx) => {
    await tx.execute(sql`select set_config('pace.person', ${id}, true),
      set_config('pace.role', ${role}, true), set_config('pace.team', ${teamId ?? ''}, true)`)
    return rows(tx)
  })
}

/** What the demo has none of: records without a team or an owner, in somebody else's team, shared. */
export async function addOddRows(db: PaceDb, staff: readonly Person[]): Promise<void> {
  const [agent] = staff.filter(({ role }) => role === 'agent')
  const foreign = staff.find(({ teamId }) => teamId !== agent?.teamId)
  if (!agent || !foreign) throw new Error('The demo has one team only.')
  const id = () => crypto.randomUUID()
  const { teamId } = foreign
  const contact = (kept: object = {}) => ({ id: id(), name: 'Odd', ...kept })
  const [open, owned, shared, seen, own, lent, nobodys] = [
    contact(),
    contact(),
    contact(),
    contact(),
    contact({ ownerId: agent.id }),
    contact({ ownerId: agent.id, teamId }),
    contact(),
  ] as const
  await db.insert(contacts).values([open, owned, shared, seen, own, lent, nobodys])
  const lead = { stage: 'new', ownerId: null, teamId: null }
  await db.insert(leads).values([
    { ...lead, id: id(), reference: 'L-1' },
    { ...lead, id: id(), reference: 'L-2', teamId, contactId: open.id },
    { ...lead, id: id(), reference: 'L-3', teamId, ownerId: agent.id, contactId: owned.id },
    {
      ...lead,
      id: id(),
      reference: 'L-4',
      teamId,
      collaboratorIds: [agent.id],
      contactId: shared.id,
    },
  ])
  const listing = { status: 'draft', agentId: agent.id }
  await db.insert(listings).values([
    { ...listing, id: id(), reference: 'S-1', teamId: null },
    { ...listing, id: id(), reference: 'S-2', teamId },
  ])
  const call = { source: 'test', state: 'ended' }
  await db.insert(calls).values([
    { ...call, id: 'nobody', agentId: null, teamId: null },
    { ...call, id: 'own', agentId: agent.id, teamId: null },
    { ...call, id: 'lent', agentId: agent.id, teamId },
  ])
  const task = { title: 'Ring back', createdBy: 'service:test', ownerId: agent.id }
  await db.insert(tasks).values([
    { ...task, teamId: null },
    { ...task, teamId },
  ])
  const span = { startsAt: '2026-03-01T10:00:00.000Z', endsAt: '2026-03-01T11:00:00.000Z' }
  await db.insert(viewings).values([
    { ...span, agentId: agent.id, teamId: null },
    { ...span, agentId: agent.id, teamId, contactId: seen.id },
  ])
}

/** Each contact is perhaps the next one, and of every other pair somebody has said that it is not. */
export async function pairContacts(db: PaceDb): Promise<void> {
  await db.execute(sql`insert into contact_pairs (first_id, second_id, because, at, different_at)
    select id, next, 'phone', now(), case when place % 2 = 0 then now() end
    from (select id, lead(id) over (order by id) as next, row_number() over (order by id) as place from contacts) as standing
    where next is not null`)
}
