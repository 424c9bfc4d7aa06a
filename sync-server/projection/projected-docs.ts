import { LRUCache } from 'lru-cache'
import * as Y from 'yjs'
import type { PaceDb } from '#db/pace/client.ts'
import {
  findSnapshot,
  listUpdates,
  loadProjected,
  type ProjectionState,
  type StoredState,
} from '#db/pace/documents/projections.ts'

type Held = { generation: number; seq: number; doc: Y.Doc }

const MOST_HELD = 200

/** Documents as far as they are projected, so that a busy one is not read from its start at each commit. */
export class ProjectedDocs {
  readonly #held = new LRUCache<string, Held>({ max: MOST_HELD })

  /** The documents at `projectedSeq`, by name. The caller brings them forward and calls `keep`, or leaves them. */
  async take(db: PaceDb, states: readonly ProjectionState[]): Promise<Map<string, Y.Doc>> {
    const docs = new Map<string, Y.Doc>()
    const missing: string[] = []
    for (const { name, generation, projectedSeq } of states) {
      const held = this.#held.get(name)
      this.#held.delete(name)
      if (held?.generation === generation && held.seq === projectedSeq) docs.set(name, held.doc)
      else if (projectedSeq === 0) docs.set(name, new Y.Doc())
      else missing.push(name)
    }
    if (missing.length === 0) return docs
    for (const [name, stored] of await loadProjected(db, missing))
      docs.set(name, buildDocument(stored))
    return docs
  }

  keep(name: string, held: Held): void {
    this.#held.set(name, held)
  }
}

export function buildDocument({ snapshot, tail }: StoredState): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    if (snapshot) Y.applyUpdate(doc, snapshot)
    for (const update of tail ?? []) Y.applyUpdate(doc, update)
  })
  return doc
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
