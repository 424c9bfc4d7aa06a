import type { PaceDb, PaceClient } from '../client.ts'

import { EVENTS_CHANNEL, findLastSequence, listEvents } from './events.ts'
import type { EntityEvent } from '#domain/record/event.ts'

type EventTailOptions = {
  db: PaceDb
  sql: PaceClient['sql']
  log: { warn: (what: { err: unknown }, message: string) => void }
  /** For rings that were lost. */
  pollMs?: number
}
type Listener = (events: readonly EntityEvent[]) => Promise<void> | void

const PAGE = 500

/** Reads the one log as it grows, once for all who follow it in this process: in order, none left out. */
export class EventTail {
  readonly #options: EventTailOptions
  readonly #listeners = new Set<Listener>()
  #position = 0
  #reading: Promise<void> | null = null
  #again = false
  #timer: NodeJS.Timeout | undefined
  #unlisten: (() => Promise<void>) | undefined
  #isStopped = false

  constructor(options: EventTailOptions) {
    this.#options = options
  }

  /** From the end of the log as it is now. */
  async start(): Promise<void> {
    const { db, sql, pollMs = 1000 } = this.#options
    this.#position = await findLastSequence(db)
    const ring = () => this.poke()
    const { unlisten } = await sql.listen(EVENTS_CHANNEL, ring, ring)
    this.#unlisten = unlisten
    this.#timer = setInterval(ring, pollMs)
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    clearInterval(this.#timer)
    await this.#reading
    await this.#unlisten?.()
  }

  /** A listener that fails is logged: it has to ask the rows again by itself. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** There may be something new. */
  poke(): void {
    if (this.#isStopped) return
    if (this.#reading) {
      this.#again = true
      return
    }
    this.#reading = this.#read().finally(() => {
      this.#reading = null
      if (this.#again) this.poke()
    })
  }

  async #read(): Promise<void> {
    const { db, log } = this.#options
    this.#again = false
    try {
      const events = await listEvents(db, this.#position, PAGE)
      this.#position = events.at(-1)?.sequence ?? this.#position
      this.#again ||= events.length === PAGE
      if (events.length > 0) await this.#tell(events)
    } catch (err) {
      log.warn({ err }, 'the event log cannot be read; asking again')
    }
  }

  async #tell(events: readonly EntityEvent[]): Promise<void> {
    for (const listener of this.#listeners) {
      try {
        await listener(events)
      } catch (err) {
        this.#options.log.warn({ err }, 'a follower of the event log failed')
      }
    }
  }
}
