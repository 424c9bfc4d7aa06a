import type * as Y from 'yjs'
import { CLOSE } from '#domain/documents/close-codes.ts'
import { isView, parseDocumentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import type { Logger } from '#service/log.ts'
import type { Bus } from '../../bus/bus.ts'
import { type Limits, limitsWith } from '../../limits/limits.ts'
import type { DocumentStore } from '../../store/store.ts'
import { Backlog } from '../backlog.ts'
import { changeAll } from '../commit/change-all.ts'
import { Committer, type CommittedBy } from '../commit/commit.ts'
import type {
  Change,
  Commit,
  ConnectionInfo,
  ManyChanges,
  Position,
  Rooms,
} from '../documents-api.ts'
import type { ChangeEntry, UpdateEntry } from '../entries.ts'
import { explainOutage, type Opener } from './load-room.ts'
import { LoadedRooms } from './loaded-rooms.ts'
import { OtherNodes } from './other-nodes.ts'
import type { Room } from '../room.ts'
import type { Reference } from '#domain/reference/reference.ts'

export type RoomsOptions = {
  store: DocumentStore
  log: Pick<Logger, 'error' | 'warn' | 'info'>
  /** To the other nodes on this database; without one they find out when they ask. */
  bus?: Bus
  /** How often the log is asked for what no bell told of. */
  pollMs?: number
  /** The house's lists, by which values are judged; without them any well-formed key is taken. */
  reference?: () => Reference
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
  drain(timeoutMs: number): Promise<void>
  close(): Promise<void>
}

const IDLE_MS = 30_000

export function createRooms(options: RoomsOptions): RoomRegistry {
  return new OpenRooms(options)
}

class OpenRooms implements RoomRegistry {
  readonly #options: RoomsOptions
  readonly #rooms: LoadedRooms
  readonly #preparing = new Map<string, Promise<void>>()
  readonly #listeners = new Set<(commit: Commit) => void>()
  readonly #committer: Committer
  readonly #others: OtherNodes
  readonly #backlog = new Backlog()

  constructor(options: RoomsOptions) {
    const { store, log, limits = limitsWith(), idleMs = IDLE_MS } = options
    this.#options = options
    this.#committer = new Committer({
      store,
      log,
      committed: (room, commits, by) => this.#tell(room, commits, by),
      voided: (room, code, reason) => this.#void(room, code, reason),
    })
    this.#rooms = new LoadedRooms({
      store,
      idleMs,
      memoryBytes: limits.memoryBytes,
      bounds: {
        backlog: this.#backlog,
        mostBytes: limits.documentBytes,
        reference: options.reference,
      },
      entered: (room) => this.#others.opened(room),
      leaving: (room) => this.#leaving(room),
    })
    this.#others = new OtherNodes({
      ...options,
      committer: this.#committer,
      rooms: () => this.#rooms.all(),
    })
  }

  /** For a member: a view is built, or brought up to now, before anybody is told that it is there. */
  async open(name: string, opener?: Opener): Promise<Room> {
    const known = this.#rooms.get(name)
    if (known) await this.#others.levelled(known)
    const room = await this.#rooms.find(name, opener)
    const { prepareView } = this.#options
    if (!isView(room.kind) || !prepareView) return room
    const forget = () => this.#preparing.delete(name)
    const preparing = this.#preparing.get(name) ?? prepareView(this, name).finally(forget)
    this.#preparing.set(name, preparing)
    await preparing
    return room
  }

  async change(name: string, change: Change): Promise<Position> {
    return this.#enqueue(await this.#rooms.find(name), change)
  }

  changeAll(wanted: ManyChanges): Promise<ReadonlyMap<string, Position>> {
    return changeAll(this.#options.store, wanted, async (parts) => {
      const rooms = await this.#rooms.findAll(parts.map(({ document }) => document))
      return parts.map(({ document, ...change }) => {
        const room = rooms.get(document)
        return room ? this.#enqueue(room, change) : Promise.reject(new Error(`No ${document}.`))
      })
    })
  }

  #enqueue(room: Room, change: Change): Promise<Position> {
    return new Promise((resolve, reject) => {
      this.submit(room, { kind: 'change', change, resolve, reject })
    })
  }

  async create(name: string, wanted: Parameters<Rooms['create']>[1]): Promise<{ seq: number }> {
    const { actor, update, inTransaction, teamId } = wanted
    parseDocumentName(name)
    const isNew = await this.#options.store
      .create({ name, actor, update, teamId }, async (tx) => inTransaction?.(tx))
      .catch(explainOutage)
    if (!isNew) throw new DomainError('conflict', `${name} exists already.`)
    this.#rooms.made(name)
    const room = this.#rooms.get(name)
    if (room) await this.#committer.catchUp(room)
    else for (const listener of this.#listeners) listener({ document: name, seq: 1, actor })
    this.#others.committed([{ document: name, seq: 1, actor }])
    return { seq: 1 }
  }

  async read(name: string): Promise<Y.Doc> {
    return (await this.#rooms.find(name)).log.copy()
  }

  /** While a change is under way the room's own copy holds what is not committed. */
  async inspect<T>(name: string, reader: (doc: Y.Doc, position: Position) => T): Promise<T> {
    const room = await this.#rooms.find(name)
    return reader(room.isChanging ? room.log.copy() : room.log.doc(), room.position)
  }

  async sizeOf(name: string): Promise<number> {
    return (await this.#rooms.find(name)).log.size
  }

  async announce(
    name: string,
    announcer: string,
    state: Record<string, unknown> | null,
  ): Promise<void> {
    const room = await this.#rooms.find(name)
    room.presence.announce(announcer, state)
  }

  regenerated(name: string): void {
    const room = this.#rooms.get(name)
    if (room) this.#void(room, CLOSE.regenerated, 'the document was rebuilt')
  }

  async committedElsewhere(commits: readonly Commit[]): Promise<void> {
    for (const commit of commits) this.#others.committed([commit])
    await Promise.all(
      commits.map(async ({ document, seq }) => {
        const room = await this.#rooms.whenLoaded(document)
        if (room && room.log.seq < seq) await this.#committer.catchUp(room)
      }),
    )
  }

  isLoaded(name: string): boolean {
    return this.#rooms.has(name)
  }

  submit(room: Room, entry: UpdateEntry | ChangeEntry): void {
    room.enqueue(entry)
    this.#committer.schedule(room)
  }

  isOpen(name: string): boolean {
    return (this.#rooms.get(name)?.members.size ?? 0) > 0
  }

  get unstoredBytes(): number {
    return this.#backlog.bytes
  }

  get documentBytes(): number {
    return this.#rooms.bytes
  }

  openRooms(): Iterable<Room> {
    return this.#rooms.all()
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
    for (const room of this.#rooms.all()) {
      for (const member of room.members) {
        const { actor, sessionId } = member
        if (match({ document: room.name, actor, sessionId })) member.close(code, reason)
      }
    }
  }

  drain(timeoutMs: number): Promise<void> {
    return this.#backlog.whenDrained(timeoutMs)
  }

  async close(): Promise<void> {
    this.#rooms.close()
    await this.#others.stop()
  }

  #tell(room: Room, commits: readonly Commit[], by: CommittedBy): void {
    for (const commit of commits) for (const listener of this.#listeners) listener(commit)
    if (by !== 'others') this.#others.committed(commits)
    this.#options.afterCommit?.(room, by !== 'members')
  }

  #void(room: Room, code: number, reason: string): void {
    this.#others.closed(room)
    this.#rooms.remove(room)
    room.end(code, reason)
  }

  #leaving(room: Room): void {
    this.#others.closed(room)
    this.#options.resting?.(room)
  }
}
