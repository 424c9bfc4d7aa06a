import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Logger } from '#service/log.ts'
import { type Folded, FoldedSchema } from './fold-updates.ts'
import { packUpdates } from './packed-updates.ts'
import type { Room } from './room.ts'
import type { DocumentStore } from './store.ts'

type Options = {
  store: Pick<DocumentStore, 'storeSnapshot'>
  log: Pick<Logger, 'info' | 'error' | 'warn'>
  afterUpdates?: number
  afterBytes?: number
  /** Default: in a thread of its own. */
  fold?: (updates: Uint8Array[]) => Promise<Folded>
}
export type Compactor = ReturnType<typeof createCompactor>

const AFTER_UPDATES = 500
const AFTER_BYTES = 256 * 1024
const WORTHWHILE = 20

/** Folds long tails into snapshots, one document at a time, in a thread of its own. The log itself stays. */
export function createCompactor({ store, log, ...options }: Options) {
  const { afterUpdates = AFTER_UPDATES, afterBytes = AFTER_BYTES } = options
  const { fold = foldInWorker } = options
  const waiting = new Set<Room>()
  let running: Promise<void> | null = null
  let worker: Worker | null = null

  /** `resting`: the room is about to leave memory, so that a shorter tail is worth it too. */
  function consider(room: Room, { resting = false } = {}): void {
    const { tailLength, tailBytes } = room.log
    const isLong = tailLength >= afterUpdates || tailBytes >= afterBytes
    if (!isLong && !(resting && tailLength >= WORTHWHILE)) return
    waiting.add(room)
    running ??= run().finally(() => (running = null))
  }

  async function run(): Promise<void> {
    for (const room of waiting) {
      waiting.delete(room)
      await compact(room).catch((error: unknown) =>
        log.error({ err: error, document: room.name }, 'compaction failed'),
      )
    }
  }

  async function compact(room: Room): Promise<void> {
    const { seq, generation } = room.position
    const folded = await fold(room.log.contentAfter(-1))
    if ('problem' in folded) {
      log.warn({ document: room.name, problem: folded.problem }, 'not compacted, the log is kept')
      return
    }
    const { snapshot, vector } = folded
    const stored = await store.storeSnapshot({
      name: room.name,
      generation,
      snapshotSeq: seq,
      snapshot,
      vector,
    })
    if (stored) room.log.compacted(snapshot, seq)
  }

  async function foldInWorker(updates: Uint8Array[]): Promise<Folded> {
    worker ??= startWorker()
    const packed = packUpdates(updates)
    worker.postMessage(packed, [packed.bytes.buffer])
    const answer: unknown[] = await once(worker, 'message')
    return FoldedSchema.parse(answer[0])
  }

  function startWorker(): Worker {
    const started = new Worker(new URL('./compact-worker.ts', import.meta.url))
    started.unref()
    started.on('exit', () => {
      if (worker === started) worker = null
    })
    return started
  }

  async function stop(): Promise<void> {
    waiting.clear()
    await running
    await worker?.terminate()
  }

  return { consider, stop }
}
