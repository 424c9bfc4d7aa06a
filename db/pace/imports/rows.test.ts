import { eq, sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { ImportRuleSchema } from '#domain/import/import.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { connectPace } from '../client.ts'
import { imports, people } from '../schema.ts'
import { findImport, insertImport } from './imports.ts'
import { markRows, noCounts, stageRows } from './rows.ts'

const HOLDER = 'a'

async function openRunning(rows: number) {
  const { pace } = await createTestDatabases()
  const client = connectPace(pace.urls.pace_migrator, { max: 4 })
  onTestFinished(client.close)
  const { db } = client
  const [id, personId] = [crypto.randomUUID(), crypto.randomUUID()]
  await db
    .insert(people)
    .values({ id: personId, name: 'Ada', email: 'ada@pace.test', role: 'admin' })
  await insertImport(db, {
    id,
    personId,
    noun: 'lead',
    name: 'leads.csv',
    fileKey: `imports/${id}`,
    bytes: 1,
    headers: ['Name'],
    rule: ImportRuleSchema.parse({}),
    state: 'running',
    total: rows,
    foretold: noCounts(),
    came: noCounts(),
    holder: HOLDER,
  })
  await stageRows(
    db,
    id,
    Array.from({ length: rows }, (_, position) => ({ position, cells: ['x'] })),
  )
  return { db, id }
}

test('rows that are marked by two at once are all counted', async () => {
  const { db, id } = await openRunning(3)
  const place = { id, holder: HOLDER, state: 'running' } as const
  const [first, isMarked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const one = db.transaction(async (tx) => {
    await markRows(tx, place, [
      { position: 0, fate: 'create' },
      { position: 1, fate: 'join' },
    ])
    isMarked.resolve()
    await first.promise
  })
  await isMarked.promise
  const other = db.transaction((tx) => markRows(tx, place, [{ position: 2, fate: 'create' }]))
  await waitFor(async () => {
    const [row] = await db.execute<{ waits: boolean }>(
      sql`select count(*) > 0 as waits from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return row?.waits === true
  })
  first.resolve()
  await Promise.all([one, other])
  const now = await findImport(db, id)
  expect(now).toMatchObject({ done: 3, came: { ...noCounts(), create: 2, join: 1 } })
})

test('nothing is marked of an import that is stopped or in other hands', async () => {
  const { db, id } = await openRunning(1)
  const rows = [{ position: 0, fate: 'create' as const }]
  expect(await markRows(db, { id, holder: 'b', state: 'running' }, rows)).toBe(false)
  await db.update(imports).set({ state: 'paused' }).where(eq(imports.id, id))
  expect(await markRows(db, { id, holder: HOLDER, state: 'running' }, rows)).toBe(false)
  expect(await findImport(db, id)).toMatchObject({ done: 0, came: noCounts() })
})
