import { type Bulk, claimBulks, moveBulk, releaseBulks } from '#db/pace/commands/bulk.ts'
import { findActivePerson } from '#db/pace/people/people.ts'
import type { Actor } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import type { Logger } from '#service/log.ts'
import { isOutOfReach } from '../store/database-errors.ts'
import { NotOurs, runSlice, type Slice, type SliceDeps, skipNext } from './slice.ts'

export type BulkRunnerOptions = SliceDeps & {
  log: Pick<Logger, 'warn' | 'error'>
  /** Names this process in what it holds; another for each run. */
  holder?: string
  /** So long a process that died keeps what it ran from the others. */
  leaseMs?: number
  /** For what no call told of: another node's, and what was left when the last process ended. */
  pollMs?: number
  now?: () => Date
}

/** So many records change in one transaction: who waits for its locks, or to write an event, waits some hundredths of a second. */
const SLICE = 50

/** Runs commands over many, one slice of each after the other, whichever process they were asked of. */
export class BulkRunner {
  readonly #options: BulkRunnerOptions
  readonly #holder: string
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | null = null
  #again = false
  #isStopped = false

  constructor(options: BulkRunnerOptions) {
    this.#options = options
    this.#holder = options.holder ?? crypto.randomUUID()
  }

  start(): void {
    this.#timer = setInterval(() => this.poke(), this.#options.pollMs ?? 1_000)
    this.poke()
  }

  /** There may be something to do. */
  poke(): void {
    this.#again = true
    if (this.#isStopped || this.#running) return
    this.#running = this.#run().finally(() => {
      this.#running = null
    })
  }

  /** Ends with the slice that runs; another process goes on with the next. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearInterval(this.#timer)
    await this.#running
    await releaseBulks(this.#options.db, this.#holder).catch(() => undefined)
  }

  async #run(): Promise<void> {
    const { db, log, leaseMs: ttlMs = 5_000 } = this.#options
    try {
      while (this.#again && !this.#isStopped) {
        this.#again = false
        const bulks = await claimBulks(db, { holder: this.#holder, ttlMs })
        for (const bulk of bulks) await this.#step(bulk)
        this.#again ||= bulks.length > 0
      }
    } catch (err) {
      log.warn({ err }, 'commands over many wait; they go on where they stand')
    }
  }

  async #step(bulk: Bulk): Promise<void> {
    if (this.#isStopped) return
    const { db } = this.#options
    const actor = await findActor(db, bulk)
    if (!actor) {
      const problem = 'Whoever asked for this may not sign in any more.'
      await moveBulk(db, bulk.id, { from: ['running'], to: 'failed', problem })
      return
    }
    await this.#slice(bulk, actor, SLICE)
  }

  /** Where a slice fails each of its records is tried by itself: the one at fault is told, and the others go on. */
  async #slice(bulk: Bulk, actor: Actor, size: number): Promise<void> {
    const { log, now = () => new Date() } = this.#options
    const slice: Slice = { bulk, actor, size, holder: this.#holder, now: now().toISOString() }
    try {
      await runSlice(this.#options, slice)
    } catch (error) {
      if (error instanceof NotOurs) return
      if (isOutOfReach(error) || isAway(error)) throw error
      log.error({ err: error, bulk: bulk.id, size }, 'a slice of a command over many failed')
      if (size === 1) return skipNext(this.#options, slice)
      for (let tried = 0; tried < size && !this.#isStopped; tried += 1)
        await this.#slice(bulk, actor, 1)
    }
  }
}

/** Whose rights are used, as they stand now. */
async function findActor(db: SliceDeps['db'], { personId, via }: Bulk): Promise<Actor | null> {
  const person = await findActivePerson(db, personId)
  if (!person) return null
  const { id, role, teamId, seesTeam } = person
  return { kind: 'person', id, role, teamId, seesTeam, ...(via ? { via } : {}) }
}

function isAway(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'unavailable'
}
