import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'

const GENERATION = 'generation'

/** The copy in this browser. `generation` is the one that the copy belongs to, null for none that is known. */
export type OfflineStore = {
  generation: number | null
  hasContent: boolean
  keepGeneration: (generation: number) => void
  /** Is this origin the store's own, reading the copy back? */
  owns: (origin: unknown) => boolean
  close: () => Promise<void>
  clear: () => Promise<void>
}

/** Reads the copy into `doc` and keeps it from now on. */
export async function openOfflineStore(name: string, doc: Y.Doc): Promise<OfflineStore> {
  const persistence = new IndexeddbPersistence(name, doc)
  await persistence.whenSynced
  const generation: unknown = await persistence.get(GENERATION)
  return {
    generation: typeof generation === 'number' ? generation : null,
    hasContent: doc.store.clients.size > 0,
    keepGeneration: (value) => void persistence.set(GENERATION, value).catch(() => undefined),
    owns: (origin) => origin === persistence,
    close: () => persistence.destroy(),
    clear: () => persistence.clearData(),
  }
}

export function canKeepOffline(): boolean {
  return typeof indexedDB !== 'undefined'
}
