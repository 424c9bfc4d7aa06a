import type * as Y from 'yjs'
import type { Actor } from '#domain/access.ts'
import { isView, parseDocumentName } from '#domain/documents.ts'
import { DomainError } from '#domain/errors.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { Logger } from '#service/log.ts'
import type { Bus } from './bus/bus.ts'
import { OtherNodes } from './bus/other-nodes.ts'
import { Committer, type CommittedBy } from './commit.ts'
import { type Limits, limitsWith } from './limits.ts'
import { explainOutage, loadRoom, type Opener } from './load-room.ts'
import type { Backlog, Room, UpdateEntry } from './room.ts'
import { RoomMemory } from './room-memory.ts'
import type { DocumentStore } from './store.ts'

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
  store: DocumentStore
  log: Pick<Logger, 'error' | 'warn' | 'info'>
  /** To the other nodes on this database; without one they find out when they ask. */
  bus?: Bus
  /** How often the log is asked for what no bell told of. */
  pollMs?: number
  /** Builds a view that is opened for the first time, before anybody is told that it is there. */
  prepareView?: (rooms: Rooms, name: string) => Promise<void>
  /** How long a room without members stays in memory. */
  idleMs?: number
  /** Called after commits, for compaction and for rights that a commit changed. */
  afterCommit?: (room: Room, byOthers: boolean) => void
  /** Called when a room leaves memory. */
  resting?: (room: Room) => void
  limits?: Pick<Limits, 'documentBytes' | 'memoryBytes'>
}

/** The open rooms of this process, with what only connections need. */
export type RoomRegistry = Rooms & {
  open(name: string, opener?: Opener): Promise<Room>
  submit(room: Room, entry: UpdateEntry): void
  openRooms(): Iterable<Room>
  /** Of updates that wait for their commit. */
  readonly unstoredBytes: number
  /** Of open documents, about. */
  readonly documentBytes: number
  /** Waits until nothing is left to commit or the time is over. */
  settle(timeoutMs: number): Promise<void>
  close(): Promise<void>
}

const IDLE_MS = 30_000
/** Where memory is short. Who has just been let in has not joined the room yet. */
const HASTE_IDLE_MS = 5_000
const SHORTEST_SWEEP_MS = 50

export function createRooms(options: RoomsOptions): RoomRegistry {
  return new OpenRooms(options)
}

class OpenRooms implements RoomRegistry {
  readonly #options: RoomsOptions
  readonly #idleMs: number
  readonly #rooms = new Map<string, Room>()
  readonly #loading = new Map<string, Promise<Room>>()
  readonly #preparing = new Map<string, Promise<void>>()
  readonly #listeners = new Set<(commit: Commit) => void>()
  readonly #committer: Committer
  readonly #others: OtherNodes
  readonly #sweeper: NodeJS.Timeout
  readonly #memory: RoomMemory
  readonly #bounds: { backlog: Backlog; mostBytes: number }

  constructor(options: RoomsOptions) {
    this.#options = options
    this.#idleMs = options.idleMs ?? IDLE_MS
    const { documentBytes, memoryBytes } = options.limits ?? limitsWith()
    this.#memory = new RoomMemory(this.#rooms, memoryBytes)
    this.#bounds = { backlog: { bytes: 0 }, mostBytes: documentBytes }
    this.#committer = new Committer({
      store: options.store,
      log: options.log,
      committed: (room, commits, by) => this.#tell(room, commits, by),
      voided: (room, code, reason) => this.#void(room, code, reason),
    })
    this.#others = new OtherNodes({
      ...options,
      committer: this.#committer,
      rooms: () => this.#rooms.values(),
    })
    const everyMs = Math.max(SHORTEST_SWEEP_MS, this.#idleMs / 3)
    this.#sweeper = setInterval(() => this.#sweep(this.#idleMs), everyMs).unref()
  }

  /** For a member: a view is built, or brought up to now, before anybody is told that it is there. */
  async open(name: string, opener?: Opener): Promise<Room> {
    const known = this.#rooms.get(name)
    if (known) await this.#others.levelled(known)
    const room = await this.#find(name, opener)
    const { prepareView } = this.#options
    if (!isView(room.kind) || !prepareView) return room
    const forget = () => this.#preparing.delete(name)
    const preparing = this.#preparing.get(name) ?? prepareView(this, name).finally(forget)
    this.#preparing.set(name, preparing)
    await preparing
    return room
  }

  async change(name: string, change: Change): Promise<Position> {
    const room = await this.#find(name)
    return new Promise((resolve, reject) => {
      room.enqueue({ kind: 'change', change, resolve, reject })
      this.#committer.schedule(room)
    })
  }

  async create(name: string, wanted: Parameters<Rooms['create']>[1]): Promise<{ seq: number }> {
    const { actor, update, inTransaction, teamId } = wanted
    parseDocumentName(name)
    const isNew = await this.#options.store
      .create({ name, actor, update, teamId }, async (tx) => inTransaction?.(tx))
      .catch(explainOutage)
    if (!isNew) throw new DomainError('conflict', `${name} exists already.`)
    const room = this.#rooms.get(name)
    if (room) await this.#committer.catchUp(room)
    else for (const listener of this.#listeners) listener({ document: name, seq: 1, actor })
    this.#others.committed([{ document: name, seq: 1, actor }])
    return { seq: 1 }
  }

  async read(name: string): Promise<Y.Doc> {
    return (await this.#find(name)).log.copy()
  }

  /** While a change is under way the room's own copy holds what is not committed. */
  async inspect<T>(name: string, reader: (doc: Y.Doc, position: Position) => T): Promise<T> {
    const room = await this.#find(name)
    return reader(room.isChanging ? room.log.copy() : room.log.doc(), room.position)
  }

  async announce(
    name: string,
    announcer: string,
    state: Record<string, unknown> | null,
  ): Promise<void> {
    const room = await this.#find(name)
    room.presence.announce(announcer, state)
  }

  submit(room: Room, entry: UpdateEntry): void {
    room.enqueue(entry)
    this.#committer.schedule(room)
  }

  isOpen(name: string): boolean {
    return (this.#rooms.get(name)?.relay.members.size ?? 0) > 0
  }

  get unstoredBytes(): number {
    return this.#bounds.backlog.bytes
  }

  get documentBytes(): number {
    return this.#memory.bytes
  }

  openRooms(): Iterable<Room> {
    return this.#rooms.values()
  }

  onCommitted(listener: (commit: Commit) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  closeConnections(
    match: (connection: ConnectionInfo) => boolean,
    code: number,
    reason: string,
  ): void {
    for (const room of this.#rooms.values()) {
      for (const member of room.relay.members) {
        const { actor, sessionId } = member
        if (match({ document: room.name, actor, sessionId })) member.close(code, reason)
      }
    }
  }

  async settle(timeoutMs: number): Promise<void> {
    const deadline = Date.now() + timeoutMs
    const isBusy = () =>
      [...this.#rooms.values()].some(
        (room) => room.state.kind !== 'resting' || room.queue.length > 0,
      )
    while (isBusy() && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeper)
    for (const room of this.#rooms.values()) room.close()
    this.#rooms.clear()
    await this.#others.stop()
  }

  /** One load however many want it at once. */
  async #find(name: string, opener: Opener = {}): Promise<Room> {
    const room = this.#rooms.get(name)
    if (room) {
      room.usedAt = Date.now()
      return room
    }
    const loading = this.#loading.get(name)
    if (loading) return loading
    const begun = this.#load(name, opener)
    this.#loading.set(name, begun)
    try {
      return await begun
    } finally {
      this.#loading.delete(name)
    }
  }

  async #load(name: string, opener: Opener): Promise<Room> {
    this.#memory.makeRoom(() => this.#sweep(Math.min(this.#idleMs, HASTE_IDLE_MS)))
    const room = await loadRoom(this.#options.store, name, { opener, bounds: this.#bounds })
    this.#rooms.set(name, room)
    this.#others.opened(room)
    this.#memory.opened(room)
    return room
  }

  #tell(room: Room, commits: readonly Commit[], by: CommittedBy): void {
    for (const commit of commits) for (const listener of this.#listeners) listener(commit)
    if (by !== 'others') this.#others.committed(commits)
    this.#options.afterCommit?.(room, by !== 'members')
  }

  #void(room: Room, code: number, reason: string): void {
    room.state = { kind: 'void', code, reason }
    this.#others.closed(room)
    if (this.#rooms.get(room.name) === room) this.#rooms.delete(room.name)
    for (const entry of room.queue) {
      if (entry.kind === 'change') entry.reject(new DomainError('gone', `${room.name}: ${reason}.`))
      else if (entry.kind === 'reading') entry.done()
    }
    for (const member of room.relay.members) member.close(code, reason)
    room.close()
  }

  #sweep(idleMs: number): void {
    const before = Date.now() - idleMs
    for (const [name, room] of this.#rooms) {
      if (!room.isIdle || room.usedAt > before) continue
      this.#rooms.delete(name)
      this.#others.closed(room)
      this.#options.resting?.(room)
      room.close()
    }
  }
}
