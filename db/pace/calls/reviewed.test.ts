import { expect, test } from 'vitest'
import type { Fate } from '#domain/call/after/fates.ts'
import type { CheckResult } from '#domain/call/checklist.ts'
import { foundCompany } from '#tests/support/company.ts'
import type { PaceDb } from '../client.ts'
import { callChecks, callOffers, calls, callTalk } from '../schema.ts'
import { listOffered, readFates, readItemScores, readScores, type Reviewed } from './reviewed.ts'

const SINCE = '2026-03-01T00:00:00.000Z'
const DUBAI = { zone: 'Asia/Dubai', shiftDays: 0 }

type Call = {
  id: string
  agentId: string
  teamId: string | null
  startedAt?: string
  checks?: Record<string, CheckResult>
  talk?: { agentMs: number; customerMs: number }
  fates?: Fate[]
}

async function putCalls(db: PaceDb, given: readonly Call[]): Promise<void> {
  for (const { id, agentId, teamId, checks = {}, talk, fates = [], ...call } of given) {
    const startedAt = call.startedAt ?? '2026-03-02T08:00:00.000Z'
    await db.insert(calls).values({ id, agentId, teamId, startedAt, source: 'x', state: 'ended' })
    const results = Object.entries(checks)
    if (results.length > 0)
      await db
        .insert(callChecks)
        .values(results.map(([item, result]) => ({ callId: id, item, result })))
    if (talk)
      await db.insert(callTalk).values({
        callId: id,
        ...talk,
        silentMs: 1000,
        longestAgentMs: talk.agentMs,
        longestCustomerMs: talk.customerMs,
        interruptions: 2,
      })
    const offer = { callId: id, kind: 'suggestion', type: 'askBudget' } as const
    if (fates.length > 0)
      await db
        .insert(callOffers)
        .values(fates.map((fate, at) => ({ ...offer, markId: `${id}-${at}`, fate })))
  }
}

function ofTeam(teamId: string | null, part: Partial<Reviewed> = {}): Reviewed {
  return { teamId, agentId: null, since: SINCE, ...part }
}

test('each agent’s calls are scored by the items that the house asks for', async () => {
  const { db, sara, noor, marina, downtown } = await foundCompany()
  await putCalls(db, [
    {
      id: 'one',
      agentId: sara.id,
      teamId: marina,
      checks: { greeted: 'met', fees: 'notMet', consent: 'na', retired: 'notMet' },
      talk: { agentMs: 3000, customerMs: 1000 },
    },
    { id: 'two', agentId: sara.id, teamId: marina, checks: { greeted: 'met' } },
    { id: 'unscored', agentId: sara.id, teamId: marina },
    { id: 'theirs', agentId: noor.id, teamId: downtown, checks: { greeted: 'notMet' } },
    { id: 'old', agentId: sara.id, teamId: marina, startedAt: '2026-02-01T08:00:00.000Z' },
  ])
  const how = { items: ['greeted', 'fees', 'consent'], weeks: DUBAI }
  const own = await readScores(db, ofTeam(marina), how)
  expect(own).toEqual([
    {
      key: sara.id,
      calls: 2,
      met: 2,
      judged: 3,
      agentMs: 3000,
      customerMs: 1000,
      silentMs: 1000,
      interruptions: 2,
      timed: 1,
      longestAgentMs: 3000,
    },
  ])
  const all = await readScores(db, ofTeam(null), how)
  expect(new Set(all.map(({ key }) => key))).toEqual(new Set([sara.id, noor.id]))
  expect(await readItemScores(db, ofTeam(marina), how.items)).toEqual([
    { item: 'consent', met: 0, notMet: 0, na: 1 },
    { item: 'fees', met: 0, notMet: 1, na: 0 },
    { item: 'greeted', met: 2, notMet: 0, na: 0 },
  ])
})

test('one agent’s calls go week by week, as the house’s weeks begin', async () => {
  const { db, sara, marina } = await foundCompany()
  const call = { agentId: sara.id, teamId: marina, checks: { greeted: 'met' } } as const
  await putCalls(db, [
    // A Saturday at 23:00 in Dubai, and the Sunday an hour later.
    { ...call, id: 'saturday', startedAt: '2026-03-07T19:00:00.000Z' },
    { ...call, id: 'sunday', startedAt: '2026-03-07T20:30:00.000Z' },
  ])
  const weeksOf = async (shiftDays: number) => {
    const weeks = { ...DUBAI, shiftDays }
    const scores = await readScores(db, ofTeam(marina, { agentId: sara.id }), {
      items: ['greeted'],
      weeks,
    })
    return scores.map(({ key, calls: count }) => [key, count])
  }
  expect(await weeksOf(0)).toEqual([['2026-03-02', 2]])
  expect(await weeksOf(6)).toEqual([
    ['2026-03-01', 1],
    ['2026-03-08', 1],
  ])
})

test('what became of suggestions is counted for the team and the agent, and leads to the calls page by page', async () => {
  const { db, sara, noor, marina, downtown } = await foundCompany()
  await putCalls(db, [
    { id: 'one', agentId: sara.id, teamId: marina, fates: ['accepted', 'acceptedNotActedOn'] },
    { id: 'two', agentId: sara.id, teamId: marina, fates: ['acceptedNotActedOn'] },
    { id: 'theirs', agentId: noor.id, teamId: downtown, fates: ['dismissed'] },
  ])
  const offer = { kind: 'suggestion', type: 'askBudget' } as const
  expect(await readFates(db, ofTeam(marina))).toEqual([
    { ...offer, fate: 'accepted', count: 1 },
    { ...offer, fate: 'acceptedNotActedOn', count: 2 },
  ])
  expect(await readFates(db, ofTeam(marina, { agentId: noor.id }))).toEqual([])
  const wanted = { ...offer, fates: ['accepted', 'acceptedNotActedOn'] as const }
  const marks: string[] = []
  let after: Awaited<ReturnType<typeof listOffered>>['next'] = null
  do {
    const page = { limit: 1, ...(after ? { after } : {}) }
    const { rows, next } = await listOffered(db, ofTeam(marina), wanted, page)
    marks.push(...rows.map(({ mark }) => mark))
    after = next
  } while (after)
  expect(marks).toEqual(['two-0', 'one-1', 'one-0'])
})

test('the whole house has the calls of agents without a team too', async () => {
  const { db, sara, marina } = await foundCompany()
  const call = { agentId: sara.id, checks: { greeted: 'met' } } as const
  await putCalls(db, [
    { ...call, id: 'of the team', teamId: marina, fates: ['accepted'] },
    { ...call, id: 'of none', teamId: null, fates: ['accepted'] },
    { ...call, id: 'of none, old', teamId: null, startedAt: '2026-02-01T08:00:00.000Z' },
  ])
  const how = { items: ['greeted'], weeks: DUBAI }
  expect(await readScores(db, ofTeam(null), how)).toMatchObject([{ key: sara.id, calls: 2 }])
  expect(await readScores(db, ofTeam(marina), how)).toMatchObject([{ key: sara.id, calls: 1 }])
  expect(await readFates(db, ofTeam(null))).toMatchObject([{ fate: 'accepted', count: 2 }])
})
