import type { PaceClient, PaceDb } from '#db/pace/client.ts'
import {
  type Append,
  type AppendOutcome,
  appendUpdates,
  createAppender,
} from '#db/pace/documents/commit.ts'
import {
  findMoved,
  insertDocument,
  listAllUpdatesAfter,
  loadDocuments,
  type LoggedUpdate,
  type MoveOutcome,
  type NewDocument,
  type NewSnapshot,
  type StoredDocument,
  storeSnapshot,
} from '#db/pace/documents/documents.ts'
import { makeDocument } from '#db/pace/documents/origins.ts'
import { groupReads } from './group-reads.ts'

/** Where a process stands in a document's log. */
type LogPosition = { name: string; seq: number; generation: number }
/** Part of a commit's transaction. */
export type InTransaction = (tx: PaceDb) => Promise<void>

/** All that rooms ask of the database: Postgres, or in the simulation one whose faults are on a schedule. */
export type DocumentStore = {
  load(name: string): Promise<StoredDocument | null>
  /** Makes the document of a record that has none yet; false if there is no such record. */
  make(name: string, opener: { teamId?: string | null }): Promise<boolean>
  /** The group commit. */
  append(appends: readonly Append[]): Promise<Map<string, AppendOutcome>>
  /** One document's commit with its transaction: all of it, or none where the outcome is another. */
  appendWith(append: Append, work: InTransaction): Promise<AppendOutcome>
  /** Documents' commits in a transaction that is open, together with what else is in it. */
  appendIn(tx: PaceDb, appends: readonly Append[]): Promise<Map<string, AppendOutcome>>
  transact(work: InTransaction): Promise<void>
  /** False where the document has content already; then nothing has happened. */
  create(document: NewDocument, work: InTransaction): Promise<boolean>
  /** Nothing where the document is another generation by now: its log says something else. */
  updatesAfter(position: LogPosition): Promise<LoggedUpdate[]>
  /** Those that are not as the process has them. */
  findMoved(positions: readonly LogPosition[]): Promise<Map<string, MoveOutcome>>
  storeSnapshot(made: NewSnapshot): Promise<boolean>
}

/** Reads are grouped: a restart brings a thousand clients to hundreds of documents. */
export function createPostgresStore(pace: PaceClient): DocumentStore {
  const { db } = pace
  const load = groupReads(
    async (names: readonly string[]) => {
      const found = await loadDocuments(db, names)
      return names.map((name) => found.get(name) ?? null)
    },
    // A large document does not hold up those that are asked for beside it.
    { atOnce: 3, largest: 50 },
  )
  const updatesAfter = groupReads(async (positions: readonly LogPosition[]) => {
    const found = await listAllUpdatesAfter(db, positions)
    return positions.map(({ name }) => found.get(name) ?? [])
  })
  return {
    load,
    make: (name, opener) => makeDocument(db, name, opener),
    append: createAppender(pace),
    appendWith: (append, work) => appendWith(db, append, work),
    appendIn: appendUpdates,
    transact: (work) => db.transaction(work),
    create: (document, work) => create(db, document, work),
    updatesAfter,
    findMoved: (positions) => findMoved(db, positions),
    storeSnapshot: (made) => storeSnapshot(db, made),
  }
}

/** Leaves a transaction by its outcome. */
class Left extends Error {
  readonly outcome: AppendOutcome

  constructor(outcome: AppendOutcome) {
    super(`not appended: ${outcome}`)
    this.outcome = outcome
  }
}

async function appendWith(db: PaceDb, append: Append, work: InTransaction): Promise<AppendOutcome> {
  try {
    await db.transaction(async (tx) => {
      const outcome = (await appendUpdates(tx, [append])).get(append.document) ?? 'gone'
      if (outcome !== 'committed') throw new Left(outcome)
      await work(tx)
    })
    return 'committed'
  } catch (error) {
    if (error instanceof Left) return error.outcome
    throw error
  }
}

async function create(db: PaceDb, document: NewDocument, work: InTransaction): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (!(await insertDocument(tx, document))) return false
    await work(tx)
    return true
  })
}
