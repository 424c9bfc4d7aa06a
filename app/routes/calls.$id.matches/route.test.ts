import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { calls, listings, people } from '#db/pace/schema.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import type { PageContext } from '../../pages/context.server.ts'
import { loader } from './route.ts'

/** A call of an agent's, and somebody of another team. */
async function start() {
  const { db } = await createTestApi({ scale: 0.1 })
  const agents = await db
    .select()
    .from(people)
    .where(eq(people.role, 'agent'))
    .orderBy(asc(people.id))
  const agent = agents.find(({ teamId }) => teamId !== null)
  const stranger = agents.find(({ teamId }) => teamId !== null && teamId !== agent?.teamId)
  if (!agent?.teamId || !stranger) throw new Error('There are no two teams of agents.')
  await db.insert(calls).values({
    id: 'c1',
    source: 'urn:test',
    state: 'live',
    direction: 'inbound',
    agentId: agent.id,
    teamId: agent.teamId,
  })
  const home = { status: 'available', purpose: 'rent', teamId: agent.teamId, bedrooms: 2 } as const
  const id = crypto.randomUUID()
  await db.insert(listings).values({ ...home, id, reference: 'P-0', area: 'jvc', price: 10 })
  const open = ({ id, role, teamId }: typeof agent, query: string) => {
    const actor = { kind: 'person' as const, id, role, teamId }
    return loader({
      request: new Request(`http://localhost/calls/c1/matches?${query}`),
      context: { session: { actor, person: { teamId } }, deps: { db } } as unknown as PageContext,
      params: { id: 'c1' },
    } as never)
  }
  return { agent, stranger, home: id, open }
}

test('whoever may read the call is told what fits, and nobody else', async () => {
  const { agent, stranger, home, open } = await start()
  const found = await open(agent, 'intent=rent&bedrooms=2&areas=jvc,business-bay&budgetMax=100')
  expect(found.homes[0]).toMatchObject({ id: home, inArea: true, inBudget: true })
  expect(found.viewings).toEqual({})
  expect((await open(agent, '')).homes).toEqual([])
  await expect(open(stranger, 'intent=rent')).rejects.toMatchObject({ code: 'forbidden' })
})

test.each([
  ['another purpose', 'intent=steal'],
  ['a NUL', 'areas=%00'],
  ['words for a number', 'bedrooms=many'],
  ['more than there is', 'budgetMax=1e400'],
  ['half a pair', 'propertyType=%ED%A0%80'],
  ['a flood', `areas=${'a'.repeat(2000)}`],
])('%s in the address is refused', async (_what, query) => {
  const { agent, open } = await start()
  await expect(open(agent, query)).rejects.toMatchObject({ code: 'invalid' })
})
