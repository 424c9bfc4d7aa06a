import { type Card, cardKey } from '#domain/views/cards.ts'
import type { CardChanges } from './follow-cards.ts'

export type Part = 'shared' | 'own'

/** The cards that everybody sees with one's own whole ones in their places, kept by what changes in either. */
export class JoinedCards {
  readonly #parts: Record<Part, Map<string, Card>>

  constructor(shared: readonly Card[], own: readonly Card[]) {
    this.#parts = { shared: byKey(shared), own: byKey(own) }
  }

  /** What this changes of what is seen. */
  change(part: Part, changes: CardChanges): CardChanges {
    const cards = this.#parts[part]
    const seen = new Map<string, Card | null>()
    for (const [key, card] of changes) {
      const before = this.#get(key)
      if (card) cards.set(key, card)
      else cards.delete(key)
      const after = this.#get(key)
      if (!isSame(before, after)) seen.set(key, after)
    }
    return seen
  }

  /** As `change`, for a part that is known whole: what it does not hold is gone. */
  replace(part: Part, cards: ReadonlyMap<string, Card>): CardChanges {
    const gone = [...this.#parts[part].keys()].filter((key) => !cards.has(key))
    return this.change(part, new Map([...gone.map((key) => [key, null] as const), ...cards]))
  }

  #get(key: string): Card | null {
    const shared = this.#parts.shared.get(key)
    return shared ? (this.#parts.own.get(key) ?? shared) : null
  }
}

function byKey(cards: readonly Card[]): Map<string, Card> {
  return new Map(cards.map((card) => [cardKey(card), card]))
}

function isSame(a: Card | null, b: Card | null): boolean {
  if (a === null || b === null) return a === b
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
