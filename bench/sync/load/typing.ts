import { setTimeout as delay } from 'node:timers/promises'
import type { BenchServer } from '../servers/bench-server.ts'
import { updateMessage } from '../wire/dialect.ts'
import { clientFrame } from '../wire/frames.ts'
import { readRuns } from '../wire/read-runs.ts'
import { Author } from './author.ts'
import { Latencies } from './latencies.ts'
import { Member } from './member.ts'
import { plannedAt, planSchedule, runOpenLoop, type Schedule } from './open-loop.ts'

export type Field = { name: string; rich: boolean }
export type RoomPlan = { document: string; authors: number; readers: number; field?: Field }
export type TypingResult = {
  latencies: Latencies
  /** Of an edit at a member who has not written it. */
  delivered: number
  expected: number
  seconds: number
}

const FIRST_CLIENT = 1000
const TITLE: Field = { name: 'title', rich: false }
const PATIENCE_MS = 5_000
const BEGIN_MS = 30_000
const SETTLE_MS = 50
const LOOK_MS = 5
/** Rooms that are entered side by side. */
const AT_ONCE = 25

type Room = { plan: RoomPlan; writers: Writer[] }
type Writer = { author: Author; member: Member; frames: Buffer[]; from: number; index: number }
/** How far a member has read each author of its room, as clocks; `own` is the slot that it writes itself. */
type Reading = { room: Room; next: number[]; own: number }

/** People who type in documents that others have open, and what arrives of it with everybody else. */
export class Typing {
  readonly #writers: Writer[] = []
  readonly #members: Member[] = []
  readonly #readings: Reading[] = []
  #schedule: Schedule = { startAt: 0, gapMs: 1, events: 0 }
  #latencies = new Latencies()
  #delivered = 0

  /** Everybody is in and has everybody's first character. `node` tells where the n-th member of a room connects. */
  static async open(
    server: BenchServer,
    plans: readonly RoomPlan[],
    node: (member: number) => number = () => 0,
  ): Promise<Typing> {
    const typing = new Typing()
    const rooms: Room[] = []
    for (let index = 0; index < plans.length; index += AT_ONCE) {
      const some = plans.slice(index, index + AT_ONCE)
      rooms.push(...(await Promise.all(some.map((plan) => typing.#open(server, plan, node)))))
    }
    typing.#takeTurns(rooms)
    for (const { member, author } of typing.#writers) member.send(frame(member, author.opening))
    await waitUntil(() => typing.#hasBegun(), BEGIN_MS)
    if (!typing.#hasBegun()) throw new Error(`${server.name} did not deliver the first characters`)
    return typing
  }

  get isWhole(): boolean {
    return this.#members.every(({ isClosed }) => !isClosed)
  }

  /** Edits at that rate, all authors taken together. */
  async run(perSecond: number, seconds: number): Promise<TypingResult> {
    const each = Math.ceil((perSecond * seconds) / this.#writers.length)
    for (const writer of this.#writers) prepare(writer, each)
    await delay(SETTLE_MS)
    this.#latencies = new Latencies()
    this.#delivered = 0
    const events = each * this.#writers.length
    this.#schedule = { ...planSchedule(perSecond, seconds), events }
    await runOpenLoop(this.#schedule, (event) => this.#send(event))
    const expected = this.#readings.reduce((sum, reading) => sum + each * othersOf(reading), 0)
    await waitUntil(() => this.#delivered >= expected, PATIENCE_MS)
    return { latencies: this.#latencies, delivered: this.#delivered, expected, seconds }
  }

  close(): void {
    for (const member of this.#members) member.close()
  }

  async #open(server: BenchServer, plan: RoomPlan, node: (member: number) => number) {
    const room: Room = { plan, writers: [] }
    const joins = Array.from({ length: plan.authors + plan.readers }, async (_, index) => {
      const reading: Reading = { room, next: Array(plan.authors).fill(0), own: index }
      this.#readings.push(reading)
      const door = { server, document: plan.document, node: node(index) }
      const member = await Member.join(door, (kind, bytes, at) => {
        if (kind === 'update' || kind === 'step2') this.#read(reading, bytes, at)
      })
      this.#members.push(member)
      return member
    })
    const members = await Promise.all(joins)
    for (const [slot, member] of members.slice(0, plan.authors).entries()) {
      const author = new Author(FIRST_CLIENT + slot, plan.field ?? TITLE)
      room.writers.push({ author, member, frames: [], from: 0, index: 0 })
    }
    return room
  }

  /** Round robin over the rooms first: neighbours in the schedule are not neighbours in a room. */
  #takeTurns(rooms: readonly Room[]): void {
    const most = Math.max(...rooms.map(({ writers }) => writers.length))
    for (let slot = 0; slot < most; slot += 1) {
      for (const { writers } of rooms) {
        const writer = writers[slot]
        if (!writer) continue
        writer.index = this.#writers.length
        this.#writers.push(writer)
      }
    }
  }

  #hasBegun(): boolean {
    return this.#readings.every(({ next, own }) =>
      next.every((clock, slot) => clock > 0 || slot === own),
    )
  }

  #send(event: number): void {
    const writer = this.#writers[event % this.#writers.length]
    const made = writer?.frames[Math.floor(event / this.#writers.length)]
    if (writer && made) writer.member.send(made)
  }

  #read(reading: Reading, bytes: Buffer, at: number): void {
    const now = performance.now()
    readRuns(bytes, at, (client, clock, length) => {
      const slot = client - FIRST_CLIENT
      const known = reading.next[slot]
      const writer = reading.room.writers[slot]
      if (slot === reading.own || known === undefined) return
      const end = clock + length
      if (end <= known) return
      reading.next[slot] = end
      if (!writer) return
      for (let edit = Math.max(clock, known, writer.from); edit < end; edit += 1) {
        const event = (edit - writer.from) * this.#writers.length + writer.index
        this.#latencies.record(now - plannedAt(this.#schedule, event))
        this.#delivered += 1
      }
    })
  }
}

function prepare(writer: Writer, count: number): void {
  const { from, updates } = writer.author.type(count)
  writer.from = from
  writer.frames = updates.map((update) => frame(writer.member, update))
}

function frame({ dialect, document }: Member, update: Uint8Array): Buffer {
  return clientFrame(updateMessage(dialect, document, update))
}

function othersOf({ own, next }: Reading): number {
  return own < next.length ? next.length - 1 : next.length
}

async function waitUntil(isSo: () => boolean, patienceMs: number): Promise<void> {
  const deadline = performance.now() + patienceMs
  while (!isSo() && performance.now() < deadline) await delay(LOOK_MS)
}
