import { expect, onTestFinished, test } from 'vitest'
import { createTestDatabases } from '#tests/support/databases.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { connectPace } from '../client.ts'
import {
  appendEvents,
  EVENTS_CHANNEL,
  listEvents,
  listRecordEvents,
  type NewEntityEvent,
} from './events.ts'

test('a reader that follows the log passes no event, however late its writer commits', async () => {
  const { db, sql } = await connect()
  let finishSlow = () => {}
  const held = new Promise<void>((resolve) => (finishSlow = resolve))
  let appended = false
  const slow = db.transaction(async (tx) => {
    await appendEvents(tx, [taskEvent('slow')])
    appended = true
    await held
  })
  await waitFor(() => appended, { what: 'the slow writer to append' })
  const fast = db.transaction((tx) => appendEvents(tx, [taskEvent('fast')]))
  const waiting = () => sql`select 1 from pg_locks where locktype = 'advisory' and not granted`
  await waitFor(async () => (await waiting()).length > 0, { what: 'the fast writer to wait' })
  expect(await listEvents(db, 0, 10)).toEqual([])
  finishSlow()
  await Promise.all([slow, fast])
  expect((await listEvents(db, 0, 10)).map((event) => event.key)).toEqual(['slow', 'fast'])
})

test('an event rings after its commit, and not before', async () => {
  const { db, sql } = await connect()
  const rung: number[] = []
  await sql.listen(EVENTS_CHANNEL, async () => void rung.push((await listEvents(db, 0, 10)).length))
  await db.transaction((tx) => appendEvents(tx, [taskEvent('a'), taskEvent('b')]))
  await waitFor(() => rung.length > 0, { what: 'the bell' })
  expect(rung[0]).toBe(2)
})

test('what is rolled back was never in the log', async () => {
  const { db } = await connect()
  const failing = db.transaction(async (tx) => {
    await appendEvents(tx, [taskEvent('gone')])
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  expect(await listEvents(db, 0, 10)).toEqual([])
})

test("a record's own history is read in order, and so are pages of the log", async () => {
  const { db } = await connect()
  await db.transaction((tx) => appendEvents(tx, [taskEvent('a'), taskEvent('b'), taskEvent('a')]))
  expect(await listRecordEvents(db, 'task', 'a', 10)).toHaveLength(2)
  const [first] = await listEvents(db, 0, 1)
  const rest = await listEvents(db, first?.sequence ?? 0, 10)
  expect(rest.map((event) => event.key)).toEqual(['b', 'a'])
})

async function connect() {
  const { pace } = await createTestDatabases()
  const client = connectPace(pace.urls.pace_sync, { max: 4 })
  onTestFinished(() => client.close())
  return client
}

function taskEvent(key: string): NewEntityEvent {
  return {
    resource: 'task',
    key,
    old: null,
    new: { title: key },
    actor: 'service:test',
    documentSeq: null,
  }
}
