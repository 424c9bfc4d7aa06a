import DataLoader from 'dataloader'
import type { PaceClient, PaceDb } from '#db/pace/client.ts'
import {
  type Append,
  type AppendOutcome,
  appendUpdates,
  createAppender,
} from '#db/pace/document-commit.ts'
import { makeDocument } from '#db/pace/document-origins.ts'
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
} from '#db/pace/documents.ts'

/** Where a process stands in a document's log. */
type Standing = { name: string; seq: number; generation: number }
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
  transact(work: InTransaction): Promise<void>
  /** False where the document has content already; then nothing has happened. */
  create(document: NewDocument, work: InTransaction): Promise<boolean>
  /** Nothing where the document is another generation by now: its log says something else. */
  updatesAfter(standing: Standing): Promise<LoggedUpdate[]>
  /** Those that are not as the process has them. */
  findMoved(standings: readonly Standing[]): Promise<Map<string, MoveOutcome>>
  storeSnapshot(made: NewSnapshot): Promise<boolean>
}

/** What is read in the same moment is read at once: a restart brings a thousand clients to hundreds of documents. */
export function createPostgresStore(pace: PaceClient): DocumentStore {
  const { db } = pace
  const documents = new DataLoader<string, StoredDocument | null>(
    async (names) => {
      const found = await loadDocuments(db, names)
      return names.map((name) => found.get(name) ?? null)
    },
    { cache: false, maxBatchSize: 50 },
  )
  const tails = new DataLoader<Standing, LoggedUpdate[]>(
    async (standings) => {
      const found = await listAllUpdatesAfter(db, standings)
      return standings.map(({ name }) => found.get(name) ?? [])
    },
    { cache: false },
  )
  return {
    load: (name) => documents.load(name),
    make: (name, opener) => makeDocument(db, name, opener),
    append: createAppender(pace),
    appendWith: (append, work) => appendWith(db, append, work),
    transact: (work) => db.transaction(work),
    create: (document, work) => create(db, document, work),
    updatesAfter: (standing) => tails.load(standing),
    findMoved: (standings) => findMoved(db, standings),
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
