import type * as Y from 'yjs'
import { z } from 'zod'
import { CALL_STATES } from '../call/fields.ts'
import { keysOf } from '../catalogue.ts'
import { cardsIn, infoIn } from '../documents/shared-types.ts'
import { type Card, cardKey, CardSchema, parseCards } from './cards.ts'

/** A card to set under its key, or null to take away. */
export type CardChange = { key: string; card: Card | null }
/** `settings` is the version of the house's settings, where a view tells of it. */
export type ViewInfo = { sequence: number; at: string; settings?: number }

export function readCards(doc: Y.Doc): Card[] {
  return parseCards(cardsIn(doc))
}

export function readViewSequence(doc: Y.Doc): number {
  const sequence = infoIn(doc).get('sequence')
  return typeof sequence === 'number' ? sequence : 0
}

/** The version of the settings that a desk was last told; 0 before it was told any. */
export function readSettingsVersion(info: Y.Map<unknown>): number {
  const version = info.get('settings')
  return typeof version === 'number' ? version : 0
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
  const stale = [...cardsIn(doc).keys()].filter((key) => !wanted.has(key))
  const changes = [
    ...stale.map((key) => ({ key, card: null })),
    ...[...wanted].map(([key, card]) => ({ key, card })),
  ]
  if (claim) infoIn(doc).set('at', info.at)
  write(doc, changes, { ...info, counters: countCalls(cards) })
}

/** Applies what differs, at the cost of what differs: no other card is looked at. A view that shows the same already is not touched. */
export function applyCardChanges(doc: Y.Doc, changes: readonly CardChange[], info: ViewInfo): void {
  write(doc, changes, { ...info, counters: recountCalls(doc, changes) })
}

type Counters = Record<string, number>

function write(
  doc: Y.Doc,
  changes: readonly CardChange[],
  { sequence, at, counters, settings }: ViewInfo & { counters: Counters },
): void {
  const cards = cardsIn(doc)
  const info = infoIn(doc)
  const real = changes.filter(({ key, card }) => !isSame(cards.get(key), card))
  const isCounted = isSame(info.get('counters'), counters)
  const isSettingsTold = settings === undefined || info.get('settings') === settings
  if (real.length === 0 && isCounted && isSettingsTold) return
  doc.transact(() => {
    for (const { key, card } of real) {
      if (card) cards.set(key, card)
      else cards.delete(key)
    }
    info.set('sequence', sequence)
    info.set('at', at)
    if (!isCounted) info.set('counters', counters)
    if (!isSettingsTold) info.set('settings', settings)
  })
}

/** How many calls are in each state: what a wall shows in large. */
function countCalls(cards: readonly Card[]): Counters {
  const counters = noCalls()
  for (const card of cards) count(counters, card, 1)
  return counters
}

/** The counters after these changes, from those before them. */
function recountCalls(doc: Y.Doc, changes: readonly CardChange[]): Counters {
  const counters = {
    ...noCalls(),
    ...CountersSchema.safeParse(infoIn(doc).get('counters')).data,
  }
  for (const { key, card } of changes) {
    count(counters, CardSchema.safeParse(cardsIn(doc).get(key)).data ?? null, -1)
    count(counters, card, 1)
  }
  return counters
}

const CountersSchema = z.record(z.string(), z.number())

function noCalls(): Counters {
  return Object.fromEntries(keysOf(CALL_STATES).map((state) => [state, 0]))
}

function count(counters: Counters, card: Card | null, by: 1 | -1): void {
  if (card?.kind === 'call') counters[card.state] = (counters[card.state] ?? 0) + by
}

function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(before ?? null) === JSON.stringify(after ?? null)
}
