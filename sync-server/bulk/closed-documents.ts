import * as Y from 'yjs'
import type { PaceDb } from '#db/pace/client.ts'
import { appendUpdates } from '#db/pace/documents/commit.ts'
import { loadDocuments, type StoredDocument } from '#db/pace/documents/documents.ts'
import { insertDocuments, readOrigins } from '#db/pace/documents/many.ts'
import { findProjectedSeqs } from '#db/pace/documents/projections.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { eventFields, projectDocument, type Projection } from '#domain/record/projection.ts'
import { inTurns } from '#service/turns.ts'
import type { DocumentWork } from '../commands/document-work/document-work.ts'
import { tellCommit, writeProjections } from '../projection/write-projections.ts'
import { record } from '../rooms/commit/commit-change.ts'

/** A document that is in no room of this process, and what is to be done to it. */
export type ClosedPart = { name: string; work: DocumentWork }
/** `moved`: somebody else has committed meanwhile; it is to be tried again. */
export type ClosedResult =
  | { kind: 'changed'; seq: number }
  | { kind: 'unchanged' }
  | { kind: 'refused'; error: DomainError }
  | { kind: 'moved' }

type Prepared = {
  part: ClosedPart
  /** The first update, where the record has had no document. */
  origin: Uint8Array | null
  generation: number
  seq: number
  bytes: Uint8Array
  /** What the row and an event are to say; null where the projection is behind, which its own writer brings forward. */
  told: { before: Projection; after: Projection } | null
}
type Options = {
  actor: string
  now: string
  /** In the transaction, before its events; what it throws takes everything back. */
  inTransaction: (tx: PaceDb, results: ReadonlyMap<string, ClosedResult>) => Promise<void>
}

/** Makes documents out of rows. */
const MAKER = 'service:pace-sync'

/**
 * Changes documents that are in no room: their updates, rows, events and what else belongs to it in one transaction, which holds their
 * locks for as long as its statements take. All that is reckoned is reckoned before it begins.
 */
export async function changeClosed(
  db: PaceDb,
  parts: readonly ClosedPart[],
  options: Options,
): Promise<Map<string, ClosedResult>> {
  const results = new Map<string, ClosedResult>()
  const prepared = await prepareAll(db, parts, results)
  await db.transaction(async (tx) => {
    const inserted = await insertDocuments(tx, originsOf(prepared), MAKER)
    const ready = prepared.filter(({ part, origin }) => !origin || inserted.has(part.name))
    const outcomes =
      ready.length > 0 ? await appendUpdates(tx, ready.map(toAppend(options.actor))) : new Map()
    for (const { part, seq } of prepared) {
      const isCommitted = outcomes.get(part.name) === 'committed'
      results.set(part.name, isCommitted ? { kind: 'changed', seq: seq + 1 } : { kind: 'moved' })
    }
    const committed = ready.filter(({ part }) => results.get(part.name)?.kind === 'changed')
    const tellings = committed.flatMap((one) => tellingOf(one, options) ?? [])
    const { events } = await writeProjections(tx, tellings)
    await options.inTransaction(tx, results)
    // Last: until the commit every other writer of events waits.
    await appendEvents(tx, events)
  })
  return results
}

async function prepareAll(
  db: PaceDb,
  parts: readonly ClosedPart[],
  results: Map<string, ClosedResult>,
): Promise<Prepared[]> {
  const names = parts.map(({ name }) => name)
  const [stored, projectedSeqs] = await Promise.all([
    loadDocuments(db, names),
    findProjectedSeqs(db, names),
  ])
  const origins = await readOrigins(
    db,
    names.filter((name) => !stored.has(name)),
  )
  const prepared: Prepared[] = []
  await inTurns(parts, (part) => {
    const document = stored.get(part.name) ?? null
    const origin = origins.get(part.name)?.() ?? null
    const isLevel = !document || projectedSeqs.get(part.name) === document.seq
    const done = prepareOne(part, { document, origin, isLevel })
    if ('kind' in done) results.set(part.name, done)
    else prepared.push(done)
  })
  return prepared
}

type Found = { document: StoredDocument | null; origin: Uint8Array | null; isLevel: boolean }

function prepareOne(
  part: ClosedPart,
  { document, origin, isLevel }: Found,
): Prepared | ClosedResult {
  const doc = open(part.name, document, origin)
  if (!doc) return { kind: 'refused', error: missing(document) }
  const ref = parseDocumentName(part.name)
  try {
    const before = isLevel ? projectDocument(ref, doc) : null
    const bytes = record(doc, part.work.change)
    if (!bytes) return { kind: 'unchanged' }
    const after = before && projectDocument(ref, doc)
    const { generation, seq } = document ?? { generation: 1, seq: 1 }
    const told = before && after ? { before, after } : null
    return { part, origin: document ? null : origin, generation, seq, bytes, told }
  } catch (error) {
    if (error instanceof DomainError) return { kind: 'refused', error }
    throw error
  } finally {
    doc.destroy()
  }
}

function open(
  name: string,
  document: StoredDocument | null,
  origin: Uint8Array | null,
): Y.Doc | null {
  const updates = document && !document.deleted ? updatesOf(document) : origin && [origin]
  if (!updates) return null
  // A name of its own would be made of random bytes, one system call for each.
  const doc = new Y.Doc({ guid: name })
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

function updatesOf({ snapshot, tail }: StoredDocument): Uint8Array[] {
  return snapshot ? [snapshot, ...tail] : tail
}

function missing(document: StoredDocument | null): DomainError {
  return document
    ? new DomainError('gone', 'This record was deleted.', [], { key: 'recordDeleted' })
    : new DomainError('notFound', 'There is no record of that id.')
}

function originsOf(prepared: readonly Prepared[]) {
  return prepared.flatMap(({ part: { name }, origin }) =>
    origin ? [{ name, update: origin }] : [],
  )
}

function toAppend(actor: string) {
  return ({ part, generation, seq, bytes }: Prepared) => ({
    document: part.name,
    generation,
    seq,
    updates: [{ update: bytes, actor }],
  })
}

function tellingOf(
  { part: { name }, generation, seq, told }: Prepared,
  { actor, now: at }: Pick<Options, 'actor' | 'now'>,
) {
  if (!told) return null
  const { before, after } = told
  const commit = { name, generation, seq: seq + 1, actor, at }
  return tellCommit(commit, { before: eventFields(before), after })
}
