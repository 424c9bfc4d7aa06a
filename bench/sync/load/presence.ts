import { setTimeout as delay } from 'node:timers/promises'
import type { BenchServer } from '../servers/bench-server.ts'
import { type AwarenessEntry, decodeAwareness, encodeAwareness } from '../wire/awareness.ts'
import { awarenessMessage } from '../wire/dialect.ts'
import { clientFrame } from '../wire/frames.ts'
import { Latencies } from './latencies.ts'
import { Member } from './member.ts'
import { plannedAt, planSchedule, runOpenLoop, type Schedule } from './open-loop.ts'

export type PresenceResult = { latencies: Latencies; states: number; echoes: number }

const FIRST_CLIENT = 1000
const SETTLE_MS = 500

type Person = { member: Member; clocks: Map<number, number> }

/**
 * People who move their pointers. As the stock provider does, each sends every change that it hears of back to the server: its
 * handler does not look at where a change came from.
 */
export class Presence {
  readonly #people: Person[] = []
  #schedule: Schedule = { startAt: 0, gapMs: 1, events: 0 }
  /** Where the measured moves begin, as a clock. */
  #from = 1
  #result: PresenceResult = { latencies: new Latencies(), states: 0, echoes: 0 }

  static async open(server: BenchServer, document: string, people: number): Promise<Presence> {
    const presence = new Presence()
    for (let index = 0; index < people; index += 1) await presence.#join(server, document)
    await presence.run(people, 1)
    return presence
  }

  /** `perSecond`: moves of all taken together. */
  async run(perSecond: number, seconds: number): Promise<PresenceResult> {
    const count = this.#people.length
    const each = Math.ceil((perSecond * seconds) / count)
    this.#schedule = { ...planSchedule(perSecond, seconds), events: each * count }
    this.#result = { latencies: new Latencies(), states: 0, echoes: 0 }
    await runOpenLoop(this.#schedule, (event) => this.#move(event))
    await delay(SETTLE_MS)
    this.#from += each
    return this.#result
  }

  close(): void {
    for (const { member } of this.#people) member.close()
  }

  async #join(server: BenchServer, document: string): Promise<void> {
    const clocks = new Map<number, number>()
    let self: Member | null = null
    const own = FIRST_CLIENT + this.#people.length
    const member = await Member.join({ server, document }, (kind, bytes, at, end) => {
      if (kind !== 'awareness') return
      const news = decodeAwareness(bytes.subarray(at, end)).filter(
        ({ client, clock }) => client !== own && clock > (clocks.get(client) ?? -1),
      )
      for (const entry of news) this.#see(clocks, entry)
      if (self && news.length > 0) this.#echo(self, news)
    })
    self = member
    this.#people.push({ member, clocks })
  }

  #move(event: number): void {
    const index = event % this.#people.length
    const person = this.#people[index]
    const clock = this.#from + Math.floor(event / this.#people.length)
    const state = JSON.stringify({
      user: { name: `Person ${index}`, color: '#30bced' },
      cursor: { x: event, y: clock },
    })
    if (person) send(person.member, [{ client: FIRST_CLIENT + index, clock, state }])
  }

  #see(clocks: Map<number, number>, { client, clock }: AwarenessEntry): void {
    clocks.set(client, clock)
    const move = clock - this.#from
    if (move < 0) return
    const event = move * this.#people.length + (client - FIRST_CLIENT)
    this.#result.latencies.record(performance.now() - plannedAt(this.#schedule, event))
    this.#result.states += 1
  }

  #echo(member: Member, news: readonly AwarenessEntry[]): void {
    this.#result.echoes += news.length
    send(member, news)
  }
}

function send(member: Member, entries: readonly AwarenessEntry[]): void {
  member.send(
    clientFrame(awarenessMessage(member.dialect, member.document, encodeAwareness(entries))),
  )
}
