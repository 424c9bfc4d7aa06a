import type { Room } from '../room.ts'

/** Who types with few others sees it at once; where hundreds read, a write to each costs more time than the wait does. */
const WINDOWS = [
  { members: 8, ms: 0 },
  { members: 100, ms: 10 },
  { members: Infinity, ms: 50 },
] as const
/** So many updates wait for nothing more. */
const FULL_WINDOW = 100

/** When what waits in a room is due: at once, at the end of a window, or after a pause where its commit has failed. */
export class CommitTiming {
  readonly #due: (room: Room) => void
  /** Rooms whose window is open: what comes until its end goes into one commit. */
  readonly #windows = new Map<Room, NodeJS.Timeout>()
  /** Rooms whose commit has failed by their own fault, until they may try again. */
  readonly #pauses = new Map<Room, NodeJS.Timeout>()

  constructor(due: (room: Room) => void) {
    this.#due = due
  }

  schedule(room: Room): void {
    const size = room.members.size
    const ms = WINDOWS.find(({ members }) => size <= members)?.ms ?? 0
    const isFull = room.waiting >= FULL_WINDOW
    if (ms === 0 || isFull || room.next !== 'update') return this.now(room)
    if (this.#windows.has(room)) return
    const close = () => this.now(room)
    this.#windows.set(room, setTimeout(close, ms))
  }

  now(room: Room): void {
    clearTimeout(this.#windows.get(room))
    this.#windows.delete(room)
    if (!this.#pauses.has(room) || room.next !== 'update') this.#due(room)
  }

  pause(room: Room, ms: number): void {
    clearTimeout(this.#pauses.get(room))
    const goOn = () => {
      this.#pauses.delete(room)
      this.schedule(room)
    }
    this.#pauses.set(room, setTimeout(goOn, ms))
  }
}
