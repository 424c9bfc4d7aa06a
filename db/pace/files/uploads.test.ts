import { expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { foundCompany } from '#tests/support/company.ts'
import { uploads } from '../schema.ts'
import { deleteOldUploads, findUpload, finishUpload, insertUpload } from './uploads.ts'

const SARA = 'person:sara'
const upload = (bytes: number, owner = SARA) => ({ owner, record: 'lead:1', name: 'a.pdf', bytes })

test('an upload is agreed to within the day’s budget, to the byte', async () => {
  const { db } = await foundCompany()
  expect(await insertUpload(db, upload(60), 100)).toMatchObject({ bytes: 60, fileId: null })
  expect(await insertUpload(db, upload(41), 100)).toBeNull()
  expect(await insertUpload(db, upload(40), 100)).not.toBeNull()
  expect(await insertUpload(db, upload(1), 100)).toBeNull()
})

test('each has a budget of their own, and it is whole again after a day', async () => {
  const { db } = await foundCompany()
  await insertUpload(db, upload(100), 100)
  expect(await insertUpload(db, upload(100, 'person:noor'), 100)).not.toBeNull()
  await db.execute(sql`update uploads set created_at = now() - interval '25 hours'`)
  expect(await insertUpload(db, upload(100), 100)).not.toBeNull()
})

test('two at once do not both find room for the last', async () => {
  const { db } = await foundCompany()
  const asked = await Promise.all([
    insertUpload(db, upload(60), 100),
    insertUpload(db, upload(60), 100),
    insertUpload(db, upload(60), 100),
  ])
  expect(asked.filter((one) => one !== null)).toHaveLength(1)
})

test('a large file counts for what it is', async () => {
  const { db } = await foundCompany()
  const huge = 5 * 2 ** 40
  expect(await insertUpload(db, upload(huge), huge)).toMatchObject({ bytes: huge })
  expect(await insertUpload(db, upload(1), huge)).toBeNull()
})

test('an upload is there for its owner alone', async () => {
  const { db } = await foundCompany()
  const made = await insertUpload(db, upload(1), 10)
  expect(await findUpload(db, made?.id ?? '', SARA)).toMatchObject({ name: 'a.pdf' })
  expect(await findUpload(db, made?.id ?? '', 'person:noor')).toBeNull()
  expect(await findUpload(db, crypto.randomUUID(), SARA)).toBeNull()
})

test('an upload says what it became; asked for again it is the same', async () => {
  const { db } = await foundCompany()
  const made = await insertUpload(db, upload(1), 10)
  const hash = '0'.repeat(64)
  await db.execute(
    sql`insert into blobs (hash, bytes, type) values (${hash}, 1, 'application/pdf')`,
  )
  const fileId = crypto.randomUUID()
  await db.execute(sql`insert into files (id, record, hash, name, added_by)
    values (${fileId}, 'lead:1', ${hash}, 'a.pdf', ${SARA})`)
  await finishUpload(db, made?.id ?? '', fileId)
  expect(await findUpload(db, made?.id ?? '', SARA)).toMatchObject({ fileId })
  await db.execute(sql`delete from files`)
  expect(await findUpload(db, made?.id ?? '', SARA)).toMatchObject({ fileId: null })
})

test('what was begun long ago is forgotten, a bounded part at a time', async () => {
  const { db } = await foundCompany()
  for (const bytes of [1, 2, 3]) await insertUpload(db, upload(bytes), 10)
  await db.execute(sql`update uploads set created_at = now() - interval '49 hours' where bytes < 3`)
  expect(await deleteOldUploads(db, { hours: 48, limit: 1 })).toHaveLength(1)
  expect(await deleteOldUploads(db, { hours: 48, limit: 5 })).toHaveLength(1)
  expect(await deleteOldUploads(db, { hours: 48, limit: 5 })).toEqual([])
  expect(await db.select().from(uploads)).toMatchObject([{ bytes: 3 }])
})
