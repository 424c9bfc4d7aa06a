import * as Y from 'yjs'
import type { PaceDb } from '#db/pace/client.ts'
import { findRowFields } from '#db/pace/documents/projected-fields.ts'
import {
  findPending,
  type Pending,
  type ProjectionState,
  type StoredUpdate,
} from '#db/pace/documents/projections.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import { callIndex } from '#domain/call/call-index.ts'
import { type DocumentRef, parseDocumentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import {
  eventFields,
  isTold,
  isToldRoot,
  projectDocument,
  type Projection,
  withAfterCall,
} from '#domain/record/projection.ts'
import type { ProjectedDocs } from './projected-docs.ts'
import { changeOf, type Telling, type ToldChange, writeProjections } from './write-projections.ts'

/** So many commits at most become one transaction. */
const BATCH = 200

/** What was said is read once, at the end. */
const NO_SEGMENTS: readonly string[] = []

export type Projected = { seq: number; behind: boolean; oldestAt: string; events: number }
type Fields = Record<string, unknown>
type ToldRef = DocumentRef & { kind: Projection['kind'] }
type Ready = Pending & { doc: Y.Doc; telling: Telling }

/** One document by itself; null where nothing waits. */
export async function projectDocumentOnce(
  db: PaceDb,
  docs: ProjectedDocs,
  name: string,
): Promise<Projected | null> {
  return (await projectDocuments(db, docs, [name])).get(name) ?? null
}

/**
 * Projects what was committed since, commit by commit, so that rows and events are the same whether it runs at once or
 * an hour later. Rows, events and the places in the log of all these documents move in one transaction: the more there are, the less
 * each costs. Those are left out for which nothing waits. What one of them throws is thrown for all, and nothing is written.
 */
export async function projectDocuments(
  db: PaceDb,
  docs: ProjectedDocs,
  names: readonly string[],
): Promise<Map<string, Projected>> {
  const pending = await findPending(db, names, BATCH)
  if (pending.length === 0) return new Map()
  const loaded = await docs.take(
    db,
    pending.map(({ state }) => state),
  )
  const ready: Ready[] = []
  for (const { state, updates } of pending) {
    const last = updates.at(-1)
    const doc = loaded.get(state.name)
    if (!last || !doc)
      throw new Error(`The log of ${state.name} has nothing after ${state.projectedSeq}.`)
    const telling = await stepThrough(db, { state, doc, updates, last })
    ready.push({ state, updates, doc, telling })
  }
  const moved = await db.transaction(async (tx) => {
    const tellings = ready.map(({ telling }) => telling)
    const written = await writeProjections(tx, tellings)
    await appendEvents(tx, written.events)
    return written.moved
  })
  return new Map(ready.map((one) => [one.state.name, conclude(docs, one, moved)]))
}

function conclude(docs: ProjectedDocs, one: Ready, moved: ReadonlySet<string>): Projected {
  const { state, updates, doc, telling } = one
  const { name, generation, seq } = state
  const { to, changes } = telling
  const hasMoved = moved.has(name)
  if (hasMoved) docs.keep(name, { generation, seq: to, doc })
  return {
    seq: to,
    behind: !hasMoved || to < seq,
    oldestAt: updates[0]?.at ?? '',
    events: hasMoved ? changes.length : 0,
  }
}

type Stepping = Pick<Pending, 'state' | 'updates'> & { doc: Y.Doc; last: StoredUpdate }

async function stepThrough(db: PaceDb, { state, doc, updates, last }: Stepping): Promise<Telling> {
  const { name, generation, projectedSeq: from } = state
  const { seq: to, at, actor } = last
  const unchanged = { name, generation, from, to, projection: null, changes: [], at, actor }
  const { kind, key } = parseDocumentName(name)
  if (!isTold(kind)) return unchanged
  const ref = { kind, key }
  let before = await fieldsBefore(db, { ref, doc, state })
  let projection: Projection | null = null
  let isWhole = from > 0
  let latest: Pick<Telling, 'at' | 'actor'> = last
  const changes: ToldChange[] = []
  const touched = new Set<string>()
  const roots = new Set<string>()
  const unsubscribe = followSegments(ref, doc, touched)
  for (const commit of updates) {
    if (!applyTelling(doc, { kind, update: commit.update, roots })) continue
    const step = projectStep(ref, doc, { isLast: false })
    isWhole = step !== null
    if (!step) continue
    const change = changeOf(before, step, commit)
    if (change) {
      changes.push(change)
      latest = commit
    }
    before = eventFields(step)
    projection = step
  }
  unsubscribe()
  if (!isWhole) projection = projectStep(ref, doc, { isLast: true })
  if (touched.size > 0) projection = projectDocument(ref, doc, touched)
  projection = withAfterCall(projection, doc, roots)
  const isSilent = changes.length === 0 && kind !== 'call'
  const told = { at: latest.at, actor: latest.actor, changes }
  return { ...unchanged, ...told, projection: isSilent ? null : projection }
}

/** Which segments of a call the updates touch. */
function followSegments({ kind }: DocumentRef, doc: Y.Doc, touched: Set<string>): () => void {
  if (kind !== 'call') return () => undefined
  return callIndex(doc).onTouched((ids) => {
    for (const id of ids) touched.add(id)
  })
}

type Applied = { kind: Projection['kind']; update: Uint8Array; roots: Set<string> }

/** Applies an update; whether it changed anything that the row or an event tells. `roots` are told which parts it touched. */
function applyTelling(doc: Y.Doc, { kind, update, roots }: Applied): boolean {
  let tells = false
  doc.once('afterTransaction', ({ changed }: Y.Transaction) => {
    for (const type of changed.keys()) {
      const root = rootOf(type)
      roots.add(root)
      tells ||= isToldRoot(kind, root)
    }
  })
  Y.applyUpdate(doc, update)
  return tells
}

function rootOf(type: Y.Transaction['changed'] extends Map<infer Type, unknown> ? Type : never) {
  let top = type
  while (top._item?.parent instanceof Y.AbstractType) top = top._item.parent
  return Y.findRootTypeKey(top)
}

/** A record that was there before its document has nothing new to tell with the document's first commit. */
async function fieldsBefore(
  db: PaceDb,
  { ref, doc, state }: { ref: ToldRef; doc: Y.Doc; state: ProjectionState },
): Promise<Fields | null> {
  if (state.projectedSeq > 0) {
    const projection = projectStep(ref, doc, { isLast: false })
    return projection && eventFields(projection)
  }
  return findRowFields(db, ref)
}

/** A document that is not whole on its way may still become so; at the end it must be. */
function projectStep(
  ref: DocumentRef,
  doc: Y.Doc,
  { isLast }: { isLast: boolean },
): Projection | null {
  try {
    return projectDocument(ref, doc, NO_SEGMENTS)
  } catch (error) {
    if (isLast || !(error instanceof DomainError)) throw error
    return null
  }
}
