import { useRef } from 'react'
import { cardsIn, infoIn } from '#domain/documents/shared-types.ts'
import { type Card, parseCards } from '#domain/views/cards.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { useContent } from '../document/use-live-state.ts'
import { useY } from '../document/use-y.ts'

/**
 * The cards of a live view; until its writer has filled it, those that the server rendered. While a new copy takes the
 * place of the old one, what stood there last stays.
 */
export function useCards(live: LiveDocument | null, initial: readonly Card[]): readonly Card[] {
  const doc = useContent(live)
  const written = useY(doc && infoIn(doc), (info) => info.has('sequence'))
  const cards = useY(doc && cardsIn(doc), parseCards, sameCards)
  const last = useRef<{ live: LiveDocument | null; cards: readonly Card[] } | null>(null)
  if (written && cards) last.current = { live, cards }
  return last.current?.live === live ? last.current.cards : initial
}

function sameCards(a: readonly Card[], b: readonly Card[]): boolean {
  return a.length === b.length && a.every((card, index) => card === b[index])
}
