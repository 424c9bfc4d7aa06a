import { setTimeout as delay } from 'node:timers/promises'
import { type AppendOutcome, appendUpdates } from '#db/pace/document-commit.ts'
import { listUpdatesAfter } from '#db/pace/documents.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { Logger } from '#service/log.ts'
import { CLOSE } from './close-codes.ts'
import { commitChange } from './commit-change.ts'
import { isOutOfReach } from './database-errors.ts'
import { type Judge, type Picked, pickUpdates, releaseHeld } from './pick.ts'
import type { Room, UpdateEntry } from './room.ts'
import type { Commit } from './rooms.ts'

export type CommitterOptions = {
  db: PaceDb
  log: Pick<Logger, 'error' | 'warn'>
  judge: Judge
  /** `byOthers`: not by a member of this room, but by the server itself or another node. */
  committed: (room: Room, commits: readonly Commit[], byOthers: boolean) => void
  /** Every copy of the room is void: it is closed with this code. */
  voided: (room: Room, code: number, reason: string) => void
}
export type Committer = ReturnType<typeof createCommitter>

const MAX_BACKOFF_MS = 2_000

/** One commit at a time for all rooms; what arrives meanwhile is the next one. Nothing is relayed before it. */
export function createCommitter(options: CommitterOptions) {
  const { db, log } = options
  const dirty = new Set<Room>()
  let running: Promise<void> | null = null

  function schedule(room: Room): void {
    dirty.add(room)
    running ??= run().finally(() => {
      running = null
      for (const waiting of dirty) schedule(waiting)
    })
  }

  async function run(): Promise<void> {
    while (dirty.size > 0) {
      await new Promise<void>((resolve) => setImmediate(resolve))
      const rooms = [...dirty].filter((room) => !room.busy && !room.isVoid)
      dirty.clear()
      await commitBatch(rooms.flatMap((room) => prepare(room)))
    }
  }

  /** A change runs by itself, beside the batches; the room waits for it. */
  function prepare(room: Room): Picked[] {
    if (room.queue[0]?.kind === 'change') {
      void runChange(room)
      return []
    }
    const picked = pickUpdates(room, options.judge)
    if (room.queue.length > 0) dirty.add(room)
    if (picked.commits.length > 0) return [picked]
    settle(picked, [])
    return []
  }

  async function commitBatch(batch: Picked[]): Promise<void> {
    if (batch.length === 0) return
    try {
      const outcomes = await appendUpdates(db, batch.map(toAppend))
      for (const picked of batch) await conclude(picked, outcomes.get(picked.room.name) ?? 'gone')
    } catch (error) {
      await retry(batch, error)
    }
  }

  /** Without a database all wait. Otherwise one document is at fault, and is found by trying each by itself. */
  async function retry(batch: Picked[], error: unknown): Promise<void> {
    const waiting = batch.filter(({ entries }) => entries.length > 0)
    if (!isOutOfReach(error) && waiting.length > 1) {
      for (const picked of waiting) await commitBatch([picked])
      return
    }
    for (const picked of waiting) putBack(picked)
    const failures = Math.max(0, ...waiting.map(({ room }) => room.failures))
    log.error({ err: error, documents: waiting.length, failures }, 'a commit failed')
    const pause = backoff(failures)
    if (isOutOfReach(error)) await delay(pause)
    for (const { room } of waiting) {
      if (isOutOfReach(error)) dirty.add(room)
      else setTimeout(() => schedule(room), pause)
    }
  }

  async function conclude(picked: Picked, outcome: AppendOutcome): Promise<void> {
    const { room } = picked
    room.failures = 0
    if (outcome === 'committed') {
      finish(picked)
      return
    }
    putBack(picked)
    await resolveOutcome(room, outcome)
  }

  /** Somebody else has written: take that in and decide again. */
  async function resolveOutcome(room: Room, outcome: AppendOutcome): Promise<void> {
    dirty.add(room)
    if (outcome === 'gone') options.voided(room, CLOSE.gone, 'the document is gone')
    else if (outcome === 'regenerated')
      options.voided(room, CLOSE.regenerated, 'the document was rebuilt')
    else await catchUp(room)
  }

  async function catchUp(room: Room): Promise<void> {
    const rows = await listUpdatesAfter(db, room.name, room.log.seq)
    room.takeIn(rows)
    releaseHeld(room)
    options.committed(
      room,
      rows.map(({ seq, actor }) => ({ document: room.name, seq, actor })),
      true,
    )
  }

  function finish(picked: Picked): void {
    const { room, commits } = picked
    const first = room.log.seq + 1
    room.log.append(commits.map(({ update }, index) => ({ seq: first + index, update })))
    settle(picked, commits)
    options.committed(
      room,
      commits.map(({ from }, index) => ({
        document: room.name,
        seq: first + index,
        actor: from.actorName,
      })),
      false,
    )
    picked.entries = []
    if (room.held.size > 0) releaseHeld(room)
    if (room.queue.length > 0) dirty.add(room)
  }

  async function runChange(room: Room): Promise<void> {
    const entry = room.queue.shift()
    if (entry?.kind !== 'change') return
    room.busy = true
    try {
      const done = await commitChange(db, room, { change: entry.change, catchUp })
      if (done.changed) {
        options.committed(
          room,
          [{ document: room.name, seq: done.seq, actor: entry.change.actor }],
          true,
        )
      }
      entry.resolve({ seq: done.seq, generation: room.log.generation })
    } catch (error) {
      entry.reject(error)
    } finally {
      room.busy = false
      releaseHeld(room)
      if (room.queue.length > 0) schedule(room)
    }
  }

  return { schedule, catchUp, idle: () => running ?? Promise.resolve() }
}

function toAppend({ room, commits }: Picked) {
  const updates = commits.map(({ update, from }) => ({
    update: update.bytes,
    actor: from.actorName,
  }))
  return { document: room.name, ...room.position, updates }
}

function settle({ room, entries }: Picked, commits: readonly UpdateEntry[]): void {
  room.settle(entries)
  room.relay.deliver(
    entries.map((entry) => ({
      update: commits.includes(entry) ? entry.update.bytes : null,
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
