import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { expect, onTestFinished, test } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { seedDemo } from '#db/pace/seed/seed-demo.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { type DatabaseManifest, readManifest, writeManifest } from './manifest.ts'
import { restoreDatabases } from './restore.ts'
import { saveDatabase } from './save.ts'

async function setUp() {
  const { pace, assistcraft } = await createTestDatabases()
  const { db, close } = connectPace(pace.urls.pace_migrator, { max: 1 })
  await seedDemo(db)
  await close()
  const sql = postgres(pace.adminUrl, { max: 1, onnotice: () => {} })
  const folder = mkdtempSync(join(tmpdir(), 'pace-backup-'))
  onTestFinished(async () => {
    await sql.end()
    rmSync(folder, { recursive: true, force: true })
  })
  const restore = (manifest: DatabaseManifest) =>
    restoreDatabases([{ adminUrl: pace.adminUrl, folder, manifest }])
  return { pace, assistcraft, sql, folder, restore }
}

/** One number per table that changes when any value of any row does. */
async function fingerprint(sql: postgres.Sql): Promise<unknown> {
  const tables = ['people', 'leads', 'listings', 'contacts', 'tasks', 'viewings', 'calls']
  const marks = tables.map(async (table) => {
    const [row] =
      await sql`select md5(string_agg(t::text, '|' order by t::text)) as mark from ${sql(table)} t`
    return [table, row?.['mark']]
  })
  return Object.fromEntries(await Promise.all(marks))
}

test('what is restored is what was saved, to the last value', async () => {
  const { pace, sql, folder, restore } = await setUp()
  const before = await fingerprint(sql)
  const manifest = await saveDatabase(pace.urls.pace_migrator, folder)
  await sql`update leads set stage = 'lost'`.catch(() => sql`delete from tasks`)
  await sql`delete from viewings`
  await restore(manifest)
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
  const { pace, sql, folder, restore } = await setUp()
  const name = `lead:${randomUUID()}`
  await sql`insert into documents (name, kind, generation) values (${name}, 'lead', 2)`
  const manifest = await saveDatabase(pace.urls.pace_migrator, folder)
  await sql`update documents set generation = 7 where name = ${name}`
  await restore(manifest)
  expect((await sql`select generation from documents where name = ${name}`)[0]).toEqual({
    generation: 8,
  })
})

const LISTINGS = 'public.listings.copy.gz'

test.each([
  ['a byte that is another', /does not fit its checksum/, flipByte],
  ['a file that was cut off', /has 100 of \d+ bytes/, (file: string) => truncateSync(file, 100)],
  ['a file that is gone', /is missing/, (file: string) => rmSync(file)],
] as const)('a backup with %s changes nothing', async (_damage, message, damage) => {
  const { pace, sql, folder, restore } = await setUp()
  const before = await fingerprint(sql)
  const manifest = await saveDatabase(pace.urls.pace_migrator, folder)
  damage(join(folder, LISTINGS))
  await expect(restore(manifest)).rejects.toThrow(message)
  expect(await fingerprint(sql)).toEqual(before)
})

test('where the last database of a backup is damaged the first one is not touched', async () => {
  const { pace, assistcraft, sql, folder } = await setUp()
  const aside = join(folder, 'assistcraft')
  const manifests = {
    pace: await saveDatabase(pace.urls.pace_migrator, folder),
    assistcraft: await saveDatabase(assistcraft.urls.assistcraft_migrator, aside),
  }
  await sql`delete from tasks`
  const before = await fingerprint(sql)
  const restoreBoth = (late: DatabaseManifest) =>
    restoreDatabases([
      { adminUrl: pace.adminUrl, folder, manifest: manifests.pace },
      { adminUrl: assistcraft.adminUrl, folder: aside, manifest: late },
    ])
  const [table, ...others] = manifests.assistcraft.tables
  if (!table) throw new Error('Assistcraft has no tables.')
  const lying = { ...manifests.assistcraft, tables: [{ ...table, rows: 7 }, ...others] }
  await expect(restoreBoth(lying)).rejects.toThrow(/damaged/)
  expect(await fingerprint(sql)).toEqual(before)
  await restoreBoth(manifests.assistcraft)
  expect(await fingerprint(sql)).not.toEqual(before)
})

test('a manifest in which one digit changed is refused', async () => {
  const { pace, folder } = await setUp()
  const manifest = await saveDatabase(pace.urls.pace_migrator, folder)
  const both = { format: 2, createdAt: '', pace: manifest, assistcraft: manifest } as const
  const text = writeManifest(both)
  expect(readManifest(text)).toEqual(both)
  expect(() => readManifest(text.replace('"rows": 140', '"rows": 141'))).toThrow(/damaged/)
})

test('restoring again and again takes no more room, and the planner knows what is there', async () => {
  const { pace, sql, folder, restore } = await setUp()
  await sql`insert into documents (name, kind, snapshot)
    select 'lead:' || gen_random_uuid(), 'lead', decode(repeat(md5(n::text), 40), 'hex') from generate_series(1, 1000) n`
  const manifest = await saveDatabase(pace.urls.pace_migrator, folder)
  const size = async () => {
    const [row] = await sql<{ pages: number; leads: number }[]>`
      select sum(pg_relation_size(oid) / 8192)::int as pages, max(reltuples) filter (where relname = 'leads')::int as leads
      from pg_class where relkind = 'r' and relname in ('documents', 'leads', 'listings', 'calls')`
    return row
  }
  await restore(manifest)
  const once = await size()
  await restore(manifest)
  expect(await size()).toEqual(once)
  expect(once?.leads).toBe(240)
})

test('a backup of another version is refused', async () => {
  const { pace, folder, restore } = await setUp()
  const manifest = await saveDatabase(pace.urls.pace_migrator, folder)
  await expect(restore({ ...manifest, migration: 'older' })).rejects.toThrow(/another version/)
})

/** One bit of its last data byte: the length and the header stay. */
function flipByte(file: string): void {
  const bytes = readFileSync(file)
  const at = bytes.length - 9
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
}
