import type * as Y from 'yjs'
import type { Annotation } from '#domain/annotation.ts'
import { readAnnotations, readCallMeta, readSegments } from '#domain/call/call.ts'
import type { CallState } from '#domain/call/fields.ts'
import { areaKeys, type Gazetteer } from '../tasks/entities/gazetteer.ts'
import type { Heard } from '../tasks/heard.ts'
import {
  type FieldValue,
  type KnownLead,
  proposeFields,
} from '../tasks/proposals/propose-fields.ts'
import { type Match, suggest, type Suggestion } from '../tasks/suggestion/suggest.ts'
import type { CallNotes } from './call-notes.ts'
import { fatesOf } from './fates.ts'
import { hear } from './hear.ts'
import { markProposals, markSuggestion } from './mark-proposals.ts'
import { markSegment, OWN } from './mark-segment.ts'
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
  clock: () => string
  /** The customer's turn has ended: somebody else speaks. */
  onTurn: (worker: CallWorker) => void
  onState: (state: CallState | null, worker: CallWorker) => void
  onAnalysed?: (timing: { segments: number; ms: number }) => void
}

const RUNNING: ReadonlySet<CallState | null> = new Set(['ringing', 'live', 'held'])

/**
 * Marks up one call's document: every final segment when it arrives, again when a person corrects it, all of them when
 * it joins late. It writes only what differs, so that a second worker on the same call changes nothing.
 */
export class CallWorker {
  readonly #options: CallWorkerOptions
  #heard = new Map<string, Heard>()
  #lookups: Lookups = { lead: {}, matches: [] }
  #turn: ReadTurn | null = null
  #fates: ReadonlyMap<string, string> = new Map()
  #lastRole: string | null = null
  #isDue = false
  #isReady = false
  #isStopped = false

  constructor(options: CallWorkerOptions) {
    this.#options = options
    options.doc.on('afterTransaction', this.#onTransaction)
    void options.ready.then(() => {
      this.#isReady = true
      this.#schedule()
    })
  }

  get lead(): KnownLead {
    return this.#lookups.lead
  }

  heard(): readonly Heard[] {
    return [...this.#heard.values()]
  }

  /** Everything that the customer has said of the lead's fields, whether the lead has it or not. */
  wishes(): FieldValue[] {
    return proposeFields(this.heard(), { areaKeys: this.#areaKeys(), lead: {} })
  }

  proposals(): FieldValue[] {
    const local = proposeFields(this.heard(), {
      areaKeys: this.#areaKeys(),
      lead: this.#lookups.lead,
    })
    return mergeTurn(local, this.#turn, this.#lookups.lead)
  }

  suggestion(): Suggestion | null {
    if (!RUNNING.has(readCallMeta(this.#options.doc).state)) return null
    const local = suggest({ heard: this.heard(), matches: this.#lookups.matches })
    return this.#turn?.suggestion ?? local
  }

  know(lookups: Partial<Lookups>): void {
    this.#lookups = { ...this.#lookups, ...lookups }
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
    this.#heard = new Map()
    this.#schedule()
  }

  stop(): void {
    this.#isStopped = true
    this.#options.doc.off('afterTransaction', this.#onTransaction)
  }

  readonly #onTransaction = (transaction: Y.Transaction): void => {
    if (transaction.origin !== OWN && transaction.changed.size > 0) this.#schedule()
  }

  /** One analysis for all that arrives in the same tick, after the transaction that brought it. */
  #schedule(): void {
    if (this.#isDue || this.#isStopped || !this.#isReady) return
    this.#isDue = true
    setImmediate(() => {
      this.#isDue = false
      if (!this.#isStopped) this.#analyse()
    })
  }

  #analyse(): void {
    const { doc, notes, onAnalysed, onState } = this.#options
    const began = performance.now()
    const meta = readCallMeta(doc)
    const changed = this.#listen(meta.startedAt)
    if (changed.length > 0) {
      const found = this.#markSegments(changed)
      notes.keep({ segments: changed.map(({ segment }) => segment), found })
      this.#markProposals()
      onAnalysed?.({ segments: changed.length, ms: performance.now() - began })
    }
    this.#followFates()
    this.#followTurns()
    onState(meta.state, this)
  }

  #listen(startedAt: string | null): Heard[] {
    const { doc, places, clock } = this.#options
    const all = hear(readSegments(doc), this.#heard, {
      places: places(),
      startedAt: startedAt ?? clock(),
    })
    const changed = all.filter((said) => this.#heard.get(said.segment.id) !== said)
    this.#heard = new Map(all.map((said) => [said.segment.id, said]))
    return changed
  }

  #markSegments(changed: readonly Heard[]): Annotation[] {
    const marking = this.#marking()
    return changed.flatMap((said) => markSegment(this.#options.doc, said, marking))
  }

  #markProposals(): void {
    if (this.#isStopped || !this.#isReady) return
    const { doc, notes } = this.#options
    const marking = this.#marking()
    const suggestion = markSuggestion(doc, this.suggestion(), marking)
    const proposals = markProposals(doc, this.proposals(), marking)
    notes.keep({ found: suggestion ? [...proposals, suggestion] : proposals })
  }

  #marking() {
    const { callId, doc, clock } = this.#options
    return {
      callId,
      now: clock(),
      marks: new Map(readAnnotations(doc).map((mark) => [mark.id, mark])),
    }
  }

  #followFates(): void {
    const { doc, notes } = this.#options
    const next = fatesOf(readAnnotations(doc), this.heard())
    const changed = new Map([...next].filter(([id, fate]) => this.#fates.get(id) !== fate))
    this.#fates = next
    if (changed.size > 0) notes.keep({ fates: changed })
  }

  #followTurns(): void {
    const role = this.heard().at(-1)?.segment.role ?? null
    if (this.#lastRole === 'customer' && role !== 'customer') this.#options.onTurn(this)
    this.#lastRole = role
  }

  #areaKeys(): Set<string> {
    return areaKeys(this.#options.places())
  }
}
