import { Counter, Histogram, type Registry } from 'prom-client'
import type { PaceDb } from '#db/pace/client.ts'
import { listUnprojected, settleUnprojectedKinds } from '#db/pace/projections.ts'
import type { Logger } from '#service/log.ts'
import { isOutOfReach } from './database-errors.ts'
import { ProjectedDocs } from './projected-docs.ts'
import { projectDocumentOnce } from './project-document.ts'
import type { Rooms } from './rooms.ts'

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
type Waiter = { seq: number; done: (isProjected: boolean) => void; timer: NodeJS.Timeout }
export type Projector = ReturnType<typeof createProjector>

/** Turns commits into rows and entity events, soon after them, in order per document. */
export function createProjector(options: ProjectorOptions) {
  const { db, rooms, log, pollMs = 1000, retryMs = 30_000, concurrency = 3 } = options
  const docs = new ProjectedDocs()
  const figures = createFigures(options.metrics)
  const waiting = new Set<string>()
  const running = new Map<string, Promise<void>>()
  const restingUntil = new Map<string, number>()
  const waiters = new Map<string, Set<Waiter>>()
  const listeners = new Set<() => void>()
  let timer: NodeJS.Timeout | undefined
  let unsubscribe: (() => void) | undefined
  let isStopped = true

  function start(): void {
    isStopped = false
    unsubscribe = rooms.onCommitted(({ document }) => {
      restingUntil.delete(document)
      request(document)
    })
    void poll()
  }

  async function stop(): Promise<void> {
    isStopped = true
    unsubscribe?.()
    clearTimeout(timer)
    waiting.clear()
    await Promise.all(running.values())
    for (const set of waiters.values()) for (const waiter of set) settle(waiter, false)
  }

  function request(name: string): void {
    if (isStopped) return
    waiting.add(name)
    pump()
  }

  function pump(): void {
    for (const name of waiting) {
      if (running.size >= concurrency) return
      if (running.has(name)) continue
      waiting.delete(name)
      const run = project(name).finally(() => {
        running.delete(name)
        if (!isStopped) pump()
      })
      running.set(name, run)
    }
  }

  async function project(name: string): Promise<void> {
    try {
      const projected = await projectDocumentOnce(db, docs, name)
      restingUntil.delete(name)
      if (!projected) return
      figures.lag.observe(Math.max(0, Date.now() - Date.parse(projected.oldestAt)) / 1000)
      if (projected.behind) waiting.add(name)
      if (projected.events > 0) for (const listener of listeners) listener()
      for (const waiter of waiters.get(name) ?? []) {
        if (waiter.seq <= projected.seq) settle(waiter, true)
      }
    } catch (error) {
      if (isOutOfReach(error)) {
        log.warn({ err: error, document: name }, 'projecting waits for the database')
        return
      }
      restingUntil.set(name, Date.now() + retryMs)
      figures.failures.inc()
      log.error({ err: error, document: name }, 'a document cannot be projected; the others go on')
    }
  }

  async function poll(): Promise<void> {
    try {
      await settleUnprojectedKinds(db)
      const now = Date.now()
      for (const name of await listUnprojected(db, 500)) {
        if ((restingUntil.get(name) ?? 0) <= now) request(name)
      }
    } catch (error) {
      log.warn({ err: error }, 'the database does not say what is to be projected; asking again')
    }
    if (!isStopped) timer = setTimeout(poll, pollMs)
  }

  /** True once rows and events show the commit `seq`; false if that takes longer than `timeoutMs`. */
  function whenProjected(name: string, seq: number, timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const set = waiters.get(name) ?? new Set()
      waiters.set(name, set)
      const waiter: Waiter = {
        seq,
        timer: setTimeout(() => settle(waiter, false), timeoutMs),
        done: (isProjected) => {
          set.delete(waiter)
          if (set.size === 0) waiters.delete(name)
          resolve(isProjected)
        },
      }
      set.add(waiter)
      request(name)
    })
  }

  /** Called after transactions that wrote entity events. */
  function onEvents(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  return { start, stop, request, whenProjected, onEvents }
}

function settle(waiter: Waiter, isProjected: boolean): void {
  clearTimeout(waiter.timer)
  waiter.done(isProjected)
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
