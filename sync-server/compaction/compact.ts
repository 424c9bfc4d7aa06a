import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Logger } from '#service/log.ts'
import type { Room } from '../rooms/room.ts'
import type { DocumentStore } from '../store/store.ts'
import type { DocumentLog } from '../updates/document-log.ts'
import { type Folded, FoldedSchema } from './fold-updates.ts'
import { packUpdates } from './packed-updates.ts'

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
/** A snapshot is written whole: before a fifth of it is new, a long call would be stored over and over. */
const GROWTH = 5
/** So many short updates are folded all the same: they are read one by one when the document is opened. */
const MOST_ROUNDS = 10

/** Folds long tails into snapshots, one document at a time, in a thread of its own. The log itself stays. */
export function createCompactor({ store, log, ...options }: Options) {
  const { afterUpdates = AFTER_UPDATES, afterBytes = AFTER_BYTES } = options
  const thread = new FoldingThread()
  const { fold = (updates) => thread.fold(updates) } = options
  /** With whether the room is about to leave memory. */
  const waiting = new Map<Room, boolean>()
  let running: Promise<void> | null = null

  /** `resting`: the room is about to leave memory, so that a shorter tail is worth it too. */
  function consider(room: Room, { resting = false } = {}): void {
    if (!isWorthIt(room, resting)) return
    waiting.set(room, resting || waiting.get(room) === true)
    running ??= run().finally(() => (running = null))
  }

  function isWorthIt({ log: { tailLength, tailBytes, size } }: Room, resting: boolean): boolean {
    if (resting && tailLength >= WORTHWHILE) return true
    return isDue({ tailLength, tailBytes, size }, { afterUpdates, afterBytes })
  }

  async function run(): Promise<void> {
    for (const [room, resting] of waiting) {
      waiting.delete(room)
      // It may have been folded since it was asked for: every commit asks.
      if (!isWorthIt(room, resting)) continue
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

  async function stop(): Promise<void> {
    waiting.clear()
    await running
    await thread.stop()
  }

  return { consider, stop }
}

/** Starts with the first log that is to be folded, and again should it end. */
class FoldingThread {
  #worker: Worker | null = null

  async fold(updates: Uint8Array[]): Promise<Folded> {
    this.#worker ??= this.#start()
    const packed = packUpdates(updates)
    this.#worker.postMessage(packed, [packed.bytes.buffer])
    const answer: unknown[] = await once(this.#worker, 'message')
    return FoldedSchema.parse(answer[0])
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate()
  }

  #start(): Worker {
    const started = new Worker(new URL('./compact-worker.ts', import.meta.url))
    started.unref()
    started.on('exit', () => {
      if (this.#worker === started) this.#worker = null
    })
    return started
  }
}

type Lengths = Pick<DocumentLog, 'tailLength' | 'tailBytes' | 'size'>

/** Whether a tail is long, by itself and beside the snapshot that would be written anew for it. */
export function isDue(
  { tailLength, tailBytes, size }: Lengths,
  { afterUpdates, afterBytes }: { afterUpdates: number; afterBytes: number },
): boolean {
  const isLong = tailLength >= afterUpdates || tailBytes >= afterBytes
  return isLong && (tailBytes * GROWTH >= size || tailLength >= afterUpdates * MOST_ROUNDS)
}
