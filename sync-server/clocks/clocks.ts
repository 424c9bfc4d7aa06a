import type postgres from 'postgres'
import { findNextRing, type LeadToReturn, putOff, ringClocks } from '#db/pace/clocks/ring.ts'
import { reckonSlice } from '#db/pace/clocks/reckon-all.ts'
import { CLOCKS_CHANNEL } from '#db/pace/clocks/rows.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'
import type { Logger } from '#service/log.ts'
import { returnLead, type ReturnDeps } from './return-lead.ts'

export type ClocksOptions = ReturnDeps & {
  sql: postgres.Sql
  settings: Pick<SettingsWatch, 'current' | 'onChange'>
  log: Pick<Logger, 'warn' | 'error'>
  /** All clocks were reckoned anew: whatever shows them is to look again. */
  onReckoned: () => void
  now?: () => Date
}

/** Records of one transaction. */
const SLICE = 200
const MOST_RUNG = 100
/** A bell that is lost costs this much. */
const LONGEST_MS = 60_000
/** What could not be done now, or another process does, is looked at again after this. */
const AGAIN_MS = 1_000
const PUT_OFF_MS = 60_000

/** Sleeps until the next clock has something to say, tells it, and sleeps again; every node may, and each is told once. */
export class Clocks {
  readonly #options: ClocksOptions & { now: () => Date }
  #timer: NodeJS.Timeout | undefined
  #wakesAt = Infinity
  #running: Promise<void> | null = null
  #again = false
  #isStopped = false
  #unlisten: (() => Promise<void>) | undefined
  #forgetSettings: (() => void) | undefined

  constructor(options: ClocksOptions) {
    this.#options = { ...options, now: options.now ?? (() => new Date()) }
  }

  async start(): Promise<void> {
    const { sql, settings } = this.#options
    const heard = (payload: string) => this.#hear(payload)
    const { unlisten } = await sql.listen(CLOCKS_CHANNEL, heard, () => this.poke())
    this.#unlisten = unlisten
    this.#forgetSettings = settings.onChange(() => this.poke())
    this.poke()
  }

  /** There may be something to tell or to reckon. */
  poke(): void {
    this.#again = true
    if (this.#isStopped || this.#running) return
    this.#running = this.#run().finally(() => {
      this.#running = null
      if (this.#again) this.poke()
    })
  }

  /** Returns when what runs has ended. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    this.#forgetSettings?.()
    await Promise.allSettled([this.#unlisten?.(), this.#running])
  }

  /** A clock that somebody has just set may be the next one. */
  #hear(payload: string): void {
    if (payload === '') return this.#options.onReckoned()
    const at = Date.parse(payload)
    if (at < this.#wakesAt) this.#sleepUntil(at)
  }

  #sleepUntil(at: number): void {
    if (this.#isStopped) return
    clearTimeout(this.#timer)
    const ms = Math.min(LONGEST_MS, Math.max(0, at - this.#options.now().getTime()))
    this.#wakesAt = at
    this.#timer = setTimeout(() => this.poke(), ms)
  }

  async #run(): Promise<void> {
    const { db, now, log } = this.#options
    this.#again = false
    this.#wakesAt = Infinity
    let next: number = -Infinity
    try {
      await this.#reckonAll()
      if (await this.#ringAll()) next = Date.parse((await findNextRing(db)) ?? '') || Infinity
    } catch (err) {
      log.warn({ err }, 'clocks are late; they go on where they stand')
    }
    // A bell that rang meanwhile may have named an earlier time.
    this.#sleepUntil(Math.min(this.#wakesAt, Math.max(next, now().getTime() + AGAIN_MS)))
  }

  async #reckonAll(): Promise<void> {
    const { db, now } = this.#options
    while (!this.#isStopped && (await reckonSlice(db, now().toISOString(), SLICE)) === 'more');
  }

  /** Whether all is told that is due; the rest another process has in hand. */
  async #ringAll(): Promise<boolean> {
    const { db, now } = this.#options
    while (!this.#isStopped) {
      const at = now().toISOString()
      const { found, told, toReturn } = await ringClocks(db, at, MOST_RUNG)
      for (const lead of toReturn) await this.#return(lead, at)
      if (told + toReturn.length < MOST_RUNG) return told + toReturn.length === found
    }
    return true
  }

  /** One that cannot be given back now holds up no other. */
  async #return(lead: LeadToReturn, at: string): Promise<void> {
    const { db, log } = this.#options
    try {
      if (await returnLead(this.#options, lead, at)) return
    } catch (err) {
      log.error({ err, lead: lead.leadId }, 'a lead could not be given back')
    }
    await putOff(db, lead.clockId, new Date(Date.parse(at) + PUT_OFF_MS).toISOString())
  }
}
