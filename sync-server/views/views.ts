import { setTimeout as delay } from 'node:timers/promises'
import type { PaceDb } from '#db/pace/client.ts'
import { findView, readRecords } from '#db/pace/views/rows.ts'
import { isView, parseDocumentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import type { Logger } from '#service/log.ts'
import type { EventTail } from '#db/pace/events/event-tail.ts'
import type { Rooms } from '../rooms/documents-api.ts'
import { touchedKeys, touchedRecords } from './touched.ts'
import { ViewWriter } from './view-writer.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'

export type ViewsOptions = {
  db: PaceDb
  tail: Pick<EventTail, 'subscribe'>
  log: Pick<Logger, 'warn'>
  /** Whether anybody has the view open in this process. */
  isOpen: (name: string) => boolean
  /** Names this process in leases; another for each run. */
  holder?: string
  leaseMs?: number
  /** How often a view is read from the rows again: cards come and go with time alone. */
  refreshMs?: number
  now?: () => Date
  /** Where days begin; and what a desk tells of. */
  settings: Pick<SettingsWatch, 'current' | 'onChange'>
}
type Kept = { writer: ViewWriter; since: number; refreshedAt: number }

/** How long somebody may take between asking for a view and having it open. */
const GRACE_MS = 15_000

/** The boards, desks and walls that are open here: built when first asked for, written while anybody has them open. */
export class Views {
  readonly #options: ViewsOptions & { holder: string; leaseMs: number; now: () => Date }
  readonly #kept = new Map<string, Kept>()
  readonly #opening = new Map<string, Promise<void>>()
  #timer: NodeJS.Timeout | undefined
  #tending: Promise<void> = Promise.resolve()
  #unsubscribe: (() => void) | undefined
  #forgetSettings: (() => void) | undefined

  constructor(options: ViewsOptions) {
    this.#options = {
      ...options,
      holder: options.holder ?? crypto.randomUUID(),
      leaseMs: options.leaseMs ?? 10_000,
      now: options.now ?? (() => new Date()),
    }
  }

  start(): void {
    this.#unsubscribe = this.#options.tail.subscribe((events) => this.#follow(events))
    this.#forgetSettings = this.#options.settings.onChange(() => this.refresh())
    this.#schedule()
  }

  /** Lets another process take over at once. */
  async stop(): Promise<void> {
    this.#unsubscribe?.()
    this.#forgetSettings?.()
    clearTimeout(this.#timer)
    await this.#tending
    await Promise.allSettled([...this.#kept.values()].map(({ writer }) => writer.release()))
    this.#kept.clear()
  }

  /** Returns when the view shows what the rows say. `notFound` for a team or person that does not exist. */
  prepare(rooms: Rooms, name: string): Promise<void> {
    const under =
      this.#opening.get(name) ?? this.#open(rooms, name).finally(() => this.#opening.delete(name))
    this.#opening.set(name, under)
    return under
  }

  async #open(rooms: Rooms, name: string): Promise<void> {
    const { db, now } = this.#options
    const existing = this.#kept.get(name)
    if (existing?.writer.holdsLease) {
      existing.since = now().getTime()
      return
    }
    const { kind, key } = parseDocumentName(name)
    const view = isView(kind) ? await findView(db, kind, key) : null
    if (!view) throw new DomainError('notFound', `There is no ${kind} of that id.`)
    const writer = existing?.writer ?? new ViewWriter(name, view, { ...this.#options, rooms })
    const at = now().getTime()
    this.#kept.set(name, { writer, since: at, refreshedAt: at })
    if (!(await writer.renew())) await waitForContent(rooms, name)
  }

  async #follow(events: readonly EntityEvent[]): Promise<void> {
    const writers = [...this.#kept.values()].map(({ writer }) => writer)
    const keys = touchedKeys(events)
    if (writers.length === 0 || !keys) return
    const records = await readRecords(this.#options.db, keys).catch((error: unknown) => {
      for (const writer of writers) writer.markStale()
      throw error
    })
    const touched = touchedRecords(events, records)
    for (const writer of writers) {
      await writer.apply(touched).catch((err: unknown) => {
        this.#options.log.warn(
          { err, view: writer.name },
          'a view is behind; it will be read again',
        )
      })
    }
  }

  /**
   * Days may begin elsewhere now, desks tell their pages, all may be due at another time: every view is read again, one after the
   * other.
   */
  refresh(): void {
    this.#tending = this.#tending.then(async () => {
      for (const { writer } of this.#kept.values()) {
        await writer.renew({ refresh: true }).catch(() => writer.markStale())
      }
    })
  }

  #schedule(): void {
    this.#timer = setTimeout(() => {
      this.#tending = this.#tend().finally(() => this.#schedule())
    }, this.#options.leaseMs / 3)
  }

  async #tend(): Promise<void> {
    const { isOpen, now, refreshMs = 300_000, log } = this.#options
    const at = now().getTime()
    for (const [name, kept] of this.#kept) {
      if (isOpen(name)) kept.since = at
      try {
        if (at - kept.since > GRACE_MS) {
          this.#kept.delete(name)
          await kept.writer.release()
          continue
        }
        const refresh = at - kept.refreshedAt >= refreshMs
        if (refresh) kept.refreshedAt = at
        await kept.writer.renew({ refresh })
      } catch (err) {
        log.warn({ err, view: name }, 'a view could not be renewed; trying again')
      }
    }
  }
}

/** Another process writes the view: it may not have got to it yet. */
async function waitForContent(rooms: Rooms, name: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const seq = await rooms.inspect(name, (_doc, position) => position.seq)
    if (seq > 0) return
    await delay(30)
  }
  throw new DomainError('unavailable', 'The view is being built; try again in a moment.')
}
