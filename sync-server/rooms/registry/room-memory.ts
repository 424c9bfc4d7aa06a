import { LimitReached } from '../../limits/limits.ts'
import type { Room } from '../room.ts'

/** A `Y.Doc` costs about this many bytes for each stored one, beside a little for the room itself. */
const DOC_FACTOR = 12
const ROOM_BYTES = 2_048
/** A sum over thousands of rooms is good for a moment. */
const FRESH_MS = 500

/** About how much memory the open documents take, and whether there is room for another. */
export class RoomMemory {
  readonly #rooms: ReadonlyMap<string, Room>
  readonly #mostBytes: number
  #bytes = 0
  #at = -Infinity

  constructor(rooms: ReadonlyMap<string, Room>, mostBytes: number) {
    this.#rooms = rooms
    this.#mostBytes = mostBytes
  }

  get bytes(): number {
    if (performance.now() - this.#at > FRESH_MS) this.#measure()
    return this.#bytes
  }

  opened(room: Room): void {
    this.#bytes += sizeOf(room)
  }

  /** Idle rooms go first; if that is not enough, throws. */
  makeRoom(rest: () => void): void {
    if (this.bytes < this.#mostBytes) return
    rest()
    this.#measure()
    if (this.#bytes >= this.#mostBytes) throw new LimitReached('memoryBytes')
  }

  #measure(): void {
    this.#bytes = 0
    for (const room of this.#rooms.values()) this.#bytes += sizeOf(room)
    this.#at = performance.now()
  }
}

function sizeOf({ log, unstoredBytes }: Room): number {
  return ROOM_BYTES + log.size * (log.isRead ? 1 + DOC_FACTOR : 1) + unstoredBytes
}
