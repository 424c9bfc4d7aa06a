import { setTimeout as delay } from 'node:timers/promises'
import type { AppendOutcome } from '#db/pace/document-commit.ts'
import type { MoveOutcome } from '#db/pace/documents.ts'
import type { Logger } from '#service/log.ts'
import { CLOSE } from './close-codes.ts'
import { commitChange, NotAppended } from './commit-change.ts'
import { isOutOfReach } from './database-errors.ts'
import { type Picked, pickUpdates, releaseHeld } from './pick.ts'
import { agreed, type ReadingEntry, type Room, type UpdateEntry } from './room.ts'
import type { Commit } from './rooms.ts'
import type { DocumentStore } from './store.ts'

/** By members of the room, by the server itself, or by others: another node, or a tool beside it. */
export type CommittedBy = 'members' | 'server' | 'others'
export type CommitterOptions = {
  store: DocumentStore
  log: Pick<Logger, 'error' | 'warn'>
  committed: (room: Room, commits: readonly Commit[], by: CommittedBy) => void
  /** Every copy of the room is void: it is closed with this code. */
  voided: (room: Room, code: number, reason: string) => void
}

/** Who types with few others sees it at once; where hundreds read, a write to each costs more time than the wait does. */
const WINDOWS = [
  { members: 8, ms: 0 },
  { members: 100, ms: 10 },
  { members: Infinity, ms: 50 },
] as const
/** So many updates wait for nothing more. */
const FULL_WINDOW = 100
/** Commits begin no closer than this: one alone does not wait, and under load each takes more with it. */
const MIN_INTERVAL_MS = 8
const MAX_BACKOFF_MS = 2_000

/** One commit at a time for all rooms; what arrives meanwhile is the next one. Nothing is relayed before it. */
export class Committer {
  readonly #options: CommitterOptions
  readonly #dirty = new Set<Room>()
  /** Rooms whose window is open: what comes until its end goes into one commit. */
  readonly #windows = new Map<Room, NodeJS.Timeout>()
  /** Rooms whose commit has failed by their own fault, until they may try again. */
  readonly #pauses = new Map<Room, NodeJS.Timeout>()
  #isRunning = false
  #lastBegan = 0

  constructor(options: CommitterOptions) {
    this.#options = options
  }

  /** What was enqueued in the room is committed soon. */
  schedule(room: Room): void {
    const size = room.relay.members.size
    const ms = WINDOWS.find(({ members }) => size <= members)?.ms ?? 0
    const isFull = room.queue.length >= FULL_WINDOW
    if (ms === 0 || isFull || room.queue[0]?.kind !== 'update') return this.#commitSoon(room)
    if (this.#windows.has(room)) return
    this.#windows.set(
      room,
      setTimeout(() => this.#commitSoon(room), ms),
    )
  }

  /** Takes in what others have committed to the document, once nothing of our own is under way. */
  catchUp(room: Room): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (error?: unknown) => (error === undefined ? resolve() : reject(error))
      room.queue.unshift({ kind: 'reading', done })
      // It need not wait for other rooms' commit.
      if (room.state.kind === 'resting') void this.#runReading(room)
      else this.#commitSoon(room)
    })
  }

  /** The log is not as the room has it: the room takes in what it lacks, or is void. */
  async moved(room: Room, outcome: MoveOutcome): Promise<void> {
    if (!this.#isVoid(room, outcome)) await this.catchUp(room)
  }

  #commitSoon(room: Room): void {
    clearTimeout(this.#windows.get(room))
    this.#windows.delete(room)
    if (this.#pauses.has(room) && room.queue[0]?.kind === 'update') return
    this.#dirty.add(room)
    if (!this.#isRunning) void this.#run()
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
    const wait = this.#lastBegan + MIN_INTERVAL_MS - Date.now()
    if (wait > 0) await delay(wait)
    // What arrives in the same turn goes into the same commit.
    else await new Promise<void>((resolve) => setImmediate(resolve))
    this.#lastBegan = Date.now()
    const rooms = [...this.#dirty].filter(({ state }) => state.kind === 'resting')
    this.#dirty.clear()
    await this.#commitBatch(rooms.flatMap((room) => this.#prepare(room)))
  }

  /** A change and a reading run by themselves, beside the batches; the room waits for them. */
  #prepare(room: Room): Picked[] {
    const [head] = room.queue
    if (head?.kind === 'change') void this.#runChange(room)
    else if (head?.kind === 'reading') void this.#runReading(room)
    if (head?.kind !== 'update') return []
    const picked = pickUpdates(room)
    // What is refused is so on the newest state, or not at all: another node may know better.
    const isRefused = picked.entries.some(({ judgement }) => judgement?.refused)
    if (picked.commits.length === 0 && !isRefused) {
      settle(picked, [])
      if (room.queue.length > 0) this.#dirty.add(room)
      return []
    }
    room.state = { kind: 'committing' }
    return [picked]
  }

  async #commitBatch(batch: Picked[]): Promise<void> {
    if (batch.length === 0) return
    try {
      const outcomes = await this.#options.store.append(batch.map(toAppend))
      for (const picked of batch) this.#conclude(picked, outcomes.get(picked.room.name) ?? 'gone')
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
      else this.#pause(room, pause)
    }
  }

  #pause(room: Room, ms: number): void {
    clearTimeout(this.#pauses.get(room))
    const goOn = () => {
      this.#pauses.delete(room)
      this.schedule(room)
    }
    this.#pauses.set(room, setTimeout(goOn, ms))
  }

  #conclude(picked: Picked, outcome: AppendOutcome): void {
    const { room } = picked
    room.failures = 0
    room.rest()
    if (outcome === 'committed') {
      this.#finish(picked)
      return
    }
    putBack(picked)
    // Somebody else has written: take that in and decide again.
    if (!this.#isVoid(room, outcome)) this.catchUp(room).catch(() => this.schedule(room))
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
    this.#options.committed(room, told, 'members')
    this.#goOn(room)
  }

  async #runChange(room: Room): Promise<void> {
    const entry = room.queue.shift()
    if (entry?.kind !== 'change') return
    room.state = { kind: 'changing' }
    try {
      const done = await commitChange(this.#options.store, room, {
        change: entry.change,
        catchUp: (stale) => this.#read(stale),
      })
      if (done.changed) {
        const { actor } = entry.change
        const commit = { document: room.name, seq: done.seq, actor }
        this.#options.committed(room, [commit], 'server')
      }
      entry.resolve({ seq: done.seq, generation: room.log.generation })
    } catch (error) {
      if (error instanceof NotAppended) this.#isVoid(room, error.outcome)
      entry.reject(error)
    } finally {
      room.rest()
      this.#goOn(room)
    }
  }

  /** One reading serves all who have asked for one. */
  async #runReading(room: Room): Promise<void> {
    const waiting = room.queue.splice(0)
    const asked = waiting.filter((entry): entry is ReadingEntry => entry.kind === 'reading')
    for (const entry of waiting) if (entry.kind !== 'reading') room.queue.push(entry)
    room.state = { kind: 'reading' }
    try {
      await this.#read(room)
      for (const { done } of asked) done()
    } catch (error) {
      for (const { done } of asked) done(error)
    } finally {
      room.rest()
      this.#goOn(room)
    }
  }

  async #read(room: Room): Promise<void> {
    const rows = await this.#options.store.updatesAfter({ name: room.name, ...room.position })
    room.takeIn(rows)
    const commits = rows.map(({ seq, actor }) => ({ document: room.name, seq, actor }))
    if (commits.length > 0) this.#options.committed(room, commits, 'others')
  }

  #goOn(room: Room): void {
    if (room.held.size > 0) releaseHeld(room)
    if (room.queue.length > 0) this.schedule(room)
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
  const isAll = commits.length === entries.length
  const committed = isAll ? null : new Set(commits)
  room.settle(entries)
  room.relay.deliver(
    entries.map((entry) => ({
      update: !committed || committed.has(entry) ? agreed(entry).bytes : null,
      from: entry.from,
      number: entry.number,
    })),
  )
}

function putBack(picked: Picked): void {
  const { room, entries } = picked
  room.failures += 1
  room.rest()
  room.queue.unshift(...entries)
  picked.entries = []
}

function backoff(failures: number): number {
  return Math.min(MAX_BACKOFF_MS, 50 * 2 ** failures) * (0.5 + Math.random() / 2)
}
