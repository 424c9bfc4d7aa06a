import type { LeadStage } from '#domain/lead/fields.ts'
import { type CallCard, type Card, cardKey, type LeadCard } from '#domain/views/cards.ts'
import type { CardChanges } from '../../../live/cards/follow-cards.ts'
import { JoinedCards, type Part } from '../../../live/cards/joined-cards.ts'
import { BoardIndex } from './board-index.ts'
import { STAGES } from './columns.ts'
import type { Figures, Totals } from './figures.ts'
import type { FirstSight } from './first-sight.ts'

/** What a part of the page listens to: it renders when that changes, and never else. */
export type Topic =
  | `card ${string}`
  | `order ${LeadStage}`
  | `figures ${LeadStage}`
  | 'totals'
  | 'calls'

/** Another one each time somebody came, went or moved in a column. `isCalm`: for the first time in a second. */
export type Order = { size: number; isCalm: boolean }
/** A column whose order changes more often would never rest if its rows glided to their new places. */
const CALM_MS = 1_000

type StoreOptions = {
  /** Cards that are whole for this reader, until their document has come. */
  own: readonly Card[]
  /** When what has come is shown. All that came until then is one render. */
  soon?: (show: () => void) => void
  /** Runs `change`, which shows that these leads went to other columns. */
  showMoves?: (leadIds: readonly string[], change: () => void) => void
  now?: () => number
}

/** What came since the last render: at most one value for each card, however long nobody looks. */
type Waiting = { whole: ReadonlyMap<string, Card> | null; news: Map<string, Card | null> }

const NONE: Order = { size: 0, isCalm: false }

/** The board's cards as they are this moment, for many small listeners. */
export class BoardStore {
  readonly #joined: JoinedCards
  readonly #index = new BoardIndex()
  readonly #calls = new Map<string, CallCard>()
  readonly #listeners = new Map<Topic, Set<() => void>>()
  readonly #orders = new Map<LeadStage, Order>()
  readonly #orderedAt = new Map<LeadStage, number>()
  readonly #now: () => number
  readonly #soon: (show: () => void) => void
  readonly #showMoves: (leadIds: readonly string[], change: () => void) => void
  #served: FirstSight | null
  #callList: readonly CallCard[] = []
  readonly #waiting: Record<Part, Waiting> = { shared: nothingNew(), own: nothingNew() }
  #isHeld = false
  #isComing = false
  #areCallsNew = false
  #areSumsNew = false

  constructor(served: FirstSight, { own, soon, showMoves, now }: StoreOptions) {
    this.#now = now ?? Date.now
    this.#soon = soon ?? ((show) => requestAnimationFrame(show))
    this.#showMoves = showMoves ?? ((_ids, change) => change())
    this.#served = served
    this.#joined = new JoinedCards(served.cards, own)
    for (const card of served.cards) this.#see(cardKey(card), card)
    this.#refresh()
  }

  /** What changed in one of the board's documents. */
  receive(part: Part, changes: CardChanges): void {
    const { news } = this.#waiting[part]
    for (const [key, card] of changes) news.set(key, card)
    this.#showSoon()
  }

  /** All of one of the board's documents: from then on the sums are its own. */
  receiveWhole(part: Part, whole: ReadonlyMap<string, Card>): void {
    this.#waiting[part] = { whole, news: new Map() }
    this.#showSoon()
  }

  /** Until `release` nothing moves: a card is in somebody's hand. What comes meanwhile is kept. */
  hold(): void {
    this.#isHeld = true
  }

  release(): void {
    this.#isHeld = false
    this.#showSoon()
  }

  /** Shows a lead in another stage before the view does; null takes that back. At once: it is the reader's own doing. */
  move(leadId: string, stage: LeadStage | null): void {
    this.#index.move(leadId, stage)
    this.#show({ flies: stage === null })
  }

  lead(id: string): LeadCard | undefined {
    return this.#index.get(id)
  }

  order(stage: LeadStage): Order {
    return this.#orders.get(stage) ?? NONE
  }

  idAt(stage: LeadStage, row: number): string | undefined {
    return this.#index.idAt(stage, row)
  }

  rowOf(leadId: string): number | undefined {
    return this.#index.rowOf(leadId)
  }

  figures(stage: LeadStage): Figures {
    return this.#served?.figures[stage] ?? this.#index.figures(stage)
  }

  totals(): Totals {
    return this.#served?.totals ?? this.#index.totals
  }

  due(now: number): number {
    return this.#served?.due ?? this.#index.due(now)
  }

  calls(): readonly CallCard[] {
    return this.#callList
  }

  subscribe(topic: Topic, listener: () => void): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set()
    this.#listeners.set(topic, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.#listeners.delete(topic)
    }
  }

  #showSoon(): void {
    if (this.#isHeld || this.#isComing) return
    this.#isComing = true
    this.#soon(() => {
      this.#isComing = false
      if (this.#isHeld) return
      this.#takeIn('shared')
      this.#takeIn('own')
      this.#show({ flies: true })
    })
  }

  #takeIn(part: Part): void {
    const { whole, news } = this.#waiting[part]
    this.#waiting[part] = nothingNew()
    if (whole) this.#seeAll(this.#joined.replace(part, whole))
    this.#seeAll(this.#joined.change(part, news))
    if (!whole || part === 'own' || !this.#served) return
    this.#served = null
    this.#areSumsNew = true
  }

  #seeAll(changes: CardChanges): void {
    for (const [key, card] of changes) this.#see(key, card)
  }

  #see(key: string, card: Card | null): void {
    const [kind, id] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)]
    if (kind === 'lead') this.#index.see(id, card?.kind === 'lead' ? card : null)
    if (kind !== 'call') return
    if (card?.kind === 'call') this.#calls.set(id, card)
    else this.#calls.delete(id)
    this.#areCallsNew = true
  }

  #show({ flies }: { flies: boolean }): void {
    const { topics, moved } = this.#refresh()
    const tell = () => {
      for (const topic of topics)
        for (const listener of this.#listeners.get(topic) ?? []) listener()
    }
    if (flies && moved.length > 0) this.#showMoves(moved, tell)
    else tell()
  }

  #reorder(stage: LeadStage): void {
    const now = this.#now()
    const isCalm = now - (this.#orderedAt.get(stage) ?? 0) > CALM_MS
    this.#orderedAt.set(stage, now)
    this.#orders.set(stage, { size: this.#index.size(stage), isCalm })
  }

  /** Makes what listeners read anew where it changed, and says what that is. */
  #refresh(): { topics: Topic[]; moved: string[] } {
    const { cards, order, figures, moved } = this.#index.takeTouched()
    for (const stage of order) this.#reorder(stage)
    const topics: Topic[] = [
      ...[...cards].map((id) => `card ${id}` as const),
      ...[...order].map((stage) => `order ${stage}` as const),
      ...(this.#areSumsNew ? STAGES : [...figures]).map((stage) => `figures ${stage}` as const),
    ]
    if (figures.size > 0 || this.#areSumsNew) topics.push('totals')
    this.#areSumsNew = false
    if (this.#areCallsNew) {
      this.#callList = [...this.#calls.values()]
      topics.push('calls')
    }
    this.#areCallsNew = false
    const isCalm = [...order].every((stage) => this.#orders.get(stage)?.isCalm)
    return { topics, moved: isCalm ? [...moved] : [] }
  }
}

function nothingNew(): Waiting {
  return { whole: null, news: new Map() }
}
