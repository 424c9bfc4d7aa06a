import * as Y from 'yjs'
import { z } from 'zod'

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
export const FoldedSchema = z.union([
  z.object({ snapshot: bytes, vector: bytes }),
  z.object({ problem: z.string() }),
])
export type Folded = z.infer<typeof FoldedSchema>

/**
 * All updates as one, without what was deleted. Checked before anybody relies on it: read again it gives the same
 * clocks and the same deletions. Where something waits for what is missing, folding would freeze the hole.
 */
export function foldUpdates(updates: readonly Uint8Array[]): Folded {
  const doc = docOf(updates)
  if (doc.store.pendingStructs || doc.store.pendingDs) return { problem: 'a dependency is missing' }
  const snapshot = Y.encodeStateAsUpdate(doc)
  const copy = docOf([snapshot])
  if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(copy))) {
    return { problem: 'the snapshot does not read as what it was made from' }
  }
  return { snapshot, vector: Y.encodeStateVector(doc) }
}

function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}
