import type * as Y from 'yjs'
import type { Annotation } from '#domain/call/annotation.ts'
import { findSegment, readCallMeta, readSegment, segmentMaps } from '#domain/call/call.ts'
import { callIndex } from '#domain/call/call-index.ts'
import type { CallState, Segment } from '#domain/call/fields.ts'
import { areaKeys, type Gazetteer } from '../tasks/findings/gazetteer.ts'
import type { Heard } from '../tasks/findings/heard.ts'
import type { FieldValue, KnownLead } from '../tasks/proposals/propose-fields.ts'
import { type Match, type Suggestion, suggestFrom } from '../tasks/suggestion/suggest.ts'
import type { Analyser } from './analyser.ts'
import { CallGist } from './call-gist.ts'
import type { CallNotes } from './call-notes.ts'
import { awaitsDeed, fateOf } from './marks/fates.ts'
import { Hearing } from './hearing.ts'
import { markProposals, markSuggestion } from './marks/mark-proposals.ts'
import { markAside, markSegment, OWN } from './marks/mark-segment.ts'
import { OwnMarks } from './marks/own-marks.ts'
import { mergeTurn, type ReadTurn } from './read-turn.ts'

/** What is known of the call from outside it, as far as its delegation reaches. */
export type Lookups = { lead: KnownLead; matches: readonly Match[] }

export type CallWorkerOptions = {
  callId: string
  doc: Y.Doc
  notes: CallNotes
  /** The document is whole: before that, marks that are there already would be written over. */
  ready: Promise<unknown>
  places: () => Gazetteer
  analyser: Pick<Analyser, 'analyse'>
  clock: () => string
  /** The customer's turn has ended: somebody else speaks. */
  onTurn: (worker: CallWorker) => void
  onState: (state: CallState | null, worker: CallWorker) => void
  onError: (error: unknown) => void
  onAnalysed?: (timing: { segments: number; ms: number }) => void
}

const RUNNING: ReadonlySet<CallState | null> = new Set(['ringing', 'live', 'held'])

/**
 * Marks up one call's document: every final segment when it arrives, again when a person corrects it, all of them when
 * it joins late. It reads only what was touched and writes only what differs, so that the three-thousandth segment costs
 * what the first did, and a second worker on the same call changes nothing.
 */
export class CallWorker {
  readonly #options: CallWorkerOptions
  readonly #hearing: Hearing
  readonly #gist = new CallGist()
  readonly #marks: OwnMarks
  readonly #unfollow: () => void
  #touched = new Set<string>()
  /** Touched by the transaction that is just ending. */
  #fresh = new Set<string>()
  #isStirred = false
  #lookups: Lookups = { lead: {}, matches: [] }
  #turn: ReadTurn | null = null
  #fates = new Map<string, string>()
  #deeds = new Map<string, Annotation>()
  #lastRole: string | null = null
  #running: Promise<void> | null = null
  #isReady = false
  #isStopped = false

  constructor(options: CallWorkerOptions) {
    this.#options = options
    const { doc, analyser, ready } = options
    this.#hearing = new Hearing((said) => analyser.analyse(said))
    this.#marks = new OwnMarks(doc)
    // First the index hears of a transaction, then this worker.
    this.#unfollow = callIndex(doc).onTouched((ids) => ids.forEach((id) => this.#fresh.add(id)))
    doc.on('afterTransaction', this.#onTransaction)
    void ready.then(() => {
      this.#isReady = true
      for (const map of segmentMaps(doc)) this.#touched.add(String(map.get('id')))
      this.#schedule()
    })
  }

  get lead(): KnownLead {
    return this.#lookups.lead
  }

  /** How many segments were too much to read. */
  get aside(): number {
    return this.#hearing.aside
  }

  heard(): readonly Heard[] {
    return this.#hearing.heard()
  }

  latest(most: number): readonly Heard[] {
    return this.#hearing.latest(most)
  }

  /** Everything that the customer has said of the lead's fields, whether the lead has it or not. */
  wishes(): FieldValue[] {
    return this.#gist.wishes()
  }

  proposals(): FieldValue[] {
    return mergeTurn(this.#gist.proposals(), this.#turn, this.#lookups.lead)
  }

  suggestion(): Suggestion | null {
    if (!RUNNING.has(readCallMeta(this.#options.doc).state)) return null
    const local = suggestFrom(this.#gist.gist, this.#lookups.matches)
    return this.#turn?.suggestion ?? local
  }

  know(lookups: Partial<Lookups>): void {
    const before = this.#lookups
    this.#lookups = { ...before, ...lookups }
    if (JSON.stringify(this.#lookups.lead) !== JSON.stringify(before.lead)) this.#foldAll()
    this.#markProposals()
  }

  /** What a model made of the turn. */
  takeTurn(turn: ReadTurn): void {
    this.#turn = turn
    this.#markProposals()
    // A model's suggestion is about the moment that it was asked; the next segment is another moment.
    this.#turn = { ...turn, suggestion: null }
  }

  /** Looks again at everything: the catalogue of areas became known. */
  refresh(): void {
    this.#hearing.forget()
    this.#schedule()
  }

  /** Until all that was touched so far is read and marked. */
  async allDone(): Promise<void> {
    while (this.#running) await this.#running
  }

  stop(): void {
    this.#isStopped = true
    this.#unfollow()
    this.#options.doc.off('afterTransaction', this.#onTransaction)
  }

  readonly #onTransaction = (transaction: Y.Transaction): void => {
    const fresh = this.#fresh
    this.#fresh = new Set()
    if (transaction.origin === OWN || transaction.changed.size === 0) return
    for (const id of fresh) this.#touched.add(id)
    this.#schedule()
  }

  /** One analysis for all that arrives in the same tick, after the transaction that brought it; one at a time. */
  #schedule(): void {
    this.#isStirred = true
    if (this.#running || !this.#isReady || this.#isStopped) return
    this.#running = this.#run().finally(() => {
      this.#running = null
      if (this.#isStirred) this.#schedule()
    })
  }

  async #run(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    this.#isStirred = false
    try {
      if (!this.#isStopped) await this.#analyse()
    } catch (error) {
      this.#options.onError(error)
    }
  }

  async #analyse(): Promise<void> {
    const { doc, notes, places, clock, onAnalysed, onState } = this.#options
    const began = performance.now()
    const touched = this.#touched
    this.#touched = new Set()
    const segments = new Map([...touched].map((id) => [id, readWhole(doc, id)]))
    const startedAt = readCallMeta(doc).startedAt ?? clock()
    const news = await this.#hearing.take(segments, { places: places(), startedAt })
    if (this.#isStopped) return
    const { changed, aside } = news
    if (news.isAppended) for (const said of changed) this.#gist.fold(said)
    else if (changed.length + aside.length > 0) this.#foldAll()
    if (changed.length + aside.length > 0) {
      const found = [...changed.flatMap((said) => this.#mark(said)), ...this.#setAside(aside)]
      const read = changed.map(({ segment }) => segment)
      notes.keep({ segments: read, found, analysed: this.#hearing.size - this.#hearing.aside })
      this.#markProposals()
      onAnalysed?.({ segments: changed.length, ms: performance.now() - began })
    }
    this.#followFates(touched, changed.length > 0)
    this.#followTurns()
    onState(readCallMeta(doc).state, this)
  }

  #foldAll(): void {
    this.#gist.start({
      areaKeys: areaKeys(this.#options.places()),
      currency: this.#options.places().house.currency,
      lead: this.#lookups.lead,
    })
    for (const said of this.#hearing.heard()) this.#gist.fold(said)
  }

  #mark(said: Heard): Annotation[] {
    return markSegment(this.#options.doc, said, this.#marking(this.#marks.on(said.segment.id)))
  }

  /** What could not be read says so on the call, for as long as it was not. */
  #setAside(aside: readonly Segment[]): Annotation[] {
    return aside.map(({ id }) =>
      markAside(this.#options.doc, id, this.#marking(this.#marks.on(id))),
    )
  }

  #markProposals(): void {
    if (this.#isStopped || !this.#isReady) return
    const { doc, notes } = this.#options
    const marking = this.#marking(this.#marks.offers())
    const suggestion = markSuggestion(doc, this.suggestion(), marking)
    const proposals = markProposals(doc, this.proposals(), marking)
    const found = suggestion ? [...proposals, suggestion] : proposals
    this.#marks.offered(found)
    notes.keep({ found })
  }

  #marking(marks: ReadonlyMap<string, Annotation>) {
    const { callId, clock, places } = this.#options
    return { callId, now: clock(), marks, arePlacesKnown: places().places.length > 0 }
  }

  #followFates(touched: ReadonlySet<string>, isHeardOn: boolean): void {
    const marks = [...touched].flatMap((id) => [...this.#marks.on(id).values()])
    for (const mark of marks) {
      if (awaitsDeed(mark)) this.#deeds.set(mark.id, mark)
      else this.#deeds.delete(mark.id)
    }
    const changed = new Map<string, string>()
    for (const mark of isHeardOn ? [...marks, ...this.#deeds.values()] : marks) {
      const fate = fateOf(mark, (segmentId) => this.#hearing.after(segmentId))
      if (fate !== null && this.#fates.get(mark.id) !== fate) changed.set(mark.id, fate)
      if (fate === 'accepted') this.#deeds.delete(mark.id)
    }
    for (const [id, fate] of changed) this.#fates.set(id, fate)
    if (changed.size > 0) this.#options.notes.keep({ fates: changed })
  }

  #followTurns(): void {
    const role = this.#gist.gist.last?.segment.role ?? null
    if (this.#lastRole === 'customer' && role !== 'customer') this.#options.onTurn(this)
    this.#lastRole = role
  }
}

function readWhole(doc: Y.Doc, segmentId: string): Segment | null {
  const map = findSegment(doc, segmentId)
  return (map && readSegment(map)) ?? null
}
