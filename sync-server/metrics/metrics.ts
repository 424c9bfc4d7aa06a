import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { LimitName } from '../limits/limits.ts'

/** Counted with every message: plain numbers, which Prometheus is told when it asks. */
export type Tally = {
  messagesIn: number
  bytesIn: number
  updatesIn: number
  writes: number
  bytesOut: number
  pauses: number
}
/** Measured at the moment of asking. */
export type Gauges = {
  people: number
  services: number
  entering: number
  rooms: number
  members: number
  presences: number
  slowReaders: number
  heldSenders: number
  unstoredBytes: number
  documentBytes: number
}

const COUNTED = {
  messagesIn: ['pace_sync_messages_received_total', 'Messages and pings of clients'],
  bytesIn: ['pace_sync_received_bytes_total', 'Bytes of these messages'],
  updatesIn: ['pace_sync_updates_received_total', 'Yjs updates of clients that say something'],
  writes: ['pace_sync_writes_total', 'Writes to sockets; one may hold many messages'],
  bytesOut: ['pace_sync_sent_bytes_total', 'Bytes of these writes'],
  pauses: ['pace_sync_pauses_total', 'Times that a socket was not read for a while'],
} as const satisfies Record<keyof Tally, readonly [string, string]>

const MEASURED = {
  rooms: ['pace_sync_rooms', 'Open documents'],
  members: ['pace_sync_members', 'Connections that have entered a room'],
  presences: ['pace_sync_presences', 'States of presence that are shown'],
  slowReaders: ['pace_sync_slow_readers', 'Members that are left behind until they have read'],
  heldSenders: [
    'pace_sync_held_senders',
    'Sockets that are not read: they have used up what they may',
  ],
  unstoredBytes: ['pace_sync_unstored_bytes', 'Updates that wait for their commit'],
  documentBytes: ['pace_sync_document_bytes', 'Open documents in memory, about'],
} as const satisfies Partial<Record<keyof Gauges, readonly [string, string]>>

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]

/** Of so many updates one is timed: to time them all would cost more than to relay some of them. */
const TIMED_OF = 16

/** What the sync server tells of itself. The lag of the event loop is among the process's own figures. */
export class SyncMetrics {
  readonly tally: Tally = {
    messagesIn: 0,
    bytesIn: 0,
    updatesIn: 0,
    writes: 0,
    bytesOut: 0,
    pauses: 0,
  }
  readonly #registers: Registry[]
  #committingAt = 0
  readonly #refusals: Counter<'limit'>
  readonly #closes: Counter<'code'>
  readonly #commits: Histogram
  readonly #batches: Histogram
  readonly #waits: Histogram
  readonly #relays: Histogram

  constructor(registry?: Registry) {
    this.#registers = registry ? [registry] : []
    this.#refusals = new Counter({
      name: 'pace_sync_refusals_total',
      help: 'Refusals by the limit that was reached',
      labelNames: ['limit'],
      registers: this.#registers,
    })
    this.#closes = new Counter({
      name: 'pace_sync_closes_total',
      help: 'Sockets closed by the server, by code',
      labelNames: ['code'],
      registers: this.#registers,
    })
    this.#commits = this.#histogram(['pace_sync_commit_seconds', 'A group commit'], SECONDS)
    this.#batches = this.#histogram(
      ['pace_sync_commit_updates', 'Updates in one group commit'],
      [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 5000],
    )
    this.#waits = this.#histogram(
      [
        'pace_sync_commit_wait_seconds',
        'From receiving an update until its commit begins; a sample',
      ],
      SECONDS,
    )
    this.#relays = this.#histogram(
      [
        'pace_sync_relay_seconds',
        'From receiving an update until it is stored and relayed; a sample',
      ],
      SECONDS,
    )
    for (const [name, texts] of Object.entries(COUNTED)) {
      if (isCounted(name)) this.#count(texts, () => this.tally[name])
    }
  }

  /** Whether this update is one of those that are timed. */
  isTimely(): boolean {
    return this.tally.updatesIn % TIMED_OF === 1
  }

  refused(limit: LimitName): void {
    this.#refusals.inc({ limit })
  }

  closed(code: number): void {
    this.#closes.inc({ code: String(code) })
  }

  /** A group commit begins; there is never more than one. Returns what is called at its end. */
  commits(updates: number): () => void {
    const start = performance.now()
    this.#committingAt = start
    this.#batches.observe(updates)
    return () => this.#commits.observe((performance.now() - start) / 1000)
  }

  /** An update is stored and relayed: the last commit that began is the one that had it. */
  relayed(receivedAt: number): void {
    this.#relays.observe((performance.now() - receivedAt) / 1000)
    this.#waits.observe(Math.max(0, this.#committingAt - receivedAt) / 1000)
  }

  /** Asked whenever somebody scrapes, and not before. */
  measure(gauges: () => Gauges): void {
    for (const [key, [name, help]] of Object.entries(MEASURED)) {
      if (!isMeasured(key)) continue
      const collect = (gauge: Gauge) => gauge.set(gauges()[key])
      this.#gauge({ name, help }, collect)
    }
    const help = 'Sockets, by whose they are'
    this.#gauge({ name: 'pace_sync_connections', help, labelNames: ['kind'] }, (gauge) => {
      const { people, services, entering } = gauges()
      for (const [kind, count] of Object.entries({ people, services, entering })) {
        gauge.set({ kind }, count)
      }
    })
  }

  #gauge(
    described: { name: string; help: string; labelNames?: string[] },
    collect: (gauge: Gauge) => void,
  ): void {
    const gauge: Gauge = new Gauge({
      ...described,
      registers: this.#registers,
      collect: () => collect(gauge),
    })
  }

  #count([name, help]: readonly [string, string], read: () => number): void {
    const counter: Counter = new Counter({
      name,
      help,
      registers: this.#registers,
      collect() {
        counter.reset()
        counter.inc(read())
      },
    })
  }

  #histogram([name, help]: readonly [string, string], buckets: number[]): Histogram {
    return new Histogram({ name, help, buckets, registers: this.#registers })
  }
}

function isCounted(name: string): name is keyof typeof COUNTED {
  return Object.hasOwn(COUNTED, name)
}

function isMeasured(key: string): key is keyof typeof MEASURED {
  return Object.hasOwn(MEASURED, key)
}
