import { expect, onTestFinished, test } from 'vitest'
import { createTestDatabases } from '#tests/support/databases.ts'
import { connectPace } from '../client.ts'
import { appendEvents, listEvents, type NewEntityEvent } from './events.ts'
import { foldEvents, foldOf } from './fold-events.ts'
import { findHorizon } from './scan.ts'

async function start() {
  const { pace } = await createTestDatabases()
  const admin = connectPace(pace.adminUrl, { max: 1 })
  const app = connectPace(pace.urls.pace_app, { max: 2 })
  onTestFinished(async () => {
    await Promise.all([admin.close(), app.close()])
  })
  const happens = (...events: NewEntityEvent[]) =>
    app.db.transaction((tx) => appendEvents(tx, events))
  const age = (days: number) =>
    admin.sql`update entity_events set at = now() - make_interval(days => ${days})`
  return { db: app.db, happens, age }
}

const task = (key: string, old: NewEntityEvent['old'], now: NewEntityEvent['new']) =>
  ({
    resource: 'task',
    key,
    old,
    new: now,
    actor: 'service:test',
    documentSeq: null,
  }) satisfies NewEntityEvent

test('of what is older than the horizon one event stays for each record: from what it was to what it became', async () => {
  const { db, happens, age } = await start()
  await happens(task('a', null, { title: 'One', dueAt: null }), task('b', null, { title: 'B' }))
  await happens(task('a', { title: 'One' }, { title: 'Two' }))
  await happens(task('c', { title: 'x' }, { title: 'y' }), task('c', { title: 'y' }, null))
  await age(40)
  await happens(task('a', { title: 'Two' }, { title: 'Three' }))
  while ((await foldEvents(db, 31, 2)) > 0);
  const left = await listEvents(db, 0, 100)
  expect(left.map(({ key, old, new: now }) => ({ key, old, now }))).toEqual([
    { key: 'b', old: null, now: { title: 'B' } },
    { key: 'a', old: null, now: { title: 'Two', dueAt: null } },
    { key: 'c', old: { title: 'x' }, now: null },
    { key: 'a', old: { title: 'Two' }, now: { title: 'Three' } },
  ])
  const [, , folded, fresh] = left
  expect(await findHorizon(db)).toBe(folded?.sequence)
  expect(fresh?.sequence).toBeGreaterThan(folded?.sequence ?? 0)
})

test('nothing is folded that is younger, and a second run finds nothing', async () => {
  const { db, happens, age } = await start()
  await happens(task('a', null, { title: 'One' }))
  expect(await foldEvents(db, 31)).toBe(0)
  expect(await findHorizon(db)).toBe(0)
  await age(40)
  expect([await foldEvents(db, 31), await foldEvents(db, 31)]).toEqual([1, 0])
})

test('to fold step by step is to fold at once', () => {
  const at = { sequence: 1, at: '2026-11-29T10:00:00.000Z' }
  const steps = [
    { ...at, ...task('a', null, { x: 1, y: 1 }) },
    { ...at, ...task('a', { x: 1 }, { x: 2 }) },
    { ...at, ...task('a', { x: 2, z: 0 }, { x: 3, z: 1 }) },
  ] as const
  const [first, second, third] = steps
  const twice = foldOf([{ ...first, ...foldOf([first, second]) }, third])
  expect(twice).toEqual(foldOf(steps))
  expect(foldOf(steps.slice(1))).toEqual({ old: { x: 1, z: 0 }, new: { x: 3, z: 1 } })
})
