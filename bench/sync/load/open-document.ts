import { setTimeout as delay } from 'node:timers/promises'
import * as Y from 'yjs'
import { Member, type Door } from './member.ts'

export type Opening = {
  /** Until the last byte of the content was there, and until the server said "synced". */
  wholeMs: number
  syncedMs: number
  syncedEarly: boolean
}

type Arrival = { update: Uint8Array; at: number }

const LOOK_MS = 100
const PATIENCE_MS = 60_000

/** Opens a document as a new client would, with nothing of its own. `wanted` is its state vector. */
export async function openDocument(door: Door, wanted: Uint8Array): Promise<Opening> {
  const begun = performance.now()
  const arrivals: Arrival[] = []
  let syncedMs = Infinity
  const member = await Member.join(door, (kind, bytes, at, end) => {
    const now = performance.now() - begun
    if (kind === 'step2') syncedMs = Math.min(syncedMs, now)
    if (kind === 'update' || kind === 'step2')
      arrivals.push({ update: Uint8Array.from(bytes.subarray(at, end)), at: now })
  })
  const wholeMs = await whenWhole(arrivals, wanted)
  member.close()
  return { wholeMs, syncedMs, syncedEarly: syncedMs < wholeMs }
}

/** Read when nothing more comes: applying what is there would hold up what is on its way. */
async function whenWhole(arrivals: readonly Arrival[], wanted: Uint8Array): Promise<number> {
  const doc = new Y.Doc()
  let applied = 0
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
    const seen = arrivals.length
    await delay(LOOK_MS)
    if (arrivals.length > seen) continue
    for (const { update, at } of arrivals.slice(applied)) {
      applied += 1
      Y.applyUpdate(doc, update)
      if (isWhole(doc, wanted)) return at
    }
  }
  return Infinity
}

function isWhole(doc: Y.Doc, wanted: Uint8Array): boolean {
  if (doc.store.pendingStructs) return false
  const state = Y.decodeStateVector(Y.encodeStateVector(doc))
  return [...Y.decodeStateVector(wanted)].every(
    ([client, clock]) => (state.get(client) ?? 0) >= clock,
  )
}
