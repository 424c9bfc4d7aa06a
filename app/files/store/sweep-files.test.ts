import { eq, sql } from 'drizzle-orm'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { auditLog, blobs, files, leads, uploads } from '#db/pace/schema.ts'
import { changeFile } from '../record/change-files.server.ts'
import { findFile } from '#db/pace/files/records.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import { sweepFiles } from './sweep-files.server.ts'

const BY = { actor: 'person:test' }

async function start() {
  const api = await createTestApi()
  const { db, deps } = api
  const [first, second] = await db.select().from(leads).limit(2)
  if (!first || !second) throw new Error('The seed has no leads.')
  const add = async (lead: { id: string }, content: string) => {
    const sent = await api.as('Adam', `/api/v1/files?record=lead:${lead.id}&name=note.txt`, {
      method: 'POST',
      headers: { 'content-length': String(content.length) },
      body: content,
    })
    expect(sent.status).toBe(201)
    const { id, sha256 } = (await sent.json()) as { id: string; sha256: string }
    return { id, path: join(api.filesFolder, 'objects', sha256.slice(0, 2), sha256) }
  }
  const remove = async (id: string) => {
    const file = await findFile(deps.db, id)
    if (file) await changeFile(deps.db, file, 'remove', BY)
  }
  /** Everything happened so many days earlier. */
  const pass = async (days: number) => {
    const back = sql`make_interval(days => ${days})`
    await db.update(files).set({ removedAt: sql`${files.removedAt} - ${back}` })
    await db.update(blobs).set({ createdAt: sql`${blobs.createdAt} - ${back}` })
    await db.update(uploads).set({ createdAt: sql`${uploads.createdAt} - ${back}` })
  }
  const sweep = async () => {
    await sweepFiles({ db: deps.db, sql: api.appSql, store: deps.files.store })
    await deps.files.intake.sweep()
  }
  return { ...api, first, second, add, remove, pass, sweep }
}

test('[F14] what was taken away can be put back for thirty days; then its bytes are gone, and that is written down', async () => {
  const { db, first, add, remove, pass, sweep } = await start()
  const { id, path } = await add(first, 'a note')
  await remove(id)
  await pass(29)
  await sweep()
  expect(existsSync(path)).toBe(true)
  await pass(2)
  await sweep()
  expect(existsSync(path)).toBe(false)
  expect(await db.$count(blobs)).toBe(0)
  const [entry] = await db
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, 'file.purge'))
    .orderBy(auditLog.sequence)
  expect(entry).toMatchObject({ target: `lead:${first.id}`, before: { id, name: 'note.txt' } })
})

test('[F14] content that another record still points to stays', async () => {
  const { first, second, add, remove, pass, sweep, db } = await start()
  const { id } = await add(first, 'shared')
  const { path } = await add(second, 'shared')
  await remove(id)
  await pass(40)
  await sweep()
  expect(existsSync(path)).toBe(true)
  expect(await db.$count(files)).toBe(1)
})

test('[F14] content that is sent again while it is swept is there afterwards', async () => {
  const { first, second, add, remove, pass, sweep, db } = await start()
  const { id, path } = await add(first, 'again')
  await remove(id)
  await pass(40)
  const [, again] = await Promise.all([sweep(), add(second, 'again')])
  expect(existsSync(path)).toBe(true)
  expect(again.path).toBe(path)
  expect(await db.$count(blobs)).toBe(1)
})

test('[F14] what was stored and never pointed to is found, a day later', async () => {
  const { db, pass, sweep } = await start()
  await db.insert(blobs).values({ hash: 'ab'.repeat(32), bytes: 1, type: 'text/plain' })
  await sweep()
  expect(await db.$count(blobs)).toBe(1)
  await pass(2)
  await sweep()
  expect(await db.$count(blobs)).toBe(0)
})

test('[F14] an upload that was left half-way is forgotten after two days', async () => {
  const { deps, filesFolder, first, personOf, pass, sweep, db } = await start()
  const { id, teamId } = personOf('Adam')
  const adam = { kind: 'person', id, role: 'admin', teamId } as const
  const upload = await deps.files.intake.begin(adam, {
    record: `lead:${first.id}`,
    name: 'half.pdf',
    bytes: 100,
  })
  const path = join(filesFolder, 'arriving', upload.id)
  await pass(1)
  await sweep()
  expect(existsSync(path)).toBe(true)
  await pass(2)
  await sweep()
  expect(existsSync(path)).toBe(false)
  expect(await db.$count(uploads)).toBe(0)
})
