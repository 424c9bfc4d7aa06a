import * as Y from 'yjs'
import type { Actor } from '#domain/access.ts'
import { isView, parseDocumentName } from '#domain/documents.ts'
import { DomainError } from '#domain/errors.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { makeDocument } from '#db/pace/document-origins.ts'
import { insertDocument, loadDocument, type StoredDocument } from '#db/pace/documents.ts'
import type { Logger } from '#service/log.ts'
import { createCommitter } from './commit.ts'
import { isOutOfReach } from './database-errors.ts'
import { judgeUpdate } from './guard.ts'
import type { Judge } from './pick.ts'
import { Room, type UpdateEntry } from './room.ts'

export type Change = {
  /** Written into the log: `person:<id>` or `service:<client>`. */
  actor: string
  change: (doc: Y.Doc) => void
  /** In the transaction of the commit, with the sequence that it gives. */
  inTransaction?: (tx: PaceDb, seq: number) => Promise<void>
  /** The lease's fencing token: refused as `conflict` once a later one has written. */
  fence?: { token: number }
}
export type Position = { seq: number; generation: number }
export type Commit = { document: string; seq: number; actor: string }
export type ConnectionInfo = { document: string; actor: Actor; sessionId?: string }

/** What the rest of the sync server does with documents. Names are parsed: `invalid`, `notFound` and `gone` are thrown. */
export type Rooms = {
  /**
   * Runs `change` on the document as committed so far, commits what it changed, relays it. No change → no commit, but
   * `inTransaction` still runs. Serialised per document. What it throws is thrown; `unavailable` without a database.
   */
  change(name: string, change: Change): Promise<Position>
  /** First update of a new document, in one transaction with `inTransaction`; `conflict` if it has content. */
  create(
    name: string,
    options: {
      actor: string
      update: Uint8Array
      inTransaction?: (tx: PaceDb) => Promise<void>
      teamId?: string
    },
  ): Promise<{ seq: number }>
  /** A Y.Doc of the committed state (a private copy), for reading. */
  read(name: string): Promise<Y.Doc>
  /** Reads from the room's own copy, without making another; `reader` must not change it nor keep it. */
  inspect<T>(name: string, reader: (doc: Y.Doc, position: Position) => T): Promise<T>
  /** Shows a state of the server's own as presence in the room (a call's half-spoken words); null takes it away. */
  announce(name: string, announcer: string, state: Record<string, unknown> | null): Promise<void>
  /** Whether anybody has the document open in this process. */
  isOpen(name: string): boolean
  /** After each commit, in order per document. */
  onCommitted(listener: (commit: Commit) => void): () => void
  closeConnections(
    match: (connection: ConnectionInfo) => boolean,
    code: number,
    reason: string,
  ): void
}

export type RoomsOptions = {
  db: PaceDb
  log: Pick<Logger, 'error' | 'warn' | 'info'>
  /** Builds a view that is opened for the first time, before anybody is told that it is there. */
  prepareView?: (rooms: Rooms, name: string) => Promise<void>
  /** How long a room without members stays in memory. */
  idleMs?: number
  /** Called after commits, for compaction and for rights that a commit changed. */
  afterCommit?: (room: Room, byOthers: boolean) => void
  /** Called when a room leaves memory. */
  resting?: (room: Room) => void
}

/** The open rooms of this process, with what only connections need. */
export type RoomRegistry = Rooms & {
  open(name: string, opener?: { teamId?: string | null }): Promise<Room>
  submit(room: Room, entry: UpdateEntry): void
  openRooms(): Iterable<Room>
  /** Waits until nothing is left to commit or the time is over. */
  settle(timeoutMs: number): Promise<void>
  close(): void
}

const IDLE_MS = 30_000

export function createRooms(options: RoomsOptions): RoomRegistry {
  const { db, log, idleMs = IDLE_MS } = options
  const rooms = new Map<string, Room>()
  const loading = new Map<string, Promise<Room>>()
  const preparing = new Map<string, Promise<void>>()
  const listeners = new Set<(commit: Commit) => void>()
  const committer = createCommitter({ db, log, judge, committed, voided })
  const sweeper = setInterval(sweep, Math.max(50, idleMs / 3)).unref()

  function committed(room: Room, commits: readonly Commit[], byOthers: boolean): void {
    for (const commit of commits) for (const listener of listeners) listener(commit)
    options.afterCommit?.(room, byOthers)
  }

  function voided(room: Room, code: number, reason: string): void {
    room.isVoid = true
    if (rooms.get(room.name) === room) rooms.delete(room.name)
    for (const entry of room.queue) {
      if (entry.kind === 'change')
        entry.reject(new DomainError('gone', 'This document was replaced or deleted.'))
    }
    for (const member of room.relay.members) member.close(code, reason)
    room.close()
  }

  function sweep(): void {
    const before = Date.now() - idleMs
    for (const [name, room] of rooms) {
      if (!room.isIdle || room.usedAt > before) continue
      rooms.delete(name)
      options.resting?.(room)
      room.close()
    }
  }

  /** For a member: a view is built, or brought up to now, before anybody is told that it is there. */
  async function openPrepared(name: string, opener?: { teamId?: string | null }): Promise<Room> {
    const room = await open(name, opener)
    if (!isView(room.kind) || !options.prepareView) return room
    const under =
      preparing.get(name) ?? options.prepareView(api, name).finally(() => preparing.delete(name))
    preparing.set(name, under)
    await under
    return room
  }

  /** One load however many open it at once. */
  async function open(name: string, opener: { teamId?: string | null } = {}): Promise<Room> {
    const room = rooms.get(name)
    if (room) {
      room.usedAt = Date.now()
      return room
    }
    const under = loading.get(name) ?? load(name, opener).finally(() => loading.delete(name))
    loading.set(name, under)
    return under
  }

  async function load(name: string, opener: { teamId?: string | null }): Promise<Room> {
    const room = new Room(await find(name, opener).catch(rethrow))
    rooms.set(name, room)
    return room
  }

  async function find(name: string, opener: { teamId?: string | null }): Promise<StoredDocument> {
    const { kind } = parseDocumentName(name)
    const stored = await loadDocument(db, name)
    if (stored?.deleted) throw new DomainError('gone', `${name} was deleted.`)
    if (stored) return stored
    if (!(await makeDocument(db, name, opener))) {
      throw new DomainError('notFound', `There is no ${kind} of that id.`)
    }
    const made = await loadDocument(db, name)
    if (!made) throw new DomainError('unavailable', 'The document is not there yet; try again.')
    return made
  }

  async function change(name: string, wanted: Change): Promise<Position> {
    const room = await open(name)
    return new Promise((resolve, reject) => {
      room.enqueue({ kind: 'change', change: wanted, resolve, reject })
      committer.schedule(room)
    })
  }

  async function create(name: string, wanted: Parameters<Rooms['create']>[1]) {
    const { actor, update, inTransaction, teamId } = wanted
    parseDocumentName(name)
    await db
      .transaction(async (tx) => {
        const isNew = await insertDocument(tx, { name, actor, update, teamId })
        if (!isNew) throw new DomainError('conflict', `${name} exists already.`)
        await inTransaction?.(tx)
      })
      .catch(rethrow)
    const room = rooms.get(name)
    if (room) await committer.catchUp(room)
    else for (const listener of listeners) listener({ document: name, seq: 1, actor })
    return { seq: 1 }
  }

  async function inspect<T>(
    name: string,
    reader: (doc: Y.Doc, position: Position) => T,
  ): Promise<T> {
    const room = await open(name)
    return reader(room.busy ? room.log.copy() : room.log.doc(), room.position)
  }

  async function settle(timeoutMs: number): Promise<void> {
    const deadline = Date.now() + timeoutMs
    const isBusy = () => [...rooms.values()].some((room) => room.busy || room.queue.length > 0)
    while (isBusy() && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 10))
    for (const room of rooms.values()) room.relay.flush()
  }

  const api: RoomRegistry = {
    open: openPrepared,
    change,
    create,
    inspect,
    settle,
    read: async (name) => (await open(name)).log.copy(),
    announce: async (name, announcer, state) =>
      (await open(name)).presence.announce(announcer, state),
    submit(room, entry) {
      room.enqueue(entry)
      committer.schedule(room)
    },
    isOpen: (name) => (rooms.get(name)?.relay.members.size ?? 0) > 0,
    onCommitted(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    closeConnections(match, code, reason) {
      for (const room of rooms.values()) {
        for (const member of [...room.relay.members]) {
          const { actor, sessionId } = member
          if (match({ document: room.name, actor, sessionId })) member.close(code, reason)
        }
      }
    },
    openRooms: () => rooms.values(),
    close() {
      clearInterval(sweeper)
      for (const room of rooms.values()) room.close()
      rooms.clear()
    },
  }
  return api
}

const judge: Judge = (room, { update, from }, earlier) =>
  judgeUpdate(room.kind, update, { writer: from, earlier, doc: room.log.doc() })

function rethrow(error: unknown): never {
  if (!isOutOfReach(error)) throw error
  throw new DomainError('unavailable', 'The database is out of reach; try again in a moment.')
}
