import { setTimeout as delay } from 'node:timers/promises'
import type { AppendOutcome } from '#db/pace/documents/commit.ts'
import type { MoveOutcome } from '#db/pace/documents/documents.ts'
import { backoff } from '#domain/backoff.ts'
import { CLOSE } from '#domain/documents/close-codes.ts'
import type { Logger } from '#service/log.ts'
import { isOutOfReach } from '../../store/database-errors.ts'
import type { DocumentStore } from '../../store/store.ts'
import { ChangeRunner } from './change-runner.ts'
import { CommitTiming } from './commit-timing.ts'
import type { Commit } from '../documents-api.ts'
import { agreed } from '../entries.ts'
import type { Room } from '../room.ts'
import type { Batch } from '../select-batch.ts'

/** By members of the room, by the server itself, or by others: another node, or a tool beside it. */
export type CommittedBy = 'members' | 'server' | 'others'
type CommitterOptions = {
  store: DocumentStore
  log: Pick<Logger, 'error' | 'warn'>
  committed: (room: Room, commits: readonly Commit[], by: CommittedBy) => void
  /** Every copy of the room is void: it is closed with this code. */
  voided: (room: Room, code: number, reason: string) => void
}
/** One room's share of a group commit. */
type Share = { room: Room; batch: Batch }

/** Commits begin no closer than this: one alone does not wait, and under load each takes more with it. */
const MIN_INTERVAL_MS = 8
const RETRY = { firstMs: 50, longestMs: 2_000 }

/** One commit at a time for all rooms; what arrives meanwhile is the next one. Nothing is relayed before it. */
export class Committer {
  readonly #options: CommitterOptions
  readonly #dirty = new Set<Room>()
  readonly #timing = new CommitTiming((room) => this.#commitSoon(room))
  readonly #changes: ChangeRunner
  #isRunning = false
  #lastBegan = 0

  constructor(options: CommitterOptions) {
    this.#options = options
    this.#changes = new ChangeRunner({
      store: options.store,
      read: (room) => this.#read(room),
      committed: (room, commits) => options.committed(room, commits, 'server'),
      isVoid: (room, outcome) => this.#isVoid(room, outcome),
      done: (room) => this.#done(room),
    })
  }

  /** What was enqueued in the room is committed soon. */
  schedule(room: Room): void {
    this.#timing.schedule(room)
  }

  /** Takes in what others have committed to the document, once nothing of our own is under way. */
  catchUp(room: Room): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (error?: unknown) => (error === undefined ? resolve() : reject(error))
      room.enqueueReading({ kind: 'reading', done })
      // It need not wait for other rooms' commit.
      if (room.isResting) void this.#runReading(room)
      else this.#timing.now(room)
    })
  }

  /** The log is not as the room has it: the room takes in what it lacks, or is void. */
  async moved(room: Room, outcome: MoveOutcome): Promise<void> {
    if (!this.#isVoid(room, outcome)) await this.catchUp(room)
  }

  #commitSoon(room: Room): void {
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

  /** Changes and readings run by themselves, beside the batches; their rooms wait for them. */
  async #commitDirty(): Promise<void> {
    const wait = this.#lastBegan + MIN_INTERVAL_MS - Date.now()
    if (wait > 0) await delay(wait)
    // What arrives in the same turn goes into the same commit.
    else await new Promise<void>((resolve) => setImmediate(resolve))
    this.#lastBegan = Date.now()
    const rooms = [...this.#dirty].filter(({ isResting }) => isResting)
    this.#dirty.clear()
    const { update, change, sharedChange, reading } = Object.groupBy(
      rooms,
      ({ next }) => next ?? 'nothing',
    )
    this.#changes.runShared(sharedChange ?? [])
    for (const room of change ?? []) this.#changes.run(room)
    for (const room of reading ?? []) void this.#runReading(room)
    await this.#commitShares((update ?? []).flatMap((room) => this.#takeShare(room)))
  }

  #takeShare(room: Room): Share[] {
    const batch = room.takeBatch()
    if (batch) return [{ room, batch }]
    if (room.next) this.#dirty.add(room)
    return []
  }

  async #commitShares(shares: readonly Share[]): Promise<void> {
    if (shares.length === 0) return
    try {
      const outcomes = await this.#options.store.append(shares.map(toAppend))
      for (const share of shares) this.#conclude(share, outcomes.get(share.room.name) ?? 'gone')
    } catch (error) {
      await this.#retry(shares, error)
    }
  }

  /** Without a database all wait. Otherwise one document is at fault, and is found by trying each by itself. */
  async #retry(shares: readonly Share[], error: unknown): Promise<void> {
    const open = shares.filter(({ batch }) => batch.isOpen)
    if (!isOutOfReach(error) && open.length > 1) {
      for (const share of open) await this.#commitShares([share])
      return
    }
    for (const { room, batch } of open) room.putBack(batch, { failed: true })
    const failures = Math.max(0, ...open.map(({ room }) => room.failures))
    this.#options.log.error({ err: error, documents: open.length, failures }, 'a commit failed')
    const pause = backoff(failures, RETRY)
    if (isOutOfReach(error)) await delay(pause)
    for (const { room } of open) {
      if (isOutOfReach(error)) this.#dirty.add(room)
      else this.#timing.pause(room, pause)
    }
  }

  #conclude({ room, batch }: Share, outcome: AppendOutcome): void {
    if (outcome === 'committed') {
      this.#options.committed(room, room.committed(batch), 'members')
      if (room.next) this.schedule(room)
      return
    }
    room.putBack(batch)
    // Somebody else has written: take that in and decide again.
    if (!this.#isVoid(room, outcome)) this.catchUp(room).catch(() => this.schedule(room))
  }

  async #runReading(room: Room): Promise<void> {
    const asked = room.beginReading()
    try {
      await this.#read(room)
      for (const { done } of asked) done()
    } catch (error) {
      for (const { done } of asked) done(error)
    } finally {
      this.#done(room)
    }
  }

  async #read(room: Room): Promise<void> {
    const rows = await this.#options.store.updatesAfter({ name: room.name, ...room.position })
    room.takeIn(rows)
    const commits = rows.map(({ seq, actor }) => ({ document: room.name, seq, actor }))
    if (commits.length > 0) this.#options.committed(room, commits, 'others')
  }

  #done(room: Room): void {
    room.finish()
    if (room.next) this.schedule(room)
  }

  #isVoid(room: Room, outcome: AppendOutcome): boolean {
    if (outcome === 'gone') this.#options.voided(room, CLOSE.gone, 'the document is gone')
    else if (outcome === 'regenerated') {
      this.#options.voided(room, CLOSE.regenerated, 'the document was rebuilt')
    }
    return room.isVoid
  }
}

function toAppend({ room, batch }: Share) {
  const updates = batch.commits.map((entry) => ({
    update: agreed(entry).bytes,
    actor: entry.from.actorName,
  }))
  return { document: room.name, ...room.position, updates }
}
