import { setTimeout as delay } from 'node:timers/promises'
import type { BenchServer } from '../servers/bench-server.ts'
import { Latencies } from './latencies.ts'
import { plannedAt, planSchedule, runOpenLoop, type Schedule } from './open-loop.ts'
import { Seat } from './seat.ts'
import { type Field, Writer } from './writer.ts'

export type RoomPlan = {
  document: string
  authors: number
  readers: number
  field?: Field
  /** Which node each member connects to; the first one for all where none is named. */
  nodes?: readonly number[]
}
export type TypingResult = {
  latencies: Latencies
  /** Of an edit at a member who has not written it. */
  delivered: number
  expected: number
}
type Room = { seats: readonly Seat[]; writers: Writer[] }

const TITLE: Field = { name: 'title', rich: false }
const PATIENCE_MS = 5_000
/** For the first characters, and for what an overloaded server still owes from the run before. */
const CATCH_UP_MS = 30_000
const SETTLE_MS = 50
const LOOK_MS = 5
/** Rooms that are entered side by side. */
const AT_ONCE = 25
const FIRST_RETRY_MS = 200
const JITTER_MS = 300

/** People who type in documents that others have open, and what arrives of it with everybody else. */
export class Typing {
  readonly #server: BenchServer
  readonly #writers: Writer[] = []
  readonly #rooms: Room[] = []
  #schedule: Schedule = { startAt: 0, gapMs: 1, events: 0 }
  #latencies = new Latencies()
  #delivered = 0

  private constructor(server: BenchServer) {
    this.#server = server
  }

  /** Everybody is in and has everybody's first character. */
  static async open(server: BenchServer, plans: readonly RoomPlan[]): Promise<Typing> {
    const typing = new Typing(server)
    for (let index = 0; index < plans.length; index += AT_ONCE) {
      const some = plans.slice(index, index + AT_ONCE)
      typing.#rooms.push(...(await Promise.all(some.map((plan) => typing.#open(plan)))))
    }
    typing.#takeTurns()
    for (const writer of typing.#writers) writer.begin()
    await waitUntil(() => typing.#hasHeardAll, CATCH_UP_MS)
    if (typing.#hasHeardAll) return typing
    throw new Error(`${server.name} did not deliver the first characters`)
  }

  get isWhole(): boolean {
    return this.#seats.every(({ isThere }) => isThere)
  }

  /** Edits at that rate, all authors taken together. What has not come `patienceMs` after the last of them is lost. */
  async run(perSecond: number, seconds: number, patienceMs = PATIENCE_MS): Promise<TypingResult> {
    await waitUntil(() => this.#hasHeardAll || !this.isWhole, CATCH_UP_MS)
    const each = Math.ceil((perSecond * seconds) / this.#writers.length)
    for (const writer of this.#writers) writer.prepare(each)
    await delay(SETTLE_MS)
    this.#latencies = new Latencies()
    this.#delivered = 0
    const events = each * this.#writers.length
    this.#schedule = { ...planSchedule(perSecond, seconds), events }
    await runOpenLoop(this.#schedule, (event) => this.#send(event))
    const expected = this.#seats.reduce((sum, { others }) => sum + each * others, 0)
    await waitUntil(() => this.#delivered >= expected, patienceMs)
    return { latencies: this.#latencies, delivered: this.#delivered, expected }
  }

  /** Whoever sat at a node that is gone comes back at the others, as the stock client does: after a moment, with what it has. */
  async moveAway(gone: number): Promise<void> {
    const left = this.#seats.filter(({ node }) => node === gone)
    await Promise.all(
      left.map(async (seat, index) => {
        await delay(FIRST_RETRY_MS + (JITTER_MS * index) / left.length)
        await seat.join(
          (gone + 1 + (index % (this.#server.nodes.length - 1))) % this.#server.nodes.length,
        )
        this.#writers.find((writer) => writer.seat === seat)?.sendAgain()
      }),
    )
  }

  close(): void {
    for (const seat of this.#seats) seat.leave()
  }

  get #seats(): readonly Seat[] {
    return this.#rooms.flatMap(({ seats }) => seats)
  }

  get #hasHeardAll(): boolean {
    return this.#rooms.every(({ seats, writers }) =>
      writers.every(({ end }, slot) => seats.every((seat) => seat.hasHeard(slot, end))),
    )
  }

  async #open(plan: RoomPlan): Promise<Room> {
    const { document, authors, readers, nodes = [], field = TITLE } = plan
    const writers: Writer[] = []
    const seats = Array.from({ length: authors + readers }, (_, slot) => {
      const hear = (author: number, from: number, end: number) =>
        this.#hear(writers[author], from, end)
      const node = nodes[slot] ?? 0
      return new Seat({ server: this.#server, document, node, slot, authors, hear })
    })
    await Promise.all(seats.map((seat) => seat.join()))
    for (const seat of seats.slice(0, authors))
      writers.push(new Writer(seat, this.#server.dialect, field))
    return { seats, writers }
  }

  /** Round robin over the rooms first: neighbours in the schedule are not neighbours in a room. */
  #takeTurns(): void {
    const most = Math.max(...this.#rooms.map(({ writers }) => writers.length))
    for (let slot = 0; slot < most; slot += 1) {
      for (const { writers } of this.#rooms) {
        const writer = writers[slot]
        if (!writer) continue
        writer.turn = this.#writers.length
        this.#writers.push(writer)
      }
    }
  }

  #send(event: number): void {
    this.#writers[event % this.#writers.length]?.sendNext()
  }

  #hear(writer: Writer | undefined, from: number, end: number): void {
    if (!writer) return
    const now = performance.now()
    for (let clock = Math.max(from, writer.from); clock < end; clock += 1) {
      const event = (clock - writer.from) * this.#writers.length + writer.turn
      this.#latencies.record(now - plannedAt(this.#schedule, event))
      this.#delivered += 1
    }
  }
}

async function waitUntil(isSo: () => boolean, patienceMs: number): Promise<void> {
  const deadline = performance.now() + patienceMs
  while (!isSo() && performance.now() < deadline) await delay(LOOK_MS)
}
