import * as idb from 'lib0/indexeddb'
import { canKeepCopies } from '#live/copy-name.ts'

type Place = { database: string; store: string }

/**
 * Steps in one store of this browser; `otherwise` where it keeps nothing, has no room, or lets nobody in. Opened for each step: an open database
 * could not be wiped.
 */
export function inStore({ database, store: name }: Place) {
  return async function step<Result>(
    mode: 'readonly' | 'readwrite',
    otherwise: Result,
    work: (store: IDBObjectStore) => Promise<Result>,
  ): Promise<Result> {
    if (!canKeepCopies()) return otherwise
    const db = await idb
      .openDB(database, (made) => idb.createStores(made, [[name]]))
      .catch(() => null)
    if (!db) return otherwise
    try {
      const [store] = idb.transact(db, [name], mode)
      return store ? await work(store) : otherwise
    } catch {
      return otherwise
    } finally {
      db.close()
    }
  }
}
