import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { insertTile } from '#db/pace/ask/tiles.ts'
import type { PlanDraft } from '#domain/metrics/plan-schema.ts'
import { bound } from '#domain/metrics/time/rolling-time.ts'
import { NO_REFERENCE } from '#domain/reference/reference.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { openBrokerage } from '#tests/support/brokerage.ts'
import { answerTiles } from './answer-tiles.server.ts'
import { nameQuestions } from './name-questions.server.ts'

const { admin, app, reporting, personOf } = await openBrokerage({ scale: 0.1 })
const SETTINGS = { house: SOME_HOUSE, reference: NO_REFERENCE }
const TODAY: PlanDraft = {
  measure: 'calls',
  dimensions: [],
  filters: [],
  time: {
    from: '2026-11-23',
    to: '2026-11-24',
    rolls: { from: bound('day', 0), to: bound('day', 1) },
  },
}
const FROZEN: PlanDraft = { ...TODAY, time: { from: '2026-11-23', to: '2026-11-24' } }

function watcher(name: string, now = new Date()) {
  const person = personOf(name)
  const logged: object[] = []
  const log = { error: (about: object) => void logged.push(about) }
  const actor = {
    kind: 'person' as const,
    id: person.id,
    role: person.role,
    teamId: person.teamId,
  }
  const deps = { reporting, log, settings: { current: () => SETTINGS }, now: () => now }
  return { person, logged, who: { actor, person, db: app, deps } as never }
}

test('two days later “calls today” counts that day; dates that stand still are said', async () => {
  const { person, who } = watcher('Layla', new Date('2026-11-25T08:00:00Z'))
  const pin = { personId: person.id, place: 'numbers' as const, said: 'Calls today' }
  await insertTile(admin, { ...pin, plan: TODAY })
  await insertTile(admin, { ...pin, plan: FROZEN })
  const [rolling, frozen] = await answerTiles(who, 'numbers')
  expect(rolling?.said).toBe('Calls today')
  expect(rolling?.answer?.time).toContain('25 November 2026')
  expect(frozen?.said).toMatch(/^Calls · .*23 November 2026/)
  expect(frozen?.answer?.time).toContain('23 November 2026')
})

test('what was asked before is told by its dates where they stand still', async () => {
  const asked = [
    { question: 'calls today', plan: TODAY },
    { question: 'how many calls today', plan: FROZEN },
    { question: 'calls of today', plan: FROZEN },
    { question: 'long ago', plan: { measure: 'gone' } },
  ]
  const named = (await nameQuestions(app, SETTINGS as never, asked)).map((one) => one.question)
  expect(named).toEqual([
    'calls today',
    expect.stringMatching(/^Calls · .*23 November 2026/),
    'long ago',
  ])
})

test('a tile that takes too long says so, is logged, and leaves the others standing', async () => {
  const { person, who, logged } = watcher('Omar')
  const plain = { dimensions: [], filters: [] }
  const pin = { personId: person.id, place: 'desk' as const }
  await insertTile(admin, { ...pin, said: 'calls', plan: { measure: 'calls', ...plain } })
  await insertTile(admin, { ...pin, said: 'tasks', plan: { measure: 'tasks', ...plain } })
  // Somebody holds the calls for longer than a question may take.
  const tiles = await admin.transaction(async (tx) => {
    await tx.execute(sql`lock table calls in access exclusive mode`)
    return answerTiles(who, 'desk')
  })
  const [calls, tasks] = tiles
  expect(calls).toMatchObject({ said: 'calls', answer: null, problem: expect.any(String) })
  expect(tasks).toMatchObject({ said: 'tasks', problem: null })
  expect(tasks?.answer).not.toBeNull()
  expect(logged).toEqual([expect.objectContaining({ tile: calls?.id })])
})
