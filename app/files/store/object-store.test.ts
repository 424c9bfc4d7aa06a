import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import S3rver from 's3rver'
import { expect, onTestFinished, test } from 'vitest'
import { createDiskStore } from './disk-store.ts'
import { blobKey, type ObjectStore } from './object-store.ts'
import { createS3Store } from './s3-store.ts'

const HASH = 'ab'.repeat(32)

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pace-objects-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function startDisk() {
  const folder = temporaryFolder()
  return createDiskStore(join(folder, 'not', 'there', 'yet'))
}

/** A server that speaks S3, on a port of its own. */
async function startS3() {
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    directory: temporaryFolder(),
    silent: true,
  })
  const { port } = await server.run()
  onTestFinished(() => server.close())
  const keys = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }
  const endpoint = `http://127.0.0.1:${port}`
  const admin = new S3Client({
    region: 'us-east-1',
    endpoint,
    forcePathStyle: true,
    credentials: keys,
  })
  await admin.send(new CreateBucketCommand({ Bucket: 'files' }))
  return createS3Store({ bucket: 'files', region: 'us-east-1', endpoint, ...keys })
}

const STORES = [
  ['a disk', startDisk],
  ['a store that speaks S3', startS3],
] as const

function sourceOf(content: string | Uint8Array): string {
  const path = join(temporaryFolder(), 'source')
  writeFileSync(path, content)
  return path
}

async function textOf(store: ObjectStore, key: string, range?: { start: number; end: number }) {
  const stream = await store.read(key, range)
  return stream && (await buffer(stream)).toString()
}

test.each(STORES)('what is put into %s is read as it was, whole or in part', async (_, start) => {
  const store = await start()
  const key = blobKey(HASH, 'original')
  await store.put(key, sourceOf('the deed of the house'), 'text/plain')
  expect(await textOf(store, key)).toBe('the deed of the house')
  expect(await textOf(store, key, { start: 4, end: 7 })).toBe('deed')
})

test.each(STORES)('what is not in %s is nothing, and no fault to remove', async (_, start) => {
  const store = await start()
  expect(await store.read(blobKey(HASH, 'original'))).toBeNull()
  await store.remove([blobKey(HASH, 'original')])
  await store.remove([])
})

test.each(STORES)('%s takes the same twice, and forgets it at once', async (_, start) => {
  const store = await start()
  const key = blobKey(HASH, 'original')
  const other = blobKey(HASH, 'w320')
  await Promise.all([
    store.put(key, sourceOf('same'), 'text/plain'),
    store.put(key, sourceOf('same'), 'text/plain'),
    store.put(other, sourceOf('small'), 'image/webp'),
  ])
  expect(await textOf(store, key)).toBe('same')
  await store.remove([key])
  expect(await store.read(key)).toBeNull()
  expect(await textOf(store, other)).toBe('small')
})

test.each(STORES)('%s keeps five megabytes to the last byte', async (_, start) => {
  const store = await start()
  const content = Buffer.alloc(5 * 1024 * 1024, 'pace')
  const key = blobKey(HASH, 'original')
  await store.put(key, sourceOf(content), 'application/octet-stream')
  const stream = await store.read(key)
  expect(stream && (await buffer(stream)).equals(content)).toBe(true)
})

test('a disk is left without half a file, and without an empty folder', async () => {
  const folder = temporaryFolder()
  const store = createDiskStore(folder)
  await expect(store.put(blobKey(HASH, 'original'), '/no/such/file', '')).rejects.toThrow('ENOENT')
  await store.put(blobKey(HASH, 'original'), sourceOf('x'), '')
  expect(readdirSync(join(folder, 'ab', HASH))).toEqual(['original'])
  await store.remove([blobKey(HASH, 'original')])
  expect(readdirSync(join(folder, 'ab'))).toEqual([])
})
