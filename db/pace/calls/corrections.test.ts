import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Corrected } from '#domain/call/after/corrections.ts'
import { foundCompany } from '#tests/support/company.ts'
import { callChecks, calls, callSegments } from '../schema.ts'
import { readCorrections } from './corrections.ts'

const AT = '2026-03-02T08:00:00.000Z'
const SINCE = '2026-03-01T00:00:00.000Z'

test('corrections of a team are read call by call; calls without any, of others and from before are left out', async () => {
  const { db, sara, noor, marina, downtown } = await foundCompany()
  const call = { source: 'x', state: 'ended', agentId: sara.id, teamId: marina, startedAt: AT }
  await db.insert(calls).values([
    { ...call, id: 'words' },
    { ...call, id: 'mark', startedAt: '2026-03-02T09:00:00.000Z' },
    { ...call, id: 'check', startedAt: '2026-03-02T10:00:00.000Z' },
    { ...call, id: 'none' },
    { ...call, id: 'old', startedAt: '2026-02-02T08:00:00.000Z' },
    { ...call, id: 'theirs', agentId: noor.id, teamId: downtown },
    { ...call, id: 'of no team', agentId: null, teamId: null },
    { ...call, id: 'old, of no team', teamId: null, startedAt: '2026-02-02T08:00:00.000Z' },
  ])
  const said = { party: 'c', role: 'customer', language: 'en', confidence: 1, revision: 0 } as const
  const spoken = { ...said, segmentId: 's1', beginMs: 0, endMs: 1000, text: 'two beds' }
  const mark = {
    id: 'm1',
    segmentId: 's1',
    kind: 'entity',
    type: 'bedrooms',
    start: 0,
    end: 8,
    text: 'two beds',
    value: 2,
    confidence: 0.9,
    by: 'service:assistcraft',
    status: 'dismissed',
  } as const
  await db.insert(callSegments).values([
    { ...spoken, callId: 'words', fed: 'to beds' },
    { ...spoken, callId: 'mark', annotations: [mark] },
    { ...spoken, callId: 'none', annotations: [{ ...mark, status: 'open' }] },
    { ...spoken, callId: 'old', fed: 'to beds' },
    { ...spoken, callId: 'theirs', fed: 'to beds' },
    { ...spoken, callId: 'of no team', fed: 'to beds' },
    { ...spoken, callId: 'old, of no team', fed: 'to beds' },
  ])
  const check = { item: 'fees', result: 'na', found: 'notMet' } as const
  await db.insert(callChecks).values([
    { ...check, callId: 'check', correctedBy: 'person:1', correctedAt: AT },
    { ...check, callId: 'none' },
  ])
  const read = async (teamId: string | null) => {
    const found: Corrected[] = []
    for await (const one of readCorrections(db, { teamId, since: SINCE })) found.push(one)
    return found
  }
  expect((await read(marina)).map(({ about, call: of }) => [about, of])).toEqual([
    ['transcript', 'words'],
    ['mark', 'mark'],
    ['check', 'check'],
  ])
  expect((await read(null)).map(({ call: of }) => of).toSorted()).toEqual(
    ['check', 'mark', 'of no team', 'theirs', 'words'].toSorted(),
  )
})

test('many calls are looked at page by page, each once, however close they began', async () => {
  const { db, sara, marina } = await foundCompany()
  const COUNT = 450
  const startedAt = sql`'2026-03-02'::timestamptz + (n / 3) * interval '1 microsecond'`
  await db.execute(sql`insert into calls (id, source, state, agent_id, team_id, started_at)
    select 'c' || lpad(n::text, 3, '0'), 'x', 'ended', ${sara.id}, ${marina}, ${startedAt} from generate_series(1, ${COUNT}::int) as n`)
  await db.execute(sql`insert into call_checks (call_id, item, result, corrected_by, corrected_at)
    select id, 'fees', 'na', 'person:1', ${AT}::timestamptz from calls where substr(id, 2)::int % 7 = 0`)
  const expected = Array.from({ length: COUNT }, (_, at) => at + 1)
    .filter((n) => n % 7 === 0)
    .map((n) => `c${String(n).padStart(3, '0')}`)
  for (const teamId of [marina, null]) {
    const found: string[] = []
    for await (const { call } of readCorrections(db, { teamId, since: SINCE })) found.push(call)
    expect(found).toEqual(expected)
  }
})
