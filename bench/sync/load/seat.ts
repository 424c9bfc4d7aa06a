import type { BenchServer } from '../servers/bench-server.ts'
import { readRuns } from '../wire/read-runs.ts'
import { Member } from './member.ts'

/** Clocks `from` to `end` of the author of that slot, heard for the first time. */
export type HearListener = (slot: number, from: number, end: number) => void
type SeatOptions = {
  server: BenchServer
  document: string
  node: number
  /** Its place in the room: the first ones are the authors'. */
  slot: number
  authors: number
  hear: HearListener
}

/** The author of a slot has this client id, in every room. */
export const FIRST_CLIENT = 1000

/** A client's place in a room: it outlives its connection, so that whoever comes back goes on counting. */
export class Seat {
  readonly slot: number
  readonly document: string
  readonly #options: SeatOptions
  /** How far each author of the room has been read, as clocks. */
  readonly #next: number[]
  #node: number
  #member: Member | null = null

  constructor(options: SeatOptions) {
    this.#options = options
    this.slot = options.slot
    this.document = options.document
    this.#node = options.node
    this.#next = Array<number>(options.authors).fill(0)
  }

  get node(): number {
    return this.#node
  }

  get isThere(): boolean {
    return this.#member !== null && !this.#member.isClosed
  }

  /** Authors other than itself. */
  get others(): number {
    return this.#next.length - (this.slot < this.#next.length ? 1 : 0)
  }

  /** Whether it has read the author of that slot, unless it is itself, up to that clock. */
  hasHeard(slot: number, clock: number): boolean {
    return slot === this.slot || (this.#next[slot] ?? 0) >= clock
  }

  /** On another node than before where one is named. */
  async join(node = this.#node): Promise<void> {
    this.#node = node
    const { server, document } = this.#options
    this.#member = await Member.join({ server, document, node }, (kind, bytes, at) => {
      if (kind === 'update' || kind === 'step2') this.#read(bytes, at)
    })
  }

  /** Lost where the connection is. */
  send(frame: Buffer): void {
    this.#member?.send(frame)
  }

  leave(): void {
    this.#member?.close()
  }

  #read(bytes: Buffer, at: number): void {
    readRuns(bytes, at, (client, clock, length) => {
      const slot = client - FIRST_CLIENT
      const known = this.#next[slot]
      const end = clock + length
      if (slot === this.slot || known === undefined || end <= known) return
      this.#next[slot] = end
      this.#options.hear(slot, Math.max(clock, known), end)
    })
  }
}
