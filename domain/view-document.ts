import type * as Y from 'yjs'
import { CALL_STATES } from './call/fields.ts'
import { keysOf } from './catalogue.ts'
import { type Card, cardKey, CardSchema } from './views.ts'

/** A card to set under its key, or null to take away. */
export type CardChange = { key: string; card: Card | null }
export type ViewInfo = { sequence: number; at: string }

export function readCards(doc: Y.Doc): Card[] {
  return [...doc.getMap('cards').values()].flatMap(
    (value) => CardSchema.safeParse(value).data ?? [],
  )
}

export function readViewSequence(doc: Y.Doc): number {
  const sequence = doc.getMap('info').get('sequence')
  return typeof sequence === 'number' ? sequence : 0
}

/**
 * Makes the view hold exactly these cards and touches only those that differ. `claim`: writes in any case, which makes a
 * new writer's fencing token known to the log.
 */
export function replaceCards(
  doc: Y.Doc,
  cards: readonly Card[],
  { claim = false, ...info }: ViewInfo & { claim?: boolean },
): void {
  const wanted = new Map(cards.map((card) => [cardKey(card), card]))
  const stale = [...doc.getMap('cards').keys()].filter((key) => !wanted.has(key))
  const changes = [
    ...stale.map((key) => ({ key, card: null })),
    ...[...wanted].map(([key, card]) => ({ key, card })),
  ]
  if (claim) doc.getMap('info').set('at', info.at)
  applyCardChanges(doc, changes, info)
}

/** Applies what differs. `info` moves on with it; a view that shows the same already is not touched. */
export function applyCardChanges(
  doc: Y.Doc,
  changes: readonly CardChange[],
  { sequence, at }: ViewInfo,
): void {
  const cards = doc.getMap('cards')
  const info = doc.getMap('info')
  const real = changes.filter(({ key, card }) => !isSame(cards.get(key), card))
  if (real.length === 0 && info.has('sequence')) return
  doc.transact(() => {
    for (const { key, card } of real) {
      if (card) cards.set(key, card)
      else cards.delete(key)
    }
    info.set('sequence', sequence)
    info.set('at', at)
    const counters = countCalls(doc)
    if (!isSame(info.get('counters'), counters)) info.set('counters', counters)
  })
}

/** How many calls are in each state: what a wall shows in large. */
function countCalls(doc: Y.Doc): Record<string, number> {
  const cards = readCards(doc)
  return Object.fromEntries(
    keysOf(CALL_STATES).map((state) => [
      state,
      cards.filter((card) => card.kind === 'call' && card.state === state).length,
    ]),
  )
}

function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(before ?? null) === JSON.stringify(after ?? null)
}
