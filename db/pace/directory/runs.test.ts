import { expect, onTestFinished, test } from 'vitest'
import type { Effect } from '#domain/directory/effects.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { connectPace } from '../client.ts'
import { findLastFullRun, finishRun, hasRunSince, insertRun, listRuns, startRun } from './runs.ts'

const AT = '2026-11-23T08:00:00.000Z'
const EFFECT: Effect = {
  kind: 'join',
  subject: '1',
  personId: null,
  name: 'Sara',
  before: null,
  after: { role: 'agent' },
  reason: null,
}

async function start() {
  const { pace } = await createTestDatabases()
  const auth = connectPace(pace.urls.pace_auth, { max: 2 })
  const app = connectPace(pace.urls.pace_app, { max: 2 })
  onTestFinished(async () => {
    await Promise.all([auth.close(), app.close()])
  })
  /** A run that has ended with so many effects. */
  async function add(
    startedAt: string,
    effects: number,
    trigger: 'schedule' | 'push' = 'schedule',
  ) {
    const id = await insertRun(auth.db, { trigger, forced: false, startedAt })
    const all = Array.from({ length: effects }, () => EFFECT)
    await finishRun(auth.db, id, {
      outcome: 'done',
      users: 3,
      effects: all,
      now: new Date(startedAt),
    })
    return id
  }
  return { auth: auth.db, app: app.db, add }
}

test('runs are paged newest first, also those of the same instant, each with its effects in order', async () => {
  const { app, add } = await start()
  const made = new Set<string>()
  for (let n = 0; n < 5; n++) made.add(await add(AT, 2, 'push'))
  const seen: string[] = []
  let before: Parameters<typeof listRuns>[2]['before']
  do {
    const { rows, next } = await listRuns(app, {}, { limit: 2, before })
    for (const row of rows) expect(row.effects.map(({ position }) => position)).toEqual([0, 1])
    seen.push(...rows.map(({ id }) => id))
    before = next ?? undefined
  } while (before)
  expect(seen).toHaveLength(5)
  expect(new Set(seen)).toEqual(made)
})

test('uneventful runs can be left out; refused and failed ones are events', async () => {
  const { auth, app, add } = await start()
  await add('2026-11-23T08:00:00.000Z', 0)
  await add('2026-11-23T08:01:00.000Z', 1)
  const failed = { trigger: 'schedule', forced: false, outcome: 'failed' } as const
  await insertRun(auth, { ...failed, startedAt: '2026-11-23T08:02:00.000Z' })
  const list = async (filter: Parameters<typeof listRuns>[1]) =>
    (await listRuns(app, filter, { limit: 9 })).rows.map(({ startedAt }) => startedAt.slice(14, 16))
  expect(await list({})).toEqual(['02', '01', '00'])
  expect(await list({ eventful: true })).toEqual(['02', '01'])
  expect(await list({ outcome: 'failed' })).toEqual(['02'])
  expect(await list({ trigger: 'push' })).toEqual([])
})

test('a push is no full run', async () => {
  const { auth, add } = await start()
  const full = await add('2026-11-23T08:00:00.000Z', 0)
  await add('2026-11-23T09:00:00.000Z', 1, 'push')
  expect(await findLastFullRun(auth)).toMatchObject({ id: full })
  expect(await hasRunSince(auth, new Date('2026-11-23T07:59:59.999Z'))).toBe(true)
  expect(await hasRunSince(auth, new Date(AT))).toBe(false)
})

test('a new run forgets those of last month that did nothing, and keeps those that did', async () => {
  const { auth, app, add } = await start()
  await add('2026-10-01T08:00:00.000Z', 0)
  const kept = await add('2026-10-01T08:10:00.000Z', 1)
  const recent = await add('2026-11-22T08:00:00.000Z', 0)
  const now = await startRun(auth, { trigger: 'schedule', forced: false, startedAt: AT })
  const { rows } = await listRuns(app, {}, { limit: 9 })
  expect(rows.map(({ id }) => id)).toEqual([now, recent, kept])
})

test('the app reads runs and writes none', async () => {
  const { app } = await start()
  const written = insertRun(app, { trigger: 'command', forced: true, startedAt: AT })
  await expect(written).rejects.toMatchObject({ cause: { code: '42501' } })
})
