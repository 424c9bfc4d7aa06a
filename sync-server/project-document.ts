import * as Y from 'yjs'
import type { PaceDb } from '#db/pace/client.ts'
import { appendEvents, type NewEntityEvent } from '#db/pace/events.ts'
import { findRowFields } from '#db/pace/projected-fields.ts'
import { moveRow, writeRow } from '#db/pace/projection-rows.ts'
import {
  advanceProjection,
  findProjection,
  listUpdates,
  type ProjectionState,
  type StoredUpdate,
} from '#db/pace/projections.ts'
import { type DocumentRef, parseDocumentName } from '#domain/documents.ts'
import { DomainError } from '#domain/errors.ts'
import {
  diffFields,
  eventFields,
  isTold,
  isToldRoot,
  projectDocument,
  type Projection,
} from '#domain/projection.ts'
import type { ProjectedDocs } from './projected-docs.ts'

/** So many commits at most become one transaction. */
const BATCH = 200

export type Projected = { seq: number; behind: boolean; oldestAt: string; events: number }
type Fields = Record<string, unknown>
/** `projection` is null where nothing has changed that the row tells. */
type Steps = {
  ref: DocumentRef & { kind: Projection['kind'] }
  events: NewEntityEvent[]
  projection: Projection | null
  changedAt: string
}

/**
 * Projects what was committed since, commit by commit, so that rows and events are the same whether it runs at once or
 * an hour later. Row, events and the place in the log move in one transaction. Null where nothing waits.
 */
export async function projectDocumentOnce(
  db: PaceDb,
  docs: ProjectedDocs,
  name: string,
): Promise<Projected | null> {
  const state = await findProjection(db, name)
  if (!state || state.projectedSeq >= state.seq) return null
  const upTo = Math.min(state.seq, state.projectedSeq + BATCH)
  const updates = await listUpdates(db, name, { after: state.projectedSeq, upTo })
  const [first, last] = [updates[0], updates.at(-1)]
  if (!first || !last)
    throw new Error(`The log of ${name} has nothing after ${state.projectedSeq}.`)
  const doc = await docs.take(db, state)
  const steps = await stepThrough(db, { state, doc, updates })
  const moved = await writeSteps(db, { state, steps, to: last.seq })
  if (moved) docs.keep(name, { generation: state.generation, seq: last.seq, doc })
  const behind = !moved || last.seq < state.seq
  return { seq: last.seq, behind, oldestAt: first.at, events: steps?.events.length ?? 0 }
}

async function stepThrough(
  db: PaceDb,
  { state, doc, updates }: { state: ProjectionState; doc: Y.Doc; updates: StoredUpdate[] },
): Promise<Steps | null> {
  const { kind, key } = parseDocumentName(state.name)
  if (!isTold(kind)) return null
  const ref = { kind, key }
  let before = await fieldsBefore(db, { ref, doc, state })
  let projection: Projection | null = null
  let isWhole = state.projectedSeq > 0
  let changedAt = updates.at(-1)?.at ?? ''
  const events: NewEntityEvent[] = []
  for (const { seq, update, actor, at } of updates) {
    if (!applyTelling(doc, kind, update)) continue
    const step = projectStep(ref, doc, { isLast: false })
    isWhole = step !== null
    if (!step) continue
    const after = eventFields(step)
    const change = diffFields(before, after)
    if (change) {
      events.push({ resource: kind, key, ...change, actor, documentSeq: seq })
      changedAt = at
    }
    before = after
    projection = step
  }
  if (!isWhole) projection = projectStep(ref, doc, { isLast: true })
  return { ref, events, projection, changedAt }
}

/** Applies an update; whether it changed anything that the row or an event tells. */
function applyTelling(doc: Y.Doc, kind: Projection['kind'], update: Uint8Array): boolean {
  let tells = false
  doc.once('afterTransaction', ({ changed }: Y.Transaction) => {
    tells = [...changed.keys()].some((type) => isToldRoot(kind, rootOf(type)))
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
  { ref, doc, state }: { ref: Steps['ref']; doc: Y.Doc; state: ProjectionState },
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
    return projectDocument(ref, doc)
  } catch (error) {
    if (isLast || !(error instanceof DomainError)) throw error
    return null
  }
}

async function writeSteps(
  db: PaceDb,
  { state, steps, to }: { state: ProjectionState; steps: Steps | null; to: number },
): Promise<boolean> {
  const { name, generation, projectedSeq: from } = state
  return db.transaction(async (tx) => {
    if (!(await advanceProjection(tx, name, { generation, from, to }))) return false
    if (!steps) return true
    const { ref, projection, events, changedAt: at } = steps
    const isSilent = events.length === 0 && projection?.kind !== 'call'
    if (isSilent || !projection) await moveRow(tx, ref, to)
    else await writeRow(tx, projection, { documentSeq: to, at })
    await appendEvents(tx, events)
    return true
  })
}
