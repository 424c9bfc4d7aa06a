import type { Member } from '../members/member.ts'
import type { Backlog } from './backlog.ts'
import {
  agreed,
  type ChangeEntry,
  type Entry,
  type ReadingEntry,
  type UpdateEntry,
} from './entries.ts'

/** What waits to be committed in one room, in order, and what is held back until what it builds on is there. */
export class RoomQueue {
  #waiting: Entry[] = []
  /** Until when each is kept. */
  readonly #held = new Map<UpdateEntry, NodeJS.Timeout>()
  readonly #backlog: Backlog
  #bytes = 0
  #isClosed = false

  constructor(backlog: Backlog) {
    this.#backlog = backlog
  }

  get length(): number {
    return this.#waiting.length
  }

  get isEmpty(): boolean {
    return this.#waiting.length + this.#held.size === 0
  }

  /** Of the updates that are neither committed nor given up, also while their commit is under way. */
  get bytes(): number {
    return this.#bytes
  }

  get next(): Entry | undefined {
    return this.#waiting[0]
  }

  get isAskedToRead(): boolean {
    return this.#waiting.some(({ kind }) => kind === 'reading')
  }

  add(entry: UpdateEntry | ChangeEntry): void {
    this.#waiting.push(entry)
    if (entry.kind === 'update') this.#count(entry.update.bytes.length)
  }

  /** Before everything else. */
  addReading(entry: ReadingEntry): void {
    this.#waiting.unshift(entry)
  }

  take(): Entry | undefined {
    return this.#waiting.shift()
  }

  /** One reading serves all who have asked for one. */
  takeReadings(): ReadingEntry[] {
    const { reading = [], others = [] } = Object.groupBy(this.#waiting, ({ kind }) =>
      kind === 'reading' ? 'reading' : 'others',
    )
    this.#waiting = others
    return reading.filter((entry) => entry.kind === 'reading')
  }

  /** Somebody's update that another process has committed: the answer to our commit was lost, the commit was not. */
  takeCommitted(bytes: Uint8Array, actor: string): UpdateEntry | undefined {
    const own = this.#waiting.find(
      (entry): entry is UpdateEntry =>
        entry.kind === 'update' &&
        entry.from.actorName === actor &&
        Buffer.compare(agreed(entry).bytes, bytes) === 0,
    )
    if (own) this.#remove(own)
    return own
  }

  putBack(entries: readonly UpdateEntry[]): void {
    this.#waiting.unshift(...entries)
  }

  /** Keeps it out of the way for as long; then it is given up. */
  hold(entry: UpdateEntry, ms: number, giveUp: () => void): void {
    this.#held.set(entry, setTimeout(giveUp, ms))
  }

  /** What was held goes first again: what it waited for may be there now. */
  release(): void {
    if (this.#held.size === 0) return
    for (const timer of this.#held.values()) clearTimeout(timer)
    this.#waiting = [...this.#held.keys(), ...this.#waiting]
    this.#held.clear()
  }

  /** Gives up what a member that is sent away still has here. */
  dropOf(member: Member): void {
    for (const entry of [...this.#waiting, ...this.#held.keys()]) {
      if (entry.kind === 'update' && entry.from === member) this.#drop(entry)
    }
  }

  /** They are committed, or never will be. */
  finish(entries: readonly UpdateEntry[]): void {
    for (const { update } of entries) this.#count(-update.bytes.length)
  }

  /** Nothing is committed any more; returns what still waited. */
  close(): Entry[] {
    if (this.#isClosed) return []
    for (const timer of this.#held.values()) clearTimeout(timer)
    this.#held.clear()
    this.#backlog.add(-this.#bytes)
    this.#isClosed = true
    return this.#waiting.splice(0)
  }

  #drop(entry: UpdateEntry): void {
    this.#remove(entry)
    clearTimeout(this.#held.get(entry))
    this.#held.delete(entry)
    this.finish([entry])
  }

  #remove(entry: UpdateEntry): void {
    const index = this.#waiting.indexOf(entry)
    if (index >= 0) this.#waiting.splice(index, 1)
  }

  #count(bytes: number): void {
    this.#bytes += bytes
    if (!this.#isClosed) this.#backlog.add(bytes)
  }
}
