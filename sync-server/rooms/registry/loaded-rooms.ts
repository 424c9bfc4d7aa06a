import type { DocumentStore } from '../../store/store.ts'
import { loadRoom, type Opener } from './load-room.ts'
import { RoomMemory } from './room-memory.ts'
import type { Room, RoomBounds } from '../room.ts'

type Options = {
  store: DocumentStore
  bounds: RoomBounds
  memoryBytes: number
  /** How long a room without members stays. */
  idleMs: number
  entered: (room: Room) => void
  /** It is about to leave memory. */
  leaving: (room: Room) => void
}

/** Where memory is short. Who has just been let in has not joined the room yet. */
const HASTE_IDLE_MS = 5_000
const SHORTEST_SWEEP_MS = 50

/** The rooms that are in memory: loaded once however many want them, and let go when nobody has been there for a while. */
export class LoadedRooms {
  readonly #options: Options
  readonly #rooms = new Map<string, Room>()
  readonly #loading = new Map<string, Promise<Room>>()
  readonly #memory: RoomMemory
  readonly #sweeper: NodeJS.Timeout

  constructor(options: Options) {
    this.#options = options
    const { memoryBytes, idleMs } = options
    this.#memory = new RoomMemory(this.#rooms, memoryBytes)
    const everyMs = Math.max(SHORTEST_SWEEP_MS, idleMs / 3)
    this.#sweeper = setInterval(() => this.#sweep(idleMs), everyMs).unref()
  }

  /** About how much memory they take. */
  get bytes(): number {
    return this.#memory.bytes
  }

  get(name: string): Room | undefined {
    return this.#rooms.get(name)
  }

  /** Whether it is here, or on its way. */
  has(name: string): boolean {
    return this.#rooms.has(name) || this.#loading.has(name)
  }

  /** The room once it is here, if it is on its way at all. */
  async whenLoaded(name: string): Promise<Room | null> {
    const loading = this.#loading.get(name)?.catch(() => null)
    return this.#rooms.get(name) ?? (await loading) ?? null
  }

  all(): Iterable<Room> {
    return this.#rooms.values()
  }

  async find(name: string, opener: Opener = {}): Promise<Room> {
    const room = this.#rooms.get(name)
    if (room) {
      room.use()
      return room
    }
    const loading = this.#loading.get(name)
    if (loading) return loading
    const begun = this.#load(name, opener)
    this.#loading.set(name, begun)
    try {
      return await begun
    } finally {
      if (this.#loading.get(name) === begun) this.#loading.delete(name)
    }
  }

  /** The document was made just now: who asks from here on does not wait for a load that may have seen nothing. */
  made(name: string): void {
    this.#loading.delete(name)
  }

  /** All of them in memory at one moment: one that was let go while the others were loaded is loaded again. */
  async findAll(names: readonly string[]): Promise<Map<string, Room>> {
    const found = await Promise.all(names.map((name) => this.find(name)))
    if (found.some((room) => this.#rooms.get(room.name) !== room)) return this.findAll(names)
    return new Map(found.map((room) => [room.name, room]))
  }

  /** Another of that name may have taken its place. */
  remove(room: Room): void {
    if (this.#rooms.get(room.name) === room) this.#rooms.delete(room.name)
  }

  close(): void {
    clearInterval(this.#sweeper)
    for (const room of this.#rooms.values()) room.close()
    this.#rooms.clear()
  }

  async #load(name: string, opener: Opener): Promise<Room> {
    const { store, bounds, idleMs, entered } = this.#options
    this.#memory.makeRoom(() => this.#sweep(Math.min(idleMs, HASTE_IDLE_MS)))
    const room = await loadRoom(store, name, { opener, bounds })
    const other = this.#rooms.get(name)
    if (other) {
      // Loaded twice, around the moment in which it was made.
      room.close()
      return other
    }
    this.#rooms.set(name, room)
    entered(room)
    this.#memory.opened(room)
    return room
  }

  #sweep(idleMs: number): void {
    const before = Date.now() - idleMs
    for (const [name, room] of this.#rooms) {
      if (!room.isIdleSince(before)) continue
      this.#rooms.delete(name)
      this.#options.leaving(room)
      room.close()
    }
  }
}
