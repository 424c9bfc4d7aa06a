import * as idb from 'lib0/indexeddb'
import { z } from 'zod'
import { FILE_KINDS, type FileKind } from '#domain/file/file-kind.ts'
import { canKeepCopies, copyName } from '#live/kept-copies.ts'

/** A file on its way, as this browser keeps it: bytes and all, so that a reload goes on where it was. */
export type KeptUpload = {
  id: string
  record: string
  file: File
  url: string | null
  /** What it is beyond its content. */
  kind?: FileKind | undefined
  /** A photo for everybody's eyes: it is made smaller, and loses what its camera noted down, before it is sent. */
  isPhoto: boolean
}

export type UploadStore = {
  list: () => Promise<KeptUpload[]>
  has: (id: string) => Promise<boolean>
  put: (upload: KeptUpload) => Promise<void>
  remove: (id: string) => Promise<void>
}

const FILES = 'files'
const KeptSchema = z.object({
  id: z.string(),
  record: z.string(),
  file: z.instanceof(File),
  url: z.string().nullable(),
  kind: z.enum(FILE_KINDS).optional(),
  isPhoto: z.boolean().default(false),
})

/**
 * Uploads of one person, kept with the copies of documents and wiped with them when the session ends. Opened for each step: an open
 * database could not be wiped. A browser that keeps nothing uploads all the same.
 */
export function openUploadStore(me: string): UploadStore {
  const database = copyName(me, 'uploads')
  return {
    async list() {
      if (!canKeepCopies() || !(await exists(database))) return []
      return inStore(database, 'readonly', [], async (store) =>
        (await idb.getAll(store)).flatMap((value: unknown) => {
          const kept = KeptSchema.safeParse(value)
          return kept.success ? [kept.data] : []
        }),
      )
    },
    has: (id) =>
      inStore(
        database,
        'readonly',
        true,
        async (store) => (await idb.get(store, id)) !== undefined,
      ),
    put: (upload) =>
      inStore(database, 'readwrite', undefined, async (store) => {
        // Its types know no objects, which every browser keeps.
        await idb.rtop(store.put(upload, upload.id))
      }),
    remove: (id) =>
      inStore(database, 'readwrite', undefined, async (store) => {
        await idb.del(store, id)
      }),
  }
}

/** Asked first: to open one that is not there would make it. */
async function exists(database: string): Promise<boolean> {
  const databases = await indexedDB.databases()
  return databases.some(({ name }) => name === database)
}

async function inStore<Result>(
  database: string,
  mode: 'readonly' | 'readwrite',
  otherwise: Result,
  work: (store: IDBObjectStore) => Promise<Result>,
): Promise<Result> {
  if (!canKeepCopies()) return otherwise
  const db = await idb
    .openDB(database, (made) => idb.createStores(made, [[FILES]]))
    .catch(() => null)
  if (!db) return otherwise
  try {
    const [store] = idb.transact(db, [FILES], mode)
    return store ? await work(store) : otherwise
  } catch {
    // No room, or a private window: what is kept here is a convenience.
    return otherwise
  } finally {
    db.close()
  }
}
