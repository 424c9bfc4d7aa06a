import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import { z } from 'zod'
import { type KeepPending, PENDING, parsePending } from './kept-copies.ts'
import type { Unsaved } from './overlaps.ts'

const GENERATION = 'generation'
const UNSAVED = 'unsaved'

const UnsavedSchema = z.record(z.string(), z.object({ value: z.unknown(), at: z.number() }))

/** The copy in this browser. `generation` is the one that the copy belongs to, null for none that is known. */
export type OfflineStore = {
  generation: number | null
  hasContent: boolean
  hasPending: boolean
  /** Fields that were set in an earlier session; whether they reached the server is not known. */
  unsaved: Unsaved
  keepGeneration: (generation: number) => void
  keepUnsaved: (unsaved: Unsaved) => void
  keepPending: KeepPending
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
  const unsaved = readUnsaved(await persistence.get(UNSAVED))
  return {
    generation: typeof generation === 'number' ? generation : null,
    hasPending: parsePending(await persistence.get(PENDING)) !== null,
    hasContent: doc.store.clients.size > 0,
    unsaved,
    keepGeneration: (value) => void persistence.set(GENERATION, value).catch(() => undefined),
    keepUnsaved: (value) =>
      void persistence.set(UNSAVED, JSON.stringify(value)).catch(() => undefined),
    keepPending: (pending) =>
      void persistence.set(PENDING, JSON.stringify(pending)).catch(() => undefined),
    owns: (origin) => origin === persistence,
    close: () => persistence.destroy(),
    clear: () => persistence.clearData(),
  }
}

function readUnsaved(stored: unknown): Unsaved {
  try {
    return UnsavedSchema.parse(JSON.parse(String(stored)))
  } catch {
    return {}
  }
}
