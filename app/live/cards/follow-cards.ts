import type * as Y from 'yjs'
import { cardsIn, infoIn } from '#domain/documents/shared-types.ts'
import { type Card, parseCard } from '#domain/views/cards.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { hasContent } from '../document/use-live-state.ts'

/** Cards by key as they are now; null for one that is gone. */
export type CardChanges = ReadonlyMap<string, Card | null>
export type HearCards = {
  /** Everything that the view holds: when its writer has filled it, and again when a new copy took the old one's place. */
  whole: (cards: ReadonlyMap<string, Card>) => void
  changed: (changes: CardChanges) => void
}

/** Tells what changes in a live view, at the cost of what changes. Returns what ends it. */
export function followCards(live: LiveDocument, hear: HearCards): () => void {
  let doc: Y.Doc | null = null
  let leave = () => {}
  function look(): void {
    if (!hasContent(live) || live.doc === doc) return
    leave()
    doc = live.doc
    leave = followDocument(doc, hear)
  }
  look()
  const unsubscribe = live.subscribe(look)
  return () => {
    unsubscribe()
    leave()
  }
}

function followDocument(doc: Y.Doc, hear: HearCards): () => void {
  const [cards, info] = [cardsIn(doc), infoIn(doc)]
  let isFilled = false
  let isReading = false
  let isLeft = false
  function fill(): void {
    if (isFilled || isReading || !info.has('sequence')) return
    isReading = true
    readInTurns([...cards.values()], () => {
      if (isLeft) return
      isFilled = true
      const standing = new Map<string, Card>()
      for (const [key, value] of cards) {
        const card = parseCard(value)
        if (card) standing.set(key, card)
      }
      hear.whole(standing)
    })
  }
  function change({ keysChanged }: Y.YMapEvent<unknown>): void {
    if (isFilled)
      hear.changed(new Map([...keysChanged].map((key) => [key, parseCard(cards.get(key))])))
    else fill()
  }
  fill()
  info.observe(fill)
  cards.observe(change)
  return () => {
    isLeft = true
    info.unobserve(fill)
    cards.unobserve(change)
  }
}

/** To read so many takes less than a frame. */
const AT_ONCE = 250

/**
 * Reads cards so that they are known when all of them are asked for, and lets keys and pointers be answered between: a board of thousands would hold them up for seconds.
 * What is changed meanwhile is read with the rest, at the end.
 */
function readInTurns(values: readonly unknown[], done: () => void): void {
  for (const value of values.slice(0, AT_ONCE)) parseCard(value)
  const rest = values.slice(AT_ONCE)
  if (rest.length === 0) done()
  else setTimeout(readInTurns, 0, rest, done)
}
