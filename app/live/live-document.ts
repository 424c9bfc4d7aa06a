import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
export type LiveDocument = {
  doc: Y.Doc
  awareness: Awareness
  state: () => {
    connection: 'connecting' | 'live' | 'offline' | 'refused'
    saved: boolean
    synced: boolean
    closed?: { code: number; reason: string }
    refusals: readonly unknown[]
  }
  subscribe: (changed: () => void) => () => void
  destroy: () => void
}
export function openLiveDocument(_options: object): LiveDocument {
  const doc = new Y.Doc()
  const state = { connection: 'connecting', saved: true, synced: false, refusals: [] } as const
  return {
    doc,
    awareness: new Awareness(doc),
    state: () => state,
    subscribe: () => () => undefined,
    destroy: () => doc.destroy(),
  }
}
