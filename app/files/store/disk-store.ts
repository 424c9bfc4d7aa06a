import { randomUUID } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { copyFile, mkdir, open, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ByteRange, ObjectStore } from './object-store.ts'

/** Objects as files below a folder. */
export function createDiskStore(folder: string): ObjectStore {
  const pathOf = (key: string) => join(folder, key)
  return {
    async put(key, path) {
      const target = pathOf(key)
      await mkdir(dirname(target), { recursive: true })
      const half = `${target}.${randomUUID()}.half`
      await copyFile(path, half, constants.COPYFILE_FICLONE)
      await flush(half)
      await rename(half, target)
    },
    read: (key, range) => openAt(pathOf(key), range),
    async remove(keys) {
      await Promise.all(keys.map((key) => rm(pathOf(key), { force: true })))
      // The folder of a content goes with the last of its forms.
      const folders = new Set(keys.map((key) => dirname(pathOf(key))))
      await Promise.all([...folders].map((one) => rmdir(one).catch(() => undefined)))
    },
  }
}

/** On the disk, not only on its way there: the name is given after this. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

async function openAt(path: string, range?: ByteRange) {
  try {
    const file = await open(path)
    return createReadStream(path, { fd: file, ...range })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
