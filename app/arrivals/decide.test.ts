import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { arrivals, auditLog, leads } from '#db/pace/schema.ts'
import type { Actor } from '#domain/access/access.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import { makeItALead, markAsSpam, requireArrival } from './decide.server.ts'
import { takePropertyFinderLead } from './entries/property-finder.ts'
import { understand } from './understand.ts'

async function holdOne() {
  const api = await createTestApi({ scale: 0.05 })
  const text = JSON.stringify({
    type: 'lead.created',
    entity: { id: 'pf-1' },
    payload: { sender: { name: 'Nadia', contacts: [{ type: 'phone', value: 'call me' }] } },
  })
  const { id } = await takePropertyFinderLead(api.deps, { text })
  const as = (name: string) => {
    const person = api.personOf(name)
    const { id: key, role, teamId } = person
    const actor: Actor = { kind: 'person', id: key, role: role ?? 'agent', teamId }
    return {
      db: api.deps.db,
      actor,
      person: { id: key, teamId },
      by: { actor: `person:${key}`, via: 'pages' },
      understand: (arrival: string, decision: Parameters<typeof understand>[2]) =>
        understand(api.deps, arrival, decision),
    }
  }
  const find = async () => (await api.db.select().from(arrivals).where(eq(arrivals.id, id)))[0]
  return { api, id, as, find }
}

test('a manager says how somebody is reached, and it is a lead; asked twice it is one', async () => {
  const { api, id, as, find } = await holdOne()
  const before = await api.db.$count(leads)
  expect(await find()).toMatchObject({ state: 'held', question: 'noReach', who: 'Nadia' })
  const decide = () => makeItALead(as('Layla'), id, { phone: '050 123 4567' })
  await Promise.all([decide(), decide()])
  const row = await find()
  expect(row).toMatchObject({ state: 'lead', question: null, decidedBy: as('Layla').person.id })
  const [lead] = await api.db
    .select()
    .from(leads)
    .where(eq(leads.id, row?.leadId ?? ''))
  expect(lead).toMatchObject({ name: 'Nadia', phone: '+971501234567', source: 'propertyFinder' })
  expect(await api.db.$count(leads)).toBe(before + 1)
  await expect(markAsSpam(as('Adam'), id)).rejects.toMatchObject({ code: 'conflict' })
})

test('spam stays spam when what is held is read again, and a person may think again', async () => {
  const { api, id, as, find } = await holdOne()
  await markAsSpam(as('Adam'), id)
  await understand(api.deps, id)
  expect(await find()).toMatchObject({ state: 'spam' })
  await makeItALead(as('Adam'), id, {})
  expect(await find()).toMatchObject({ state: 'lead' })
  const entries = await api.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.target, `arrival:${id}`))
  expect(entries.map(({ action }) => action).toSorted()).toEqual(['arrival.lead', 'arrival.spam'])
})

test('an agent sees nothing of what came in; a manager nothing of another team’s leads', async () => {
  const { api, id, as } = await holdOne()
  for (const action of ['read', 'decide'] as const) {
    await expect(requireArrival(as('Sara'), id, action)).rejects.toMatchObject({
      code: 'forbidden',
    })
  }
  await expect(makeItALead(as('Sara'), id, {})).rejects.toMatchObject({ code: 'forbidden' })
  await makeItALead(as('Layla'), id, { phone: '0501234567' })
  const ofTeam = as('Layla').person.teamId
  await api.sql`update leads set team_id = ${ofTeam} where id = (select lead_id from arrivals where id = ${id})`
  expect((await requireArrival(as('Layla'), id)).arrival.id).toBe(id)
  await expect(requireArrival(as('Khalid'), id)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(requireArrival(as('Adam'), 'no-id')).rejects.toMatchObject({ code: 'notFound' })
})
