import type * as Y from 'yjs'
import type { Annotation } from '#domain/call/annotation.ts'
import type { Brief } from '#domain/call/assistance.ts'
import { findSegment, readCallMeta, readSegment, segmentMaps } from '#domain/call/call.ts'
import { callIndex } from '#domain/call/call-index.ts'
import type { CallState, Segment } from '#domain/call/fields.ts'
import { areaKeys, type Gazetteer } from '../tasks/findings/gazetteer.ts'
import type { Heard } from '../tasks/findings/heard.ts'
import { type Ending, proposeDisposition } from '../tasks/disposition/propose-disposition.ts'
import type { FieldValue, KnownLead } from '../tasks/proposals/propose-fields.ts'
import { nextSteps, type Step } from '../tasks/steps/next-steps.ts'
import { type Match, type Suggestion, suggestFrom } from '../tasks/suggestion/suggest.ts'
import type { Analyser } from './analyser.ts'
import { CallGist } from './call-gist.ts'
import type { CallNotes } from './call-notes.ts'
import { FateBook } from './marks/fate-book.ts'
import { Hearing } from './hearing.ts'
import { briefId, markBrief, markEnding, markSteps } from './marks/mark-assistance.ts'
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
  /** Words that were read before are others now. */
  onRevised: () => void
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
  readonly #fates: FateBook
  readonly #unfollow: () => void
  #touched = new Set<string>()
  /** Touched by the transaction that is just ending. */
  #fresh = new Set<string>()
  #isStirred = false
  #lookups: Lookups = { lead: {}, matches: [] }
  #turn: ReadTurn | null = null
  #turns = 0
  #running: Promise<void> | null = null
  #isReady = false
  #isStopped = false

  constructor(options: CallWorkerOptions) {
    this.#options = options
    const { doc, analyser, ready } = options
    this.#hearing = new Hearing((said) => analyser.analyse(said))
    this.#marks = new OwnMarks(doc)
    this.#fates = new FateBook(doc, this.#marks)
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

  /** What is to be done after the call, the weightiest first. */
  steps(): readonly Step[] {
    return this.#turn?.steps ?? nextSteps(this.#gist.gist)
  }

  ending(): Ending | null {
    const { dispositions } = this.#options.places().house
    return this.#turn?.ending ?? proposeDisposition(this.#gist.gist, dispositions)
  }

  /** Shows what the call has come to so far; null takes it back. */
  showBrief(brief: Brief | null): void {
    const first = this.#hearing.first
    if (this.#isStopped || !this.#isReady || !first) return
    const says = brief && { says: brief, segmentId: first.id }
    markBrief(this.#options.doc, says, this.#marking(this.#marks.offers()))
    this.#marks.offered(says ? [{ id: briefId(this.#options.callId) }] : [])
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

  /** The model said nothing of this turn: what it saw coming in another one is the rules' again. */
  takeSilence(): void {
    if (!this.#turn) return
    this.#turn = { ...this.#turn, steps: null, ending: null }
    this.#markProposals()
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
    const { doc, notes, places, clock, onAnalysed, onState, onRevised } = this.#options
    const began = performance.now()
    const touched = this.#touched
    this.#touched = new Set()
    const segments = new Map([...touched].map((id) => [id, readWhole(doc, id)]))
    const startedAt = readCallMeta(doc).startedAt ?? clock()
    const news = await this.#hearing.take(segments, { places: places(), startedAt })
    if (this.#isStopped) return
    const { changed, aside } = news
    if (news.isAppended) for (const said of changed) this.#gist.fold(said)
    else if (changed.length + aside.length > 0) {
      this.#foldAll()
      onRevised()
    }
    if (changed.length + aside.length > 0) {
      // One transaction: whoever looks on sees what belongs together at once.
      const found = doc.transact(() => {
        const marks = [...changed.flatMap((said) => this.#mark(said)), ...this.#setAside(aside)]
        this.#markProposals()
        return marks
      }, OWN)
      const read = changed.map(({ segment }) => segment)
      notes.keep({ segments: read, found, analysed: this.#hearing.size - this.#hearing.aside })
      onAnalysed?.({ segments: changed.length, ms: performance.now() - began })
    }
    const after = (id: string) => this.#hearing.after(id)
    const fates = this.#fates.follow(touched, { isHeardOn: changed.length > 0, after })
    if (fates.size > 0) notes.keep({ fates })
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
    const found = doc.transact(() => {
      const suggestion = markSuggestion(doc, this.suggestion(), marking)
      return [
        ...markProposals(doc, this.proposals(), marking),
        ...(suggestion ? [suggestion] : []),
        ...markSteps(doc, this.steps(), marking),
        ...markEnding(doc, this.ending(), marking),
      ]
    }, OWN)
    this.#marks.offered(found)
    notes.keep({ found })
  }

  #marking(marks: ReadonlyMap<string, Annotation>) {
    const { callId, clock, places } = this.#options
    return { callId, now: clock(), marks, arePlacesKnown: places().places.length > 0 }
  }

  /** A turn ends when somebody else speaks, also where its end was heard together with other words. */
  #followTurns(): void {
    const { turns } = this.#gist.gist
    const isOver = turns > this.#turns
    this.#turns = turns
    if (isOver && RUNNING.has(readCallMeta(this.#options.doc).state)) this.#options.onTurn(this)
  }
}

function readWhole(doc: Y.Doc, segmentId: string): Segment | null {
  const map = findSegment(doc, segmentId)
  return (map && readSegment(map)) ?? null
}
