import { expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { foundCompany } from '#tests/support/company.ts'
import { blobs, files } from '../schema.ts'
import {
  announceBlob,
  blobLock,
  deleteBlob,
  findStoredBlob,
  findUnusedBlob,
  listUnusedBlobs,
  markStored,
} from './blobs.ts'
import {
  countFiles,
  findFile,
  insertFile,
  listFiles,
  listPicturesOf,
  purgeFiles,
  removeFile,
  restoreFile,
} from './records.ts'

const hashOf = (n: number) => String(n).padStart(64, '0')
const blob = (n: number) => ({
  hash: hashOf(n),
  bytes: 100 + n,
  type: 'image/jpeg',
  width: 640,
  height: 480,
  sizes: [],
})
const RECORD = 'lead:11111111-1111-4111-8111-111111111111'
const BY = 'person:sara'

async function open(contents = 2) {
  const { db } = await foundCompany()
  for (let n = 1; n <= contents; n += 1) {
    await announceBlob(db, blob(n))
    await markStored(db, hashOf(n))
  }
  const add = (n: number, record = RECORD, minute = n) =>
    insertFile(db, {
      record,
      hash: hashOf(n),
      name: `صورة ${n} – O’Brien.jpg`,
      addedBy: BY,
      createdAt: new Date(Date.UTC(2026, 10, 23, 8, minute)).toISOString(),
    })
  const names = async (record = RECORD) =>
    (await listFiles(db, record, 50)).map(({ hash }) => Number(hash))
  return { db, add, names }
}

test('files stand as they came, with what their content is', async () => {
  const { db, add, names } = await open()
  await add(2, RECORD, 1)
  const { id } = await add(1, RECORD, 2)
  expect(await names()).toEqual([2, 1])
  expect(await findFile(db, id)).toMatchObject({
    record: RECORD,
    name: 'صورة 1 – O’Brien.jpg',
    addedBy: BY,
    bytes: 101,
    type: 'image/jpeg',
    width: 640,
  })
  expect(await countFiles(db, RECORD)).toBe(2)
  expect(await listFiles(db, RECORD, 1)).toHaveLength(1)
})

test('a record has a content once: sent again it is the file that is there, taken away it is put back', async () => {
  const { db, add, names } = await open()
  const first = await add(1)
  expect(first.step).toBe('add')
  expect(await add(1)).toEqual({ id: first.id, step: null })
  await removeFile(db, first.id, BY)
  expect(await add(1)).toEqual({ id: first.id, step: 'restore' })
  expect(await names()).toEqual([1])
})

test('one content may stand with several records, each with a file of its own', async () => {
  const { db, add } = await open()
  const other = RECORD.replace('lead', 'listing')
  const [mine, theirs] = [await add(1), await add(1, other)]
  expect(mine.id).not.toBe(theirs.id)
  await removeFile(db, mine.id, BY)
  const of = await listPicturesOf(db, [RECORD, other, 'lead:none'])
  expect(of).toEqual(new Map([[other, { photos: [theirs.id], floorPlans: [] }]]))
  expect(await listPicturesOf(db, [])).toEqual(new Map())
})

test('of many who send the same content at once one adds it', async () => {
  const { add, names } = await open()
  const made = await Promise.all(Array.from({ length: 6 }, () => add(1)))
  expect(made.filter(({ step }) => step === 'add')).toHaveLength(1)
  expect(new Set(made.map(({ id }) => id)).size).toBe(1)
  expect(await names()).toEqual([1])
})

test('what was taken away is there for whoever asks for that, and can be put back once', async () => {
  const { db, add, names } = await open()
  const { id } = await add(1)
  expect(await removeFile(db, id, BY)).toBe(true)
  expect(await removeFile(db, id, BY)).toBe(false)
  expect(await findFile(db, id)).toBeNull()
  expect(await findFile(db, id, { removed: true })).toMatchObject({
    removedAt: expect.any(String),
  })
  expect(await countFiles(db, RECORD)).toBe(0)
  expect(await restoreFile(db, id)).toBe(true)
  expect(await restoreFile(db, id)).toBe(false)
  expect(await names()).toEqual([1])
})

test('after thirty days it is gone for good, the longest gone first and a bounded part at a time', async () => {
  const { db, add } = await open(3)
  const ids = [await add(1), await add(2), await add(3)].map(({ id }) => id)
  for (const id of ids) await removeFile(db, id, BY)
  const age = (id: string | undefined, days: number) =>
    db.execute(
      sql`update files set removed_at = now() - make_interval(days => ${days}) where id = ${id}`,
    )
  await age(ids[0], 31)
  await age(ids[1], 40)
  await age(ids[2], 29)
  const purge = async () => (await purgeFiles(db, { days: 30, limit: 1 })).map(({ id }) => id)
  expect(await purge()).toEqual([ids[1]])
  expect(await purge()).toEqual([ids[0]])
  expect(await purge()).toEqual([])
  expect(await db.select().from(files)).toMatchObject([{ id: ids[2] }])
})

test('content is found when all of it is stored, and not before', async () => {
  const { db } = await open(0)
  await announceBlob(db, blob(1))
  expect(await findStoredBlob(db, hashOf(1))).toBeNull()
  await markStored(db, hashOf(1))
  expect(await findStoredBlob(db, hashOf(1))).toMatchObject({ bytes: 101 })
  expect(await findStoredBlob(db, hashOf(2))).toBeNull()
})

test('what is announced again is as new, so that nobody sweeps it meanwhile', async () => {
  const { db } = await open(1)
  await db.update(blobs).set({ createdAt: '2026-01-01T00:00:00.000Z' })
  expect(await listUnusedBlobs(db, { hours: 24, limit: 10 })).toEqual([hashOf(1)])
  await announceBlob(db, { ...blob(1), bytes: 7 })
  expect(await listUnusedBlobs(db, { hours: 24, limit: 10 })).toEqual([])
  expect(await findStoredBlob(db, hashOf(1))).toMatchObject({ bytes: 7 })
})

test('content goes when no file points to it, not even one that was taken away', async () => {
  const { db, add } = await open(2)
  await db.update(blobs).set({ createdAt: '2026-01-01T00:00:00.000Z' })
  const { id } = await add(1)
  const unused = () => listUnusedBlobs(db, { hours: 24, limit: 10 })
  expect(await unused()).toEqual([hashOf(2)])
  await removeFile(db, id, BY)
  expect(await unused()).toEqual([hashOf(2)])
  expect(await findUnusedBlob(db, hashOf(1))).toBeNull()
  await db.update(files).set({ removedAt: '2026-01-01T00:00:00.000Z' })
  await purgeFiles(db, { days: 30, limit: 10 })
  expect((await unused()).toSorted()).toEqual([hashOf(1), hashOf(2)])
  await deleteBlob(db, hashOf(1))
  expect(await unused()).toEqual([hashOf(2)])
  expect(await listUnusedBlobs(db, { hours: 24, limit: 0 })).toEqual([])
})

test('content that a file points to cannot be deleted by mistake', async () => {
  const { db, add } = await open(1)
  await add(1)
  await expect(deleteBlob(db, hashOf(1))).rejects.toThrow()
  expect(await findStoredBlob(db, hashOf(1))).not.toBeNull()
})

test('a hash that is none is not written down', async () => {
  const { db } = await open(0)
  for (const hash of ['', 'x'.repeat(64), hashOf(1).slice(1), `${hashOf(1)}0`])
    await expect(announceBlob(db, { ...blob(1), hash })).rejects.toThrow()
  expect(blobLock(hashOf(1))).not.toBe(blobLock(hashOf(2)))
})
