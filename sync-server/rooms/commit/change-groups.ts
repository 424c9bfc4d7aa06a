import type { ChangeEntry } from '../entries.ts'
import type { Room } from '../room.ts'

/** Documents of one group at most. */
const MOST = 50
/** Groups at a time: one that waits for a lock does not hold up all others. */
const AT_ONCE = 2

export type Changing = { room: Room; entry: ChangeEntry }

/** Rooms whose next entry is a change that goes well with others': what comes while groups are being committed is the next one. */
export class ChangeGroups {
  readonly #commit: (group: Changing[]) => Promise<void>
  readonly #waiting = new Set<Room>()
  #running = 0

  constructor(commit: (group: Changing[]) => Promise<void>) {
    this.#commit = commit
  }

  add(rooms: readonly Room[]): void {
    for (const room of rooms) this.#waiting.add(room)
    while (this.#running < AT_ONCE && this.#waiting.size > 0) this.#start()
  }

  /** Where something else has begun in a room meanwhile, that schedules what waits when it ends. */
  #start(): void {
    const rooms = [...this.#waiting].slice(0, MOST)
    for (const room of rooms) this.#waiting.delete(room)
    const group = rooms.flatMap((room) => {
      const entry = room.beginChange()
      return entry ? [{ room, entry }] : []
    })
    if (group.length === 0) return
    this.#running += 1
    void this.#commit(group).finally(() => {
      this.#running -= 1
      this.add([])
    })
  }
}
