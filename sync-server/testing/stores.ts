import { eq, sql } from 'drizzle-orm'
import { onTestFinished } from 'vitest'
import { connectPace, type PaceDb } from '#db/pace/client.ts'
import { documents, eventCursors } from '#db/pace/schema.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { createPostgresStore, type DocumentStore } from '../store/store.ts'
import { SimulatedDatabase } from './simulation/stand-ins/simulated-database.ts'
import { SimulatedStore } from './simulation/stand-ins/simulated-store.ts'

/** A store, and what its contract needs beside it. */
export type StoreUnderTest = {
  store: DocumentStore
  /** Something that belongs to a transaction. */
  write: (tx: PaceDb, what: string) => Promise<void>
  written: () => Promise<string[]>
  regenerate: (name: string) => Promise<void>
  remove: (name: string) => Promise<void>
}

export const STORES = [
  ['Postgres', openPostgres],
  ['the simulation', openSimulated],
] as const

async function openPostgres(): Promise<StoreUnderTest> {
  const { pace } = await createTestDatabases()
  const client = connectPace(pace.urls.pace_sync, { max: 4 })
  const admin = connectPace(pace.adminUrl, { max: 1 })
  onTestFinished(async () => {
    await Promise.all([client.close(), admin.close()])
  })
  const change = async (name: string, values: object) =>
    void (await admin.db.update(documents).set(values).where(eq(documents.name, name)))
  return {
    store: createPostgresStore(client),
    write: async (tx, what) => void (await tx.insert(eventCursors).values({ reader: what })),
    written: async () => (await admin.db.select().from(eventCursors)).map(({ reader }) => reader),
    regenerate: (name) => change(name, { generation: sql`${documents.generation} + 1` }),
    remove: (name) => change(name, { deletedAt: sql`now()` }),
  }
}

function openSimulated(): Promise<StoreUnderTest> {
  const database = new SimulatedDatabase()
  const written: string[] = []
  return Promise.resolve({
    store: new SimulatedStore(database, { schedule: (_whose, then) => void setImmediate(then) }),
    write: (tx, what) => Promise.resolve(database.stage(tx, () => written.push(what))),
    written: () => Promise.resolve(written),
    regenerate: (name) => database.regenerate(name),
    remove: (name) => database.remove(name),
  })
}
