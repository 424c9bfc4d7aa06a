import type { PaceDb } from '#db/pace/client.ts'
import { releaseLease, takeLease } from '#db/pace/view-leases.ts'
import { readViewRecords } from '#db/pace/view-rows.ts'
import { DomainError } from '#domain/errors.ts'
import { cardIn, type View, type ViewRecord } from '#domain/view-cards.ts'
import {
  applyCardChanges,
  type CardChange,
  readCards,
  replaceCards,
  type ViewInfo,
} from '#domain/view-document.ts'
import { cardKey } from '#domain/views.ts'
import type { Rooms } from '../rooms.ts'

export type ViewWriterOptions = {
  db: PaceDb
  rooms: Pick<Rooms, 'change' | 'inspect'>
  /** This process, in the lease. */
  holder: string
  leaseMs: number
  now: () => Date
}
/** What events touched: the records as they are now, and the keys of those that are gone. */
export type Touched = { sequence: number; records: readonly ViewRecord[]; gone: readonly string[] }

const ACTOR = 'service:views'

/** Writes one view while it holds the view's lease. What it does runs one after the other. */
export class ViewWriter {
  readonly name: string
  readonly #view: View
  readonly #options: ViewWriterOptions
  #token: number | null = null
  #sequence = 0
  #keys = new Set<string>()
  #isStale = false
  #queue: Promise<unknown> = Promise.resolve()

  constructor(name: string, view: View, options: ViewWriterOptions) {
    this.name = name
    this.#view = view
    this.#options = options
  }

  get holdsLease(): boolean {
    return this.#token !== null
  }

  /** The next renewal reads the rows again. */
  markStale(): void {
    this.#isStale = true
  }

  /** Takes or renews the lease, and builds the view from the rows where it is new to this writer or may be stale. */
  renew({ refresh = false } = {}): Promise<boolean> {
    return this.#inTurn(async () => {
      const { db, holder, leaseMs: ttlMs } = this.#options
      const token = await takeLease(db, { view: this.name, holder, ttlMs })
      const isNew = token !== null && token !== this.#token
      this.#token = token
      if (token !== null && (isNew || this.#isStale || refresh)) await this.#build(token, isNew)
      return token !== null
    })
  }

  apply(touched: Touched): Promise<void> {
    return this.#inTurn(async () => {
      const token = this.#token
      if (token === null || touched.sequence <= this.#sequence) return
      const changes = this.#changesOf(touched)
      this.#sequence = touched.sequence
      if (changes.length === 0) return
      const info = this.#info(touched.sequence)
      await this.#write(token, (doc) => applyCardChanges(doc, changes, info))
    })
  }

  release(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#token === null) return
      this.#token = null
      await releaseLease(this.#options.db, { view: this.name, holder: this.#options.holder })
    })
  }

  async #build(token: number, claim: boolean): Promise<void> {
    const { db, now } = this.#options
    const at = now()
    const { sequence, records } = await readViewRecords(db, this.#view, at)
    const cards = records.flatMap((record) => cardIn(this.#view, record, at) ?? [])
    const info = this.#info(sequence)
    await this.#write(token, (doc) => replaceCards(doc, cards, { ...info, claim }))
    this.#sequence = sequence
  }

  #changesOf({ records, gone }: Touched): CardChange[] {
    const now = this.#options.now()
    const changes = [
      ...gone.map((key) => ({ key, card: null })),
      ...records.map((record) => ({
        key: cardKey({ kind: record.kind, id: record.row.id }),
        card: cardIn(this.#view, record, now),
      })),
    ]
    return changes.filter(({ key, card }) => card !== null || this.#keys.has(key))
  }

  /** A failure leaves the view stale until the next renewal; a later holder ends this one's right to write. */
  async #write(token: number, change: Parameters<Rooms['change']>[1]['change']): Promise<void> {
    this.#isStale = true
    try {
      await this.#options.rooms.change(this.name, { actor: ACTOR, fence: { token }, change })
      this.#keys = await this.#options.rooms.inspect(
        this.name,
        (doc) => new Set(readCards(doc).map(cardKey)),
      )
      this.#isStale = false
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'conflict') throw error
      this.#token = null
    }
  }

  #info(sequence: number): ViewInfo {
    return { sequence, at: this.#options.now().toISOString() }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work)
    this.#queue = turn.catch(() => undefined)
    return turn
  }
}
