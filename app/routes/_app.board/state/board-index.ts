import type { LeadStage } from '#domain/lead/fields.ts'
import type { LeadCard } from '#domain/views/cards.ts'
import { insertSorted, removeSorted, sortedIndex } from '../../../components/format/sorted.ts'
import { STAGES } from './columns.ts'
import {
  countIn,
  type Figures,
  isOpen,
  NO_FIGURES,
  NO_TOTALS,
  totalIn,
  type Totals,
} from './figures.ts'

/** A card where it stands: in its stage as the view has it, or where somebody here has just put it. */
type Placed = { card: LeadCard; isMoved: boolean; since: string }
/** What a change touched. `order`: who is in a column, or where. */
export type Touched = {
  cards: Set<string>
  order: Set<LeadStage>
  figures: Set<LeadStage>
  /** Cards that went from one column to another. */
  moved: Set<string>
}

/**
 * Leads in their columns, the one that came last on top, with the sums over them: kept in order by what changes, so that a
 * change costs the same however many cards there are.
 */
export class BoardIndex {
  readonly #seen = new Map<string, LeadCard>()
  readonly #moves = new Map<string, LeadStage>()
  readonly #placed = new Map<string, Placed>()
  readonly #columns = eachStage((): Placed[] => [])
  readonly #figures = eachStage(() => NO_FIGURES)
  readonly #followUps: number[] = []
  #totals = NO_TOTALS
  #touched = nothingTouched()

  get(id: string): LeadCard | undefined {
    return this.#placed.get(id)?.card
  }

  size(stage: LeadStage): number {
    return this.#columns[stage].length
  }

  idAt(stage: LeadStage, row: number): string | undefined {
    return this.#columns[stage][row]?.card.id
  }

  /** Where the card stands in its column. */
  rowOf(id: string): number | undefined {
    const placed = this.#placed.get(id)
    return placed && sortedIndex(this.#columns[placed.card.stage], placed, latestFirst)
  }

  figures(stage: LeadStage): Figures {
    return this.#figures[stage]
  }

  get totals(): Totals {
    return this.#totals
  }

  /** How many open leads should have been followed up by now. */
  due(now: number): number {
    return sortedIndex(this.#followUps, now + 1, byNumber)
  }

  /** As the view has it; null: it has left the board. A move that the view now shows is over. */
  see(id: string, card: LeadCard | null): void {
    if (card) this.#seen.set(id, card)
    else this.#seen.delete(id)
    if (!card || this.#moves.get(id) === card.stage) this.#moves.delete(id)
    this.#place(id)
  }

  /** Shows the card in a stage that the view does not have it in yet; null takes that back. */
  move(id: string, stage: LeadStage | null): void {
    if (stage && this.#seen.has(id)) this.#moves.set(id, stage)
    else this.#moves.delete(id)
    this.#place(id)
  }

  /** What was touched since this was asked last. */
  takeTouched(): Touched {
    const touched = this.#touched
    this.#touched = nothingTouched()
    return touched
  }

  #place(id: string): void {
    const before = this.#placed.get(id)
    const after = this.#placeOf(id)
    if (before) this.#count(before.card, -1)
    if (after) this.#count(after.card, 1)
    this.#touched.cards.add(id)
    const stays =
      before?.card.stage === after?.card.stage &&
      before &&
      after &&
      latestFirst(before, after) === 0
    if (stays) {
      const column = this.#columns[after.card.stage]
      column[sortedIndex(column, before, latestFirst)] = after
    } else {
      if (before) this.#take(before)
      if (after) this.#put(after)
      if (before && after && before.card.stage !== after.card.stage) this.#touched.moved.add(id)
    }
    if (after) this.#placed.set(id, after)
    else this.#placed.delete(id)
  }

  #placeOf(id: string): Placed | null {
    const seen = this.#seen.get(id)
    if (!seen) return null
    const moved = this.#moves.get(id)
    const since = seen.stageChangedAt ?? seen.createdAt
    return { card: moved ? { ...seen, stage: moved } : seen, isMoved: Boolean(moved), since }
  }

  #take(placed: Placed): void {
    removeSorted(this.#columns[placed.card.stage], placed, latestFirst)
    this.#touched.order.add(placed.card.stage)
  }

  #put(placed: Placed): void {
    insertSorted(this.#columns[placed.card.stage], placed, latestFirst)
    this.#touched.order.add(placed.card.stage)
  }

  #count(card: LeadCard, by: 1 | -1): void {
    this.#figures[card.stage] = countIn(this.#figures[card.stage], card, by)
    this.#totals = totalIn(this.#totals, card, by)
    this.#touched.figures.add(card.stage)
    if (!isOpen(card) || !card.nextFollowUpAt) return
    const at = Date.parse(card.nextFollowUpAt)
    if (by === 1) insertSorted(this.#followUps, at, byNumber)
    else removeSorted(this.#followUps, at, byNumber)
  }
}

function latestFirst(a: Placed, b: Placed): number {
  return (
    Number(b.isMoved) - Number(a.isMoved) ||
    compareText(b.since, a.since) ||
    compareText(a.card.id, b.card.id)
  )
}

/** By code units: instants and ids need no alphabet, whose rules cost a hundred times as much. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function byNumber(a: number, b: number): number {
  return a - b
}

function eachStage<Value>(make: () => Value): Record<LeadStage, Value> {
  return Object.fromEntries(STAGES.map((stage) => [stage, make()])) as Record<LeadStage, Value>
}

function nothingTouched(): Touched {
  return { cards: new Set(), order: new Set(), figures: new Set(), moved: new Set() }
}
