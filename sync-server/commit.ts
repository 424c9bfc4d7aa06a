import { setTimeout as delay } from 'node:timers/promises'
import { type AppendOutcome, appendUpdates } from '#db/pace/document-commit.ts'
import { listUpdatesAfter } from '#db/pace/documents.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { Logger } from '#service/log.ts'
import { CLOSE } from './close-codes.ts'
import { commitChange, NotAppended } from './commit-change.ts'
import { isOutOfReach } from './database-errors.ts'
import { type Picked, pickUpdates, releaseHeld } from './pick.ts'
import { agreed, type Room, type UpdateEntry } from './room.ts'
import type { Commit } from './rooms.ts'

export type CommitterOptions = {
  db: PaceDb
  log: Pick<Logger, 'error' | 'warn'>
  /** `byOthers`: not by a member of this room, but by the server itself or another node. */
  committed: (room: Room, commits: readonly Commit[], byOthers: boolean) => void
  /** Every copy of the room is void: it is closed with this code. */
  voided: (room: Room, code: number, reason: string) => void
}

const MAX_BACKOFF_MS = 2_000

/** One commit at a time for all rooms; what arrives meanwhile is the next one. Nothing is relayed before it. */
export class Committer {
  readonly #options: CommitterOptions
  readonly #dirty = new Set<Room>()
  #isRunning = false

  constructor(options: CommitterOptions) {
    this.#options = options
  }

  schedule(room: Room): void {
    this.#dirty.add(room)
    if (!this.#isRunning) void this.#run()
  }

  /** Takes in what others have committed to the document. */
  async catchUp(room: Room): Promise<void> {
    const rows = await listUpdatesAfter(this.#options.db, room.name, room.log.seq)
    room.takeIn(rows)
    releaseHeld(room)
    const commits = rows.map(({ seq, actor }) => ({ document: room.name, seq, actor }))
    this.#options.committed(room, commits, true)
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    try {
      while (this.#dirty.size > 0) await this.#commitDirty()
    } finally {
      this.#isRunning = false
    }
  }

  async #commitDirty(): Promise<void> {
    // What arrives in the same turn goes into the same commit.
    await new Promise<void>((resolve) => setImmediate(resolve))
    const rooms = [...this.#dirty].filter((room) => !room.busy && !room.isVoid)
    this.#dirty.clear()
    await this.#commitBatch(rooms.flatMap((room) => this.#prepare(room)))
  }

  /** A change runs by itself, beside the batches; the room waits for it. */
  #prepare(room: Room): Picked[] {
    if (room.queue[0]?.kind === 'change') {
      void this.#runChange(room)
      return []
    }
    const picked = pickUpdates(room)
    if (room.queue.length > 0) this.#dirty.add(room)
    // What is refused is so on the newest state, or not at all: another node may know better.
    const isRefused = picked.entries.some(({ judgement }) => judgement?.refused)
    if (picked.commits.length > 0 || isRefused) return [picked]
    settle(picked, [])
    return []
  }

  async #commitBatch(batch: Picked[]): Promise<void> {
    if (batch.length === 0) return
    try {
      const outcomes = await appendUpdates(this.#options.db, batch.map(toAppend))
      for (const picked of batch)
        await this.#conclude(picked, outcomes.get(picked.room.name) ?? 'gone')
    } catch (error) {
      await this.#retry(batch, error)
    }
  }

  /** Without a database all wait. Otherwise one document is at fault, and is found by trying each by itself. */
  async #retry(batch: Picked[], error: unknown): Promise<void> {
    const waiting = batch.filter(({ entries }) => entries.length > 0)
    if (!isOutOfReach(error) && waiting.length > 1) {
      for (const picked of waiting) await this.#commitBatch([picked])
      return
    }
    for (const picked of waiting) putBack(picked)
    const failures = Math.max(0, ...waiting.map(({ room }) => room.failures))
    this.#options.log.error({ err: error, documents: waiting.length, failures }, 'a commit failed')
    const pause = backoff(failures)
    if (isOutOfReach(error)) await delay(pause)
    for (const { room } of waiting) {
      if (isOutOfReach(error)) this.#dirty.add(room)
      else setTimeout(() => this.schedule(room), pause)
    }
  }

  async #conclude(picked: Picked, outcome: AppendOutcome): Promise<void> {
    const { room } = picked
    room.failures = 0
    if (outcome === 'committed') {
      this.#finish(picked)
      return
    }
    putBack(picked)
    if (this.#isVoid(room, outcome)) return
    // Somebody else has written: take that in and decide again.
    this.#dirty.add(room)
    await this.catchUp(room)
  }

  #finish(picked: Picked): void {
    const { room, commits } = picked
    const first = room.log.seq + 1
    room.log.append(commits.map((entry, index) => ({ seq: first + index, update: agreed(entry) })))
    room.tellRefused(picked.entries)
    settle(picked, commits)
    picked.entries = []
    const told = commits.map(({ from }, index) => ({
      document: room.name,
      seq: first + index,
      actor: from.actorName,
    }))
    this.#options.committed(room, told, false)
    if (room.held.size > 0) releaseHeld(room)
    if (room.queue.length > 0) this.#dirty.add(room)
  }

  async #runChange(room: Room): Promise<void> {
    const entry = room.queue.shift()
    if (entry?.kind !== 'change') return
    room.busy = true
    try {
      const done = await commitChange(this.#options.db, room, {
        change: entry.change,
        catchUp: (stale) => this.catchUp(stale),
      })
      if (done.changed) {
        const { actor } = entry.change
        this.#options.committed(room, [{ document: room.name, seq: done.seq, actor }], true)
      }
      entry.resolve({ seq: done.seq, generation: room.log.generation })
    } catch (error) {
      if (error instanceof NotAppended) this.#isVoid(room, error.outcome)
      entry.reject(error)
    } finally {
      room.busy = false
      releaseHeld(room)
      if (room.queue.length > 0) this.schedule(room)
    }
  }

  #isVoid(room: Room, outcome: AppendOutcome): boolean {
    if (outcome === 'gone') this.#options.voided(room, CLOSE.gone, 'the document is gone')
    else if (outcome === 'regenerated') {
      this.#options.voided(room, CLOSE.regenerated, 'the document was rebuilt')
    }
    return room.isVoid
  }
}

function toAppend({ room, commits }: Picked) {
  const updates = commits.map((entry) => ({
    update: agreed(entry).bytes,
    actor: entry.from.actorName,
  }))
  return { document: room.name, ...room.position, updates }
}

function settle({ room, entries }: Picked, commits: readonly UpdateEntry[]): void {
  room.settle(entries)
  room.relay.deliver(
    entries.map((entry) => ({
      update: commits.includes(entry) ? agreed(entry).bytes : null,
      from: entry.from,
      number: entry.number,
    })),
  )
}

function putBack(picked: Picked): void {
  const { room, entries } = picked
  room.failures += 1
  room.queue.unshift(...entries)
  picked.entries = []
}

function backoff(failures: number): number {
  return Math.min(MAX_BACKOFF_MS, 50 * 2 ** failures) * (0.5 + Math.random() / 2)
}
