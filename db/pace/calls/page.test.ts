import { expect, onTestFinished, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { CALL_LIST } from '#domain/list/calls.ts'
import { listQuery } from '#domain/testing/list-query.ts'
import type { ListCursor } from '../list/order.ts'
import { findCall, listCalls, listRelatedCalls } from './page.ts'
import { connectPace, type PaceDb } from '../client.ts'
import type { LeadScope } from '../leads/records.ts'
import { calls, people, teams } from '../schema.ts'

const every = listQuery(CALL_LIST, '')

test('calls that go on stand first, then those to wrap up, then the newest', async () => {
  const { db } = await company([
    { id: 'ended-new', state: 'ended', startedAt: '2026-03-01T12:00:00.000Z' },
    { id: 'live-old', state: 'live', startedAt: '2026-03-01T09:00:00.000Z' },
    { id: 'wrapup', state: 'wrapup', startedAt: '2026-03-01T10:00:00.000Z' },
    { id: 'ended-old', state: 'ended', startedAt: '2026-03-01T08:00:00.000Z' },
    { id: 'ringing', state: 'ringing', startedAt: '2026-03-01T11:00:00.000Z' },
  ])
  const { rows } = await listCalls(db, 'all', every, { limit: 10 })
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
  const whole = await listCalls(db, 'all', every, { limit: 50 })
  const paged: string[] = []
  let after: ListCursor | undefined
  do {
    const page = await listCalls(db, 'all', every, { limit: 2, after })
    paged.push(...page.rows.map((row) => row.id))
    after = page.next ?? undefined
  } while (after)
  expect(paged).toEqual(whole.rows.map((row) => row.id))
})

test('an agent sees own calls, those of own and shared leads, and what nobody took', async () => {
  const { db, sara, noor, marina, downtown, addLead } = await foundCompany()
  const [own, shared, other] = [
    await addLead({ ownerId: sara.id, name: 'Olga' }),
    await addLead({ ownerId: noor.id, collaboratorIds: [sara.id] }),
    await addLead({ ownerId: noor.id, name: 'Hidden' }),
  ]
  const call = { source: 'test', state: 'ended', agentId: noor.id, teamId: marina }
  await db.insert(calls).values([
    { ...call, id: 'of-own-lead', leadId: own },
    { ...call, id: 'of-shared-lead', leadId: shared },
    { ...call, id: 'of-noor', leadId: other },
    { ...call, id: 'untaken', agentId: null },
    { ...call, id: 'untaken-elsewhere', agentId: null, teamId: downtown },
    { ...call, id: 'own-of-others-lead', agentId: sara.id, leadId: other },
  ])
  const seen = async (scope: LeadScope) => (await listCalls(db, scope, every, { limit: 9 })).rows
  const agent = { personId: sara.id, teamId: marina, wholeTeam: false }
  const rows = await seen(agent)
  expect(rows.map((row) => row.id).toSorted()).toEqual(
    ['of-own-lead', 'of-shared-lead', 'own-of-others-lead', 'untaken'].toSorted(),
  )
  const names = Object.fromEntries(rows.map((row) => [row.id, row.leadName]))
  expect(names).toMatchObject({ 'of-own-lead': 'Olga', 'own-of-others-lead': null })
  expect(await seen({ ...agent, wholeTeam: true })).toHaveLength(5)
})

test('filters and text narrow the list', async () => {
  const { db } = await company([
    { id: 'a', state: 'live', callerName: 'Tariq Aziz' },
    { id: 'b', state: 'ended', callerName: 'Olga Petrov', direction: 'outbound' },
  ])
  const ids = async (address: string) =>
    (await listCalls(db, 'all', listQuery(CALL_LIST, address), { limit: 9 })).rows.map(
      ({ id }) => id,
    )
  expect(await ids('q=tariq')).toEqual(['a'])
  expect(await ids('state=ended')).toEqual(['b'])
  expect(await ids('direction=outbound')).toEqual(['b'])
  expect(await ids('phase=now&phase=wrapUp')).toEqual(['a'])
  expect(await ids('caller.contains=petrov')).toEqual(['b'])
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
