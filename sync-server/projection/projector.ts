import { Counter, Histogram, type Registry } from 'prom-client'
import type { PaceDb } from '#db/pace/client.ts'
import {
  findProjectedSeqs,
  isProjected,
  listUnprojected,
  advanceUnprojectedKinds,
} from '#db/pace/documents/projections.ts'
import type { Logger } from '#service/log.ts'
import { isOutOfReach } from '../store/database-errors.ts'
import { ProjectedDocs } from './projected-docs.ts'
import { ProjectionWaiters } from './projection-waiters.ts'
import { type Projected, projectDocuments } from './project-document.ts'
import type { Rooms } from '../rooms/documents-api.ts'

export type ProjectorOptions = {
  db: PaceDb
  rooms: Pick<Rooms, 'onCommitted'>
  log: Pick<Logger, 'warn' | 'error'>
  metrics?: Registry
  /** For what no signal told of: another node's commits, and what was left when the last process ended. */
  pollMs?: number
  /** How long a document that cannot be projected is left alone; a new commit of it tries again at once. */
  retryMs?: number
  concurrency?: number
}

/** Documents of one transaction at most. */
const MOST = 50

/** Turns commits into rows and entity events, soon after them, in order per document. */
export class Projector {
  readonly #options: ProjectorOptions
  readonly #docs = new ProjectedDocs()
  readonly #figures: ReturnType<typeof createFigures>
  readonly #waiting = new Set<string>()
  readonly #running = new Map<string, Promise<void>>()
  readonly #restingUntil = new Map<string, number>()
  readonly #waiters = new ProjectionWaiters()
  readonly #listeners = new Set<() => void>()
  #timer: NodeJS.Timeout | undefined
  #polling: Promise<void> = Promise.resolve()
  #unsubscribe: (() => void) | undefined
  #groups = 0
  #isStopped = true

  constructor(options: ProjectorOptions) {
    this.#options = options
    this.#figures = createFigures(options.metrics)
  }

  start(): void {
    this.#isStopped = false
    this.#unsubscribe = this.#options.rooms.onCommitted(({ document }) => {
      if (!isProjected(document)) return
      this.#restingUntil.delete(document)
      this.request(document)
    })
    this.#polling = this.#poll()
  }

  /** Ends when what runs has ended; what waits is taken up by the next start. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.#unsubscribe?.()
    clearTimeout(this.#timer)
    this.#waiting.clear()
    await Promise.all([this.#polling, ...this.#running.values()])
    this.#waiters.giveUp()
  }

  request(name: string): void {
    if (this.#isStopped) return
    this.#waiting.add(name)
    // What is asked for in the same turn goes together.
    queueMicrotask(() => this.#pump())
  }

  /** True once rows and events show the commit `seq`; false if that takes longer than `timeoutMs`. */
  whenProjected(name: string, seq: number, timeoutMs: number): Promise<boolean> {
    const reached = this.#waiters.wait(name, seq, timeoutMs)
    this.request(name)
    return reached
  }

  /** Called after transactions that wrote entity events. */
  onEvents(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** What waits goes together: one document's transaction costs nearly as much as that of fifty. */
  #pump(): void {
    const { concurrency = 2 } = this.#options
    if (this.#isStopped || this.#groups >= concurrency) return
    const names = [...this.#waiting].filter((name) => !this.#running.has(name)).slice(0, MOST)
    if (names.length === 0) return
    for (const name of names) this.#waiting.delete(name)
    this.#groups += 1
    const run = this.#projectAll(names).finally(() => {
      this.#groups -= 1
      for (const name of names) this.#running.delete(name)
      this.#pump()
    })
    for (const name of names) this.#running.set(name, run)
    this.#pump()
  }

  /** Where one fails each is tried by itself: the one at fault is found, and the others go on. */
  async #projectAll(names: readonly string[]): Promise<void> {
    try {
      await this.#project(names)
    } catch (error) {
      if (names.length === 1 || isOutOfReach(error))
        return names.forEach((name) => this.#noteFailure(name, error))
      for (const name of names)
        await this.#project([name]).catch((cause: unknown) => this.#noteFailure(name, cause))
    }
  }

  async #project(names: readonly string[]): Promise<void> {
    const { db } = this.#options
    const projected = await projectDocuments(db, this.#docs, names)
    const idle = names.filter((name) => !projected.has(name))
    const reached = await findProjectedSeqs(db, idle)
    for (const name of names) this.#restingUntil.delete(name)
    for (const [name, one] of projected) this.#noteProjected(name, one)
    for (const name of idle) this.#waiters.reached(name, reached.get(name) ?? 0)
    if ([...projected.values()].some(({ events }) => events > 0))
      for (const listener of this.#listeners) listener()
  }

  #noteProjected(name: string, { seq, behind, oldestAt }: Projected): void {
    this.#figures.lag.observe(Math.max(0, Date.now() - Date.parse(oldestAt)) / 1000)
    if (behind) this.#waiting.add(name)
    this.#waiters.reached(name, seq)
  }

  #noteFailure(name: string, err: unknown): void {
    const { log, retryMs = 30_000 } = this.#options
    if (isOutOfReach(err)) {
      log.warn({ err, document: name }, 'projecting waits for the database')
      return
    }
    this.#restingUntil.set(name, Date.now() + retryMs)
    this.#figures.failures.inc()
    log.error({ err, document: name }, 'a document cannot be projected; the others go on')
  }

  async #poll(): Promise<void> {
    const { db, log, pollMs = 1000 } = this.#options
    try {
      await advanceUnprojectedKinds(db)
      const now = Date.now()
      for (const name of await listUnprojected(db, 500)) {
        if ((this.#restingUntil.get(name) ?? 0) <= now) this.request(name)
      }
    } catch (err) {
      log.warn({ err }, 'the database does not say what is to be projected; asking again')
    }
    if (this.#isStopped) return
    this.#timer = setTimeout(() => {
      this.#polling = this.#poll()
    }, pollMs)
  }
}

function createFigures(registry?: Registry) {
  const registers = registry ? [registry] : []
  return {
    lag: new Histogram({
      name: 'pace_projection_lag_seconds',
      help: 'From a commit to its row and events',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 60],
      registers,
    }),
    failures: new Counter({
      name: 'pace_projection_failures_total',
      help: 'Times that a document could not be projected',
      registers,
    }),
  }
}
