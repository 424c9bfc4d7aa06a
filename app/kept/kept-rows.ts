import * as idb from 'lib0/indexeddb'
import type { z } from 'zod'
import { canKeepCopies } from '#live/copy-name.ts'
import { inStore } from './in-store.ts'

export type KeptRows<Row> = {
  /** Null where they could not be read: that is not to have none. */
  list: () => Promise<Row[] | null>
  has: (id: string) => Promise<boolean>
  /** Whether it is kept: a browser may have no room, or keep nothing at all. */
  put: (row: Row) => Promise<boolean>
  remove: (id: string) => Promise<void>
}

type Options<Row> = { database: string; store: string; schema: z.ZodType<Row> }

/**
 * Rows of one person in this browser, until the server has what they say. They lie beside the copies of documents, and are wiped with them
 * when the session ends. Opened for each step: an open database could not be wiped. A browser that keeps nothing goes on without.
 */
export function openKeptRows<Row extends { id: string }>(options: Options<Row>): KeptRows<Row> {
  const { database, store: name, schema } = options
  const inRows = inStore({ database, store: name })
  return {
    async list() {
      if (!canKeepCopies() || (await exists(database)) === false) return []
      return inRows<Row[] | null>('readonly', null, async (store) =>
        (await idb.getAll(store)).flatMap((value: unknown) => {
          const kept = schema.safeParse(value)
          return kept.success ? [kept.data] : []
        }),
      )
    },
    async has(id) {
      if ((await exists(database)) === false) return false
      return inRows('readonly', true, async (store) => (await idb.get(store, id)) !== undefined)
    },
    put: (row) =>
      inRows('readwrite', false, async (store) => {
        // Its types know no objects, which every browser keeps.
        await idb.rtop(store.put(row, row.id))
        return true
      }),
    remove: (id) =>
      inRows('readwrite', undefined, async (store) => {
        await idb.del(store, id)
      }),
  }
}

/** Asked first: to open one that is not there would make it. Null where the browser does not say. */
async function exists(database: string): Promise<boolean | null> {
  if (!canKeepCopies()) return false
  try {
    const databases = await indexedDB.databases()
    return databases.some(({ name }) => name === database)
  } catch {
    return null
  }
}
