import * as Y from 'yjs'
import type { PaceDb } from '#db/pace/client.ts'
import { findSnapshot, listUpdates, type ProjectionState } from '#db/pace/projections.ts'

type Held = { generation: number; seq: number; doc: Y.Doc }

const MOST_HELD = 200

/** Documents as far as they are projected, so that a busy one is not read from its start at each commit. */
export class ProjectedDocs {
  readonly #held = new Map<string, Held>()

  /** The document at `projectedSeq`. The caller brings it forward and calls `keep`, or leaves it. */
  async take(db: PaceDb, state: ProjectionState): Promise<Y.Doc> {
    const held = this.#held.get(state.name)
    this.#held.delete(state.name)
    const fits = held?.generation === state.generation && held.seq === state.projectedSeq
    return held && fits ? held.doc : loadDocumentAt(db, state, state.projectedSeq)
  }

  keep(name: string, held: Held): void {
    this.#held.set(name, held)
    const [oldest] = this.#held.keys()
    if (this.#held.size > MOST_HELD && oldest !== undefined) this.#held.delete(oldest)
  }
}

/** The document as it was after the commit `seq`: from the snapshot if that is not later, else from the log alone. */
export async function loadDocumentAt(
  db: PaceDb,
  { name, snapshotSeq }: Pick<ProjectionState, 'name' | 'snapshotSeq'>,
  seq: number,
): Promise<Y.Doc> {
  const doc = new Y.Doc()
  if (seq === 0) return doc
  const stored = snapshotSeq > 0 && snapshotSeq <= seq ? await findSnapshot(db, name) : null
  const usable = stored?.snapshot && stored.seq <= seq ? stored : null
  const updates = await listUpdates(db, name, { after: usable?.seq ?? 0, upTo: seq })
  doc.transact(() => {
    if (usable?.snapshot) Y.applyUpdate(doc, usable.snapshot)
    for (const { update } of updates) Y.applyUpdate(doc, update)
  })
  return doc
}
