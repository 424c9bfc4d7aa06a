import type { PaceDb } from '#db/pace/client.ts'
import { releaseLease, takeLease } from '#db/pace/views/leases.ts'
import { findView, readViewRecords } from '#db/pace/views/rows.ts'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import { cardIn, type Moment, type View, type ViewRecord } from '#domain/views/card-in.ts'
import {
  applyCardChanges,
  type CardChange,
  readCards,
  replaceCards,
  type ViewInfo,
} from '#domain/views/view-document.ts'
import { cardKey } from '#domain/views/cards.ts'
import * as Y from 'yjs'
import type { Change, Rooms } from '../rooms/documents-api.ts'
import { ViewSize } from './view-size.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'

export type ViewWriterOptions = {
  db: PaceDb
  rooms: Pick<Rooms, 'change' | 'inspect' | 'sizeOf'>
  /** This process, in the lease. */
  holder: string
  leaseMs: number
  now: () => Date
  settings: Pick<SettingsWatch, 'current'>
}
/** What events touched: the records as they are now, and the keys of those that are gone. */
export type Touched = { sequence: number; records: readonly ViewRecord[]; gone: readonly string[] }

const ACTOR = 'service:views'

/** Writes one view while it holds the view's lease. What it does runs one after the other. */
export class ViewWriter {
  readonly name: string
  #view: View
  readonly #options: ViewWriterOptions
  #token: number | null = null
  #sequence = 0
  readonly #size = new ViewSize()
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
      const write = (doc: Y.Doc) => applyCardChanges(doc, changes, info)
      if (await this.#write(token, write)) this.#size.changed(changes)
      await this.#clear(token)
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
    const { db } = this.#options
    const at = this.#moment()
    // What the team's agents see may have been decided anew.
    this.#view =
      (await findView(db, this.#view.kind, parseDocumentName(this.name).key)) ?? this.#view
    const { sequence, records } = await readViewRecords(db, this.#view, at)
    const cards = records.flatMap((record) => cardIn(this.#view, record, at) ?? [])
    const info = this.#info(sequence)
    const write = (doc: Y.Doc) => replaceCards(doc, cards, { ...info, claim })
    if (await this.#write(token, write)) this.#size.replaced(cards)
    this.#sequence = sequence
    await this.#clear(token)
  }

  /** Of every card that changes or goes something stays in a document: where that outweighs the cards, it begins anew. */
  async #clear(token: number): Promise<void> {
    if (this.#token === null || !this.#size.isDoubtful) return
    const { rooms } = this.#options
    // The log is never shorter, and its length is known; to encode ten thousand cards keeps the thread for a tenth of a second.
    if (!this.#size.isOutweighed(await rooms.sizeOf(this.name))) return
    const measured = (doc: Y.Doc) => Y.encodeStateAsUpdate(doc).length
    if (!this.#size.isOutweighed(await rooms.inspect(this.name, measured))) return
    const cards = await rooms.inspect(this.name, readCards)
    const info = this.#info(this.#sequence)
    await this.#write(token, (doc) => replaceCards(doc, cards, info), { afresh: true })
  }

  #changesOf({ records, gone }: Touched): CardChange[] {
    const now = this.#moment()
    const changes = [
      ...gone.map((key) => ({ key, card: null })),
      ...records.map((record) => ({
        key: cardKey({ kind: record.kind, id: record.row.id }),
        card: cardIn(this.#view, record, now),
      })),
    ]
    return changes.filter(({ key, card }) => card !== null || this.#size.has(key))
  }

  /** A failure leaves the view stale until the next renewal; a later holder ends this one's right to write. */
  async #write(token: number, change: Change['change'], { afresh = false } = {}): Promise<boolean> {
    this.#isStale = true
    try {
      await this.#options.rooms.change(this.name, {
        actor: ACTOR,
        fence: { token },
        change,
        afresh,
      })
      this.#isStale = false
      return true
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'conflict') throw error
      this.#token = null
      return false
    }
  }

  #info(sequence: number): ViewInfo {
    const at = this.#options.now().toISOString()
    // A desk is open on every page of its person: there the page hears that settings have changed.
    const { version } = this.#options.settings.current()
    return { sequence, at, ...(this.#view.kind === 'desk' ? { settings: version } : {}) }
  }

  #moment(): Moment {
    const { now, settings } = this.#options
    return { now: now(), zone: settings.current().house.zone }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work)
    this.#queue = turn.catch(() => undefined)
    return turn
  }
}
