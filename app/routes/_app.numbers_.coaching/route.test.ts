import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { callChecks, callOffers, calls, people } from '#db/pace/schema.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import type { PageContext } from '../../pages/context.server.ts'
import { loader } from './route.tsx'

/** A call of each of two teams, today, on which a suggestion was left. */
async function start() {
  const api = await createTestApi({ scale: 0.1 })
  const managers = await api.db
    .select()
    .from(people)
    .where(eq(people.role, 'manager'))
    .orderBy(people.id)
  const [one, other] = managers
  if (!one?.teamId || !other?.teamId) throw new Error('There are no two managers.')
  await api.db.delete(callChecks)
  await api.db.delete(callOffers)
  for (const { id, teamId } of [one, other]) {
    const callId = `call-of-${id}`
    await api.db.insert(calls).values({
      id: callId,
      source: 'x',
      state: 'ended',
      agentId: id,
      teamId,
      startedAt: new Date().toISOString(),
    })
    await api.db.insert(callChecks).values({ callId, item: 'greeted', result: 'met' })
    const offer = { kind: 'suggestion', type: 'askBudget', fate: 'acceptedNotActedOn' } as const
    await api.db.insert(callOffers).values({ callId, markId: `mark-of-${id}`, ...offer })
  }
  type Reader = { id: string; role: 'agent' | 'manager' | 'admin'; teamId: string | null }
  const open = ({ id, role, teamId }: Reader, query = '') => {
    const actor = { kind: 'person' as const, id, role, teamId }
    const deps = { db: api.deps.db, settings: api.deps.settings }
    const session = { actor, person: { id, role, teamId } }
    return loader({
      request: new Request(`http://localhost/numbers/coaching${query}`),
      context: { session, deps } as unknown as PageContext,
      params: {},
    } as never)
  }
  const as = (person: typeof one, role: Reader['role']) => ({ ...person, role })
  return { one, other, open, as }
}

test('a manager looks back on the calls of the own team, an admin on all, an agent on none', async () => {
  const { one, other, open, as } = await start()
  const own = await open(as(one, 'manager'))
  expect(own.scores.map(({ key }) => key)).toEqual([one.id])
  expect(own.fates).toMatchObject([{ type: 'askBudget', fate: 'acceptedNotActedOn', count: 1 }])
  const all = await open(as(one, 'admin'))
  expect(new Set(all.scores.map(({ key }) => key))).toEqual(new Set([one.id, other.id]))
  await expect(open(as(one, 'agent'))).rejects.toMatchObject({ code: 'forbidden' })
  const theirs = await open(as(one, 'manager'), `?agent=${other.id}`)
  expect(theirs).toMatchObject({ scores: [], fates: [] })
})

test('a number leads to its calls, of the own team alone', async () => {
  const { one, open, as } = await start()
  const query = '?kind=suggestion&type=askBudget&fate=notActedOn'
  const { offered } = await open(as(one, 'manager'), query)
  expect(offered?.rows.map(({ mark }) => mark)).toEqual([`mark-of-${one.id}`])
  const dismissed = await open(as(one, 'manager'), '?kind=suggestion&type=askBudget&fate=dismissed')
  expect(dismissed.offered?.rows).toEqual([])
})

test('an address that asks for what there is not is refused', async () => {
  const { one, open, as } = await start()
  for (const query of ['?days=31', '?agent=somebody', '?kind=mark&type=x', '?fate=forgotten'])
    await expect(open(as(one, 'manager'), query), query).rejects.toMatchObject({ code: 'invalid' })
  const damaged = open(as(one, 'manager'), '?kind=suggestion&type=askBudget&after=x')
  await expect(damaged).rejects.toMatchObject({ code: 'malformed' })
})
