import * as idb from 'lib0/indexeddb'
import { z } from 'zod'
import { canKeepCopies, NOBODY, readCopyName } from './copy-name.ts'

/** A document's copy in this browser, by the name of its database. */
export type KeptCopy = { database: string; owner: string; document: string }

/** What a copy holds that is not on the server for certain: `Lead L-1042`, `['bedrooms']`. */
export type Pending = { record: string; fields: readonly string[] }

export const PENDING = 'pending'
const CUSTOM = 'custom'

/** Stores of rows that wait to be sent: each says what it is, or is a file. */
const WAITING = ['letters', 'files']
const WaitingSchema = z.union([
  z.object({ what: z.string() }).transform(({ what }) => what),
  z.object({ file: z.object({ name: z.string() }) }).transform(({ file }) => file.name),
])

const PendingSchema = z.object({ record: z.string(), fields: z.array(z.string()) })

/** Everybody's: what was brought while nobody was signed in is whoever's comes next, and none of these. */
export async function listCopies(): Promise<KeptCopy[]> {
  if (!canKeepCopies()) return []
  const databases = await indexedDB.databases()
  return databases.flatMap(({ name: database = '' }) => {
    const copy = readCopyName(database)
    return copy && copy.owner !== NOBODY ? [{ database, ...copy }] : []
  })
}

/** Of these copies what has not reached the server, as far as is known. */
export async function listPending(copies: readonly KeptCopy[]): Promise<Pending[]> {
  const found = await Promise.all(copies.map(({ database }) => readPending(database)))
  return found.flat()
}

/** Takes the copies out of this browser; those that are open in other tabs are closed by that. */
export async function wipeCopies(copies: readonly KeptCopy[]): Promise<void> {
  await Promise.all(copies.map(({ database }) => idb.deleteDB(database)))
}

/** Kept in the copy itself while something of it is not stored; null takes it away. */
export type KeepPending = (pending: Pending | null) => void

async function readPending(database: string): Promise<Pending[]> {
  const db = await idb.openDB(database, () => undefined)
  try {
    const waiting = WAITING.find((store) => db.objectStoreNames.contains(store))
    if (waiting) return await readWaiting(db, waiting)
    if (!db.objectStoreNames.contains(CUSTOM)) return []
    const [custom] = idb.transact(db, [CUSTOM], 'readonly')
    const stored: unknown = custom && (await idb.get(custom, PENDING))
    const pending = parsePending(stored)
    return pending ? [pending] : []
  } finally {
    db.close()
  }
}

async function readWaiting(db: IDBDatabase, name: string): Promise<Pending[]> {
  const [store] = idb.transact(db, [name], 'readonly')
  const rows: unknown[] = store ? await idb.getAll(store) : []
  return rows.flatMap((row) => {
    const record = WaitingSchema.safeParse(row).data
    return record === undefined ? [] : [{ record, fields: [] }]
  })
}

export function parsePending(stored: unknown): Pending | null {
  try {
    return PendingSchema.nullable().parse(JSON.parse(String(stored ?? 'null')))
  } catch {
    return null
  }
}
