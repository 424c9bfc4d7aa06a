import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import postgres from 'postgres'
import { expect, onTestFinished, test } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { seedDemo } from '#db/pace/seed/seed-demo.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { restoreDatabase } from './restore.ts'
import { saveDatabase } from './save.ts'

async function setUp() {
  const { pace } = await createTestDatabases()
  const { db, close } = connectPace(pace.urls.pace_migrator, { max: 1 })
  await seedDemo(db)
  await close()
  const sql = postgres(pace.adminUrl, { max: 1, onnotice: () => {} })
  const folder = mkdtempSync(join(tmpdir(), 'pace-backup-'))
  onTestFinished(async () => {
    await sql.end()
    rmSync(folder, { recursive: true, force: true })
  })
  return { pace, sql, folder }
}

/** One number per table that changes when any value of any row does. */
async function fingerprint(sql: postgres.Sql): Promise<unknown> {
  const tables = ['people', 'leads', 'listings', 'applicants', 'tasks', 'viewings', 'calls']
  const marks = tables.map(async (table) => {
    const [row] =
      await sql`select md5(string_agg(t::text, '|' order by t::text)) as mark from ${sql(table)} t`
    return [table, row?.['mark']]
  })
  return Object.fromEntries(await Promise.all(marks))
}

test('what is restored is what was saved, to the last value', async () => {
  const { pace, sql, folder } = await setUp()
  const before = await fingerprint(sql)
  const manifest = await saveDatabase(pace.urls.pace_migrator, folder)
  await sql`update leads set stage = 'lost'`.catch(() => sql`delete from tasks`)
  await sql`delete from viewings`
  await restoreDatabase(pace.adminUrl, folder, manifest)
  expect(await fingerprint(sql)).toEqual(before)
})

test('rows of every size are saved, and the tables after them', async () => {
  const { pace, sql, folder } = await setUp()
  const name = `lead:${randomUUID()}`
  await sql`insert into documents (name, kind) values (${name}, 'lead')`
  await sql`insert into document_updates (document, seq, update, actor)
    select ${name}, n, decode(repeat(md5(n::text), n * 40), 'hex'), 'person:x' from generate_series(1, 60) n`
  const manifest = await saveDatabase(pace.urls.pace_migrator, folder)
  expect(manifest.tables.find((table) => table.name === 'document_updates')?.rows).toBe(60)
})

test('documents come back in a generation that nobody has seen', async () => {
  const { pace, sql, folder } = await setUp()
  const name = `lead:${randomUUID()}`
  await sql`insert into documents (name, kind, generation) values (${name}, 'lead', 2)`
  const manifest = await saveDatabase(pace.urls.pace_migrator, folder)
  await sql`update documents set generation = 7 where name = ${name}`
  await restoreDatabase(pace.adminUrl, folder, manifest)
  expect((await sql`select generation from documents where name = ${name}`)[0]).toEqual({
    generation: 8,
  })
})

test('a damaged backup changes nothing', async () => {
  const { pace, sql, folder } = await setUp()
  const before = await fingerprint(sql)
  const manifest = await saveDatabase(pace.urls.pace_migrator, folder)
  writeFileSync(join(folder, 'public.viewings.copy.gz'), gzipSync(''))
  await expect(restoreDatabase(pace.adminUrl, folder, manifest)).rejects.toThrow(
    /damaged: viewings has 0 of/,
  )
  expect(await fingerprint(sql)).toEqual(before)
})

test('a backup of another version is refused', async () => {
  const { pace, folder } = await setUp()
  const manifest = await saveDatabase(pace.urls.pace_migrator, folder)
  const restore = restoreDatabase(pace.adminUrl, folder, { ...manifest, migration: 'older' })
  await expect(restore).rejects.toThrow(/another version/)
})
