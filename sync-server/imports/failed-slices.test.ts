import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import type { PaceDb } from '#db/pace/client.ts'
import { moveImport } from '#db/pace/imports/imports.ts'
import { contacts, leads } from '#db/pace/schema.ts'
import { DomainError } from '#domain/errors.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { SOME_REFERENCE } from '#domain/testing/reference.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { startCommands } from '../testing/start-commands.ts'
import { startServer } from '../testing/start-server.ts'
import { importNow, putAdmin, stageImport, stepImport } from '../testing/start-imports.ts'
import { ImportRunner } from './runner.ts'

const HEADERS = ['ID', 'Full name', 'Mobile']
const COUNT = 250
const ROWS = Array.from({ length: COUNT }, (_, at) => [
  `f${at}`,
  at === COUNT - 1 ? 'O’Brien' : `Person ${at}`,
  `+97150${String(2_000_000 + at)}`,
])

/** The database refuses whoever is called so, until it is told otherwise. */
async function refuseName(db: PaceDb, name: string) {
  await db.execute(sql`create function refuse_name() returns trigger language plpgsql as
    $$ begin raise exception 'not this one'; end $$`)
  await db.execute(
    sql.raw(
      `create trigger refuse_name before insert on contacts for each row when (new.name = '${name}') execute function refuse_name()`,
    ),
  )
  return () => db.execute(sql`drop trigger refuse_name on contacts`)
}

test('[IM7] an import that failed halfway goes on to its end, and is taken back as any other', async () => {
  const running = await startCommands()
  const db = running.admin
  const allow = await refuseName(db, 'O’Brien')
  const personId = await putAdmin(db)
  const id = await stageImport(db, personId, { headers: HEADERS, rows: ROWS })
  await stepImport(db, id, 'checking')
  const startedAt = new Date().toISOString()
  await moveImport(db, id, { from: ['checked'], state: 'running', startedAt })
  await waitFor(async () => (await importNow(db, id)).state === 'failed')
  const failed = await importNow(db, id)
  expect(failed).toMatchObject({
    problem: 'Its rows could not be written.',
    problemSaid: { key: 'rowsUnwritten' },
  })
  // What stands beside it is done: each try is of fewer rows, until only those around it are left.
  expect(failed.done).toBeGreaterThanOrEqual(200)
  expect(failed.done).toBeLessThan(COUNT)
  await allow()
  await moveImport(db, id, { from: ['failed'], state: 'running', problem: null })
  await waitFor(async () => (await importNow(db, id)).state === 'done')
  expect(await importNow(db, id)).toMatchObject({ done: COUNT, problem: null })
  expect(await db.$count(leads)).toBe(COUNT)
  expect(await stepImport(db, id, 'undoing')).toMatchObject({ undone: 2 * COUNT, kept: 0 })
  expect(await db.$count(contacts, sql`archived_at is null`)).toBe(0)
})

test('[IM8] a record that is written meanwhile is tried again, however often, and each time a while later', async () => {
  const { admin: db, server } = await startServer({ extensions: [] })
  const { rooms } = server
  const personId = await putAdmin(db)
  const tries: number[] = []
  // Every record is open, and nine times somebody was faster.
  const busy: ConstructorParameters<typeof ImportRunner>[0]['rooms'] = {
    isLoaded: () => true,
    committedElsewhere: (commits) => rooms.committedElsewhere(commits),
    async change(name, change) {
      tries.push(performance.now())
      if (tries.length < 10) throw new DomainError('unavailable', 'A record was changed meanwhile.')
      return rooms.change(name, change)
    },
  }
  const settings = { current: () => ({ version: 1, house: SOME_HOUSE, reference: SOME_REFERENCE }) }
  const log = { warn: () => undefined, error: () => undefined }
  const runner = new ImportRunner({ db, rooms: busy, settings, log, pollMs: 20 })
  runner.start()
  onTestFinished(() => runner.stop())
  const id = await stageImport(db, personId, {
    noun: 'contact',
    headers: HEADERS,
    rows: [['g1', 'Amina', '0502223344']],
  })
  await stepImport(db, id, 'checking')
  await stepImport(db, id, 'running')
  expect(await stepImport(db, id, 'undoing')).toMatchObject({ state: 'undone', undone: 1, kept: 0 })
  const gaps = tries.slice(1, 10).map((at, index) => at - (tries[index] ?? 0))
  expect(gaps).toHaveLength(9)
  expect(Math.min(...gaps)).toBeGreaterThan(15)
})
