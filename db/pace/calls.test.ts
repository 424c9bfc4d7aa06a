import { expect, onTestFinished, test } from 'vitest'
import { createTestDatabases } from '#tests/support/databases.ts'
import { type CallCursor, findCall, listCalls, listRelatedCalls, listTeamCalls } from './calls.ts'
import { connectPace, type PaceDb } from './client.ts'
import { calls, people, teams } from './schema.ts'

test('calls that go on stand first, then those to wrap up, then the newest', async () => {
  const { db } = await company([
    { id: 'ended-new', state: 'ended', startedAt: '2026-03-01T12:00:00.000Z' },
    { id: 'live-old', state: 'live', startedAt: '2026-03-01T09:00:00.000Z' },
    { id: 'wrapup', state: 'wrapup', startedAt: '2026-03-01T10:00:00.000Z' },
    { id: 'ended-old', state: 'ended', startedAt: '2026-03-01T08:00:00.000Z' },
    { id: 'ringing', state: 'ringing', startedAt: '2026-03-01T11:00:00.000Z' },
  ])
  const { rows } = await listCalls(db, 'all', {}, { limit: 10 })
  expect(rows.map((row) => row.id)).toEqual([
    'ringing',
    'live-old',
    'wrapup',
    'ended-new',
    'ended-old',
  ])
})

test('paging goes on over the border between live and ended calls', async () => {
  const states = ['live', 'held', 'wrapup', 'ended', 'ended', 'missed', 'ended']
  const { db } = await company(
    states.map((state, index) => ({
      id: `call-${index}`,
      state,
      startedAt: `2026-03-01T1${index}:00:00.000Z`,
    })),
  )
  const whole = await listCalls(db, 'all', {}, { limit: 50 })
  const paged: string[] = []
  let after: CallCursor | undefined
  do {
    const page = await listCalls(db, 'all', {}, { limit: 2, after })
    paged.push(...page.rows.map((row) => row.id))
    after = page.next ?? undefined
  } while (after)
  expect(paged).toEqual(whole.rows.map((row) => row.id))
})

test("an agent sees the team's calls and those that are the agent's own", async () => {
  const { db, teamId, agentId } = await company([
    { id: 'of-team', state: 'ended' },
    { id: 'of-nobody', state: 'ended', teamId: null },
    { id: 'own', state: 'ended', teamId: null, own: true },
  ])
  const seen = async (scope: { teamId: string | null; personId: string }) =>
    (await listCalls(db, scope, {}, { limit: 9 })).rows.map((row) => row.id).toSorted()
  expect(await seen({ teamId, personId: agentId })).toEqual(['of-team', 'own'])
  expect(await seen({ teamId: null, personId: agentId })).toEqual(['own'])
})

test('filters and text narrow the list', async () => {
  const { db } = await company([
    { id: 'a', state: 'live', callerName: 'Tariq Aziz' },
    { id: 'b', state: 'ended', callerName: 'Olga Petrov', direction: 'outbound' },
  ])
  const ids = async (filter: Parameters<typeof listCalls>[2]) =>
    (await listCalls(db, 'all', filter, { limit: 9 })).rows.map((row) => row.id)
  expect(await ids({ text: 'tariq' })).toEqual(['a'])
  expect(await ids({ state: 'ended' })).toEqual(['b'])
  expect(await ids({ direction: 'outbound' })).toEqual(['b'])
})

test('a call is found with its names; other calls from the number are related', async () => {
  const { db } = await company([
    { id: 'a', state: 'ended', callerPhone: '+971501112233' },
    { id: 'b', state: 'ended', callerPhone: '+971501112233' },
    { id: 'c', state: 'ended', callerPhone: '+971509998877' },
  ])
  const found = await findCall(db, 'a')
  expect(found).toMatchObject({ call: { id: 'a' }, agentName: null })
  expect(await findCall(db, 'none')).toBeNull()
  if (!found) return
  const related = await listRelatedCalls(db, 'all', found.call, 5)
  expect(related.map((row) => row.id)).toEqual(['b'])
})

test("a team's day holds today's calls and older ones that still go on", async () => {
  const { db, teamId } = await company([
    { id: 'today', state: 'ended', startedAt: '2026-03-02T08:00:00.000Z' },
    { id: 'yesterday', state: 'ended', startedAt: '2026-03-01T08:00:00.000Z' },
    { id: 'since-yesterday', state: 'held', startedAt: '2026-03-01T23:50:00.000Z' },
  ])
  const day = await listTeamCalls(db, teamId, '2026-03-02T00:00:00.000Z')
  expect(day.map((row) => row.id)).toEqual(['today', 'since-yesterday'])
})

type NewCall = Partial<typeof calls.$inferInsert> & { id: string; state: string; own?: boolean }

/** One team, one agent and these calls, of the team unless they say otherwise. */
async function company(rows: NewCall[]): Promise<{ db: PaceDb; teamId: string; agentId: string }> {
  const { pace } = await createTestDatabases()
  const { db, close } = connectPace(pace.adminUrl, { max: 2 })
  onTestFinished(close)
  const teamId = crypto.randomUUID()
  const agentId = crypto.randomUUID()
  await db.insert(teams).values({ id: teamId, name: 'Marina' })
  await db.insert(people).values({ id: agentId, email: 'agent@pace.demo', name: 'Agent', teamId })
  await db.insert(calls).values(
    rows.map(({ own, ...row }) => ({
      source: 'test',
      teamId,
      ...row,
      agentId: own ? agentId : null,
    })),
  )
  return { db, teamId, agentId }
}
